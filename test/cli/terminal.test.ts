import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { jsonSobre, lignesSobres, sobre } from '../../functions/console/en-clair/sobre.ts';
import { passerelle } from './commande-lancee.ts';

/** ESC, C1 CSI, C1 OSC, DEL, a bidi override, a bidi isolate, a line separator. */
const HOSTILE = '\u001b[2Ja\u009b2Jb\u009d0;x\u0007\u007f\u202egnp\u2066\u2069\u2028fin';
const ACTIFS = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;

/** A server whose every answer is this document. */
async function serveurHostile(document: object, statut = 200): Promise<string> {
  const serveur = createServer((_, reponse) => {
    reponse.writeHead(statut, { 'Content-Type': 'application/json' }).end(JSON.stringify(document));
  });
  await new Promise<void>((resolve) => serveur.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void serveur.close());
  const adresse: AddressInfo | string | null = serveur.address();
  if (adresse === null || typeof adresse === 'string') throw new Error('no port');
  return `http://127.0.0.1:${adresse.port}`;
}

const depot = {
  depotId: 'a'.repeat(64),
  nom: `${HOSTILE}\nligne forgée`,
  etat: 'rejete',
  repondu: true,
  phrase: HOSTILE,
  etapes: [{ phrase: HOSTILE, instant: '2026-11-02T08:00:00.000Z', dureeMs: null }],
  detailAnomalies: [{ phrase: HOSTILE, remede: HOSTILE, ligne: 1, colonne: 1 }],
};

test('suivre: what a file says cannot drive the terminal, nor pass for another line', async () => {
  const serveur = await serveurHostile(depot);
  const { code, sortie } = await passerelle(['suivre', depot.depotId, '--serveur', serveur]);
  expect(code).toBe(1);
  expect(sortie).not.toMatch(ACTIFS);
  expect(sortie).not.toMatch(/^ligne forgée/m);
  expect(sortie).toContain('gnp');
});

test('--json: the same characters are escaped, and their values unchanged', async () => {
  const serveur = await serveurHostile(depot);
  const { sortie } = await passerelle(['suivre', depot.depotId, '--serveur', serveur, '--json']);
  expect(sortie).not.toMatch(ACTIFS);
  expect(sortie).toContain('\\u009b2Jb');
  expect(sortie).toContain('\\u202e');
  expect(JSON.parse(sortie)).toEqual(depot);
});

test('a refusal of the server, or the name of a file, cannot either', async () => {
  const serveur = await serveurHostile({ detail: HOSTILE, remede: HOSTILE }, 400);
  const refus = await passerelle(['suivre', depot.depotId, '--serveur', serveur]);
  expect(refus.code).toBe(2);
  expect(refus.messages).not.toMatch(ACTIFS);
  const absent = `${HOSTILE}\nligne forgée.xml`;
  for (const commande of [
    ['verifier', absent],
    ['deposer', absent, '--siret', '00012345600013'],
  ]) {
    const { code, messages } = await passerelle(commande);
    expect(code).toBe(2);
    expect(messages).not.toMatch(ACTIFS);
    expect(messages).not.toMatch(/^ligne forgée/m);
  }
});

test('our own words and their line breaks are left as they are', () => {
  const texte = 'Accepté.\n  12\u00a0345\u202f€ – l’œuvre ✓';
  expect(lignesSobres(texte)).toBe(texte);
  expect(sobre('a\nb')).toBe('a\uFFFDb');
  expect(jsonSobre('{"a":"\u{e0001}é"}\n')).toBe('{"a":"\\udb40\\udc01é"}\n');
});
