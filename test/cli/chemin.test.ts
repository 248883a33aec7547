/** `passerelle chemin` answers as its contract says. */

import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { autorite, type Emis, emettre, emettreCrl } from '../signature/chemin/autorites.ts';
import { passerelle } from './commande-lancee.ts';

const dossier = mkdtempSync(join(tmpdir(), 'chemin-'));
afterAll(() => rmSync(dossier, { recursive: true }));

const racine = autorite('Racine');
const ac = autorite('AC', racine);
const signe = emettre({ cn: 'Camille', emetteur: ac, serie: 42 });
const base64 = ({ der }: Emis) => der.toString('base64');
const REQUETE = {
  leaf: base64(signe),
  intermediates: [base64(ac)],
  anchors: [new X509Certificate(racine.der).toString()],
  crls: [],
  at: '2026-06-15T12:00:00Z',
  checkRevocation: false,
};

async function appeler(requete: unknown, ...options: string[]) {
  const fichier = join(dossier, 'requete.json');
  writeFileSync(fichier, typeof requete === 'string' ? requete : JSON.stringify(requete));
  const { code, sortie, messages } = await passerelle(['chemin', fichier, ...options]);
  return { code, reponse: sortie === '' ? null : JSON.parse(sortie), messages };
}

test('a valid path: its subjects, no motif, exit 0', async () => {
  expect(await appeler(REQUETE, '--json')).toEqual({
    code: 0,
    reponse: { valide: true, motif: null, chemin: ['Racine', 'AC', 'Camille'].map((cn) => `C=FR, O=Essai, CN=${cn}`) },
    messages: '',
  });
});

test('an array of requests: an array of answers, exit 1 if one is not valid', async () => {
  const crls = [emettreCrl({ emetteur: racine }), emettreCrl({ emetteur: ac, revoques: [[42, 1]] })];
  const revoque = { ...REQUETE, checkRevocation: true, crls: crls.map((crl) => crl.toString('base64')) };
  const { code, reponse, messages } = await appeler([REQUETE, revoque]);
  expect(code).toBe(1);
  expect(reponse.map(({ motif }: { motif: string }) => motif)).toEqual([null, 'CHEMIN_CERTIFICAT_REVOQUE']);
  expect(messages).toContain('Le certificat de Camille a été révoqué le 01/05/2026 à 00:00:00 UTC (clé compromise).');
});

test.each([
  ['not JSON', '{'],
  ['a field is missing', { ...REQUETE, at: undefined }],
  ['a misspelt option', { ...REQUETE, checkRevocaton: true }],
  ['not base64', { ...REQUETE, leaf: '***' }],
  ['no instant', [{ ...REQUETE, at: 'hier' }]],
])('%s is a misuse', async (_, requete) => {
  const { code, reponse } = await appeler(requete, '--json');
  expect([code, reponse]).toEqual([2, null]);
});

test('bytes that are no certificate are an answer', async () => {
  const { code, reponse } = await appeler({ ...REQUETE, leaf: 'AAAA' }, '--json');
  expect([code, reponse]).toEqual([1, { valide: false, motif: 'CHEMIN_CERTIFICAT_ILLISIBLE', chemin: [] }]);
});
