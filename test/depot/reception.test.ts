/** What arrives: its key, its name, its accusé de réception. */
import { describe, expect, test } from 'vitest';
import { depotIdDe, lireCle } from '../../functions/depot/cle.ts';
import { recevoir } from '../../functions/depot/handler.ts';
import { sha256Jcs } from '../../functions/journal/evenement.ts';
import { plateformePassagere } from '../platform/dossier.ts';
import { SIRET, sha256De } from './exemples.ts';

describe('la clé', () => {
  test.each([
    [`ordonnateurs/${SIRET}/pes.xml`, 'ok'],
    [`ordonnateurs/${SIRET}/Été – budget œuvré 2026.xml`, 'ok'],
    [`ordonnateurs/${SIRET}/${'n'.repeat(200)}`, 'ok'],
    [`ordonnateurs/${SIRET}/${'n'.repeat(201)}`, 'NOM_DE_FICHIER_TROP_LONG'],
    [`ordonnateurs/${SIRET}/a/b.xml`, 'NOM_DE_FICHIER_INTERDIT'],
    [`ordonnateurs/${SIRET}/`, 'NOM_DE_FICHIER_INTERDIT'],
    [`ordonnateurs/${SIRET}/..`, 'NOM_DE_FICHIER_INTERDIT'],
    [`ordonnateurs/${SIRET}/a\u0007.xml`, 'NOM_DE_FICHIER_INTERDIT'],
    [`ordonnateurs/${SIRET}/a\u202elmx.sep`, 'NOM_DE_FICHIER_INTERDIT'],
    [`ordonnateurs/${SIRET}/a\\b`, 'NOM_DE_FICHIER_INTERDIT'],
    ['ordonnateurs/123/pes.xml', 'CLE_INCONNUE'],
    [`comptables/${SIRET}/pes.xml`, 'CLE_INCONNUE'],
  ])('%j : %s', (key, attendu) => {
    const lue = lireCle(key);
    expect(lue.ok ? 'ok' : lue.refus.code).toBe(attendu);
  });
});

const message = {
  bucket: 'depot',
  key: `ordonnateurs/${SIRET}/pes.xml`,
  version: 'v1',
  sha256: sha256De('pes'),
  size: 3,
} as const;

test('le même dépôt reçu deux fois donne le même accusé, même plus tard', async () => {
  const plateforme = plateformePassagere();
  const premier = await recevoir(plateforme)(message);
  plateforme.avancer(3600);
  expect(await recevoir(plateforme)(message)).toEqual({ ...premier, dejaDepose: true });
  expect(premier).toMatchObject({
    ok: true,
    dejaDepose: false,
    accuse: {
      depotId: sha256Jcs(['depot', message.key, 'v1']),
      recuLe: '2026-11-02T08:00:00.000Z',
      texte: expect.stringContaining('02/11/2026 à 09 h 00 (heure de Paris)'),
    },
  });
  const [entree] = await plateforme.journal.outboxDue({ sentBefore: '0000', limit: 10 });
  expect(entree).toMatchObject({ id: depotIdDe(message), queue: 'verifier', group: SIRET });
});

test('une autre version du même nom est un autre dépôt', () => {
  expect(depotIdDe({ ...message, version: 'v2' })).not.toBe(depotIdDe(message));
});

test('un message qui ne désigne personne est refusé, en français', async () => {
  const reponse = await recevoir(plateformePassagere())({ ...message, key: 'ailleurs/pes.xml' });
  expect(reponse).toMatchObject({
    ok: false,
    refus: { code: 'CLE_INCONNUE', phrase: expect.stringContaining('SIRET') },
  });
});

test('deux réceptions à la fois du même dépôt : une seule le découvre', async () => {
  const plateforme = plateformePassagere();
  const reponses = await Promise.all([recevoir(plateforme)(message), recevoir(plateforme)(message)]);
  expect(reponses.map((reponse) => reponse.ok && reponse.dejaDepose).sort()).toEqual([false, true]);
});

test.each([
  [9_999_999, 'verifier'],
  [10_000_000, 'verifier-gros'],
])('un fichier de %i octets se vérifie dans la file %s', async (size, queue) => {
  const plateforme = plateformePassagere();
  await recevoir(plateforme)({ ...message, size });
  const [envoi] = await plateforme.journal.outboxDue({ sentBefore: plateforme.horloge.now(), limit: 1 });
  expect(envoi?.queue).toBe(queue);
});
