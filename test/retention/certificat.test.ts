/** What the certificate of a purge says, to the letter: it is all that is left of the documents. */
import { expect, test } from 'vitest';
import { certificats } from '../../functions/retention/certificat.ts';
import type { DonneesPurgees } from '../../schemas/evenements/preuve.ts';

const SHA = { fichier: '1'.repeat(64), verdict: '2'.repeat(64), acquit: '3'.repeat(64) };
type Purgees = DonneesPurgees['data']['purgees'];

const purge = (purgees: Purgees): DonneesPurgees => ({
  stream: `preuve/${'d'.repeat(64)}`,
  seq: 4,
  type: 'DonneesPurgees',
  v: 1,
  at: '2036-12-31T23:30:00.000Z',
  data: { retention: 'conservation-2026.1', purgees },
  prev: '0'.repeat(64),
  hash: 'e'.repeat(64),
});

const terme = '2036-12-31';

test('the certificate says what was destroyed, when in Paris, on what ground, and what remains', () => {
  const [json, texte] = certificats(
    purge([
      { genre: 'fichier', sha256: SHA.fichier, terme },
      { genre: 'verdict', sha256: SHA.verdict, terme, autres: 2 },
      { genre: 'acquit', sha256: SHA.acquit, terme: '2032-02-29', autres: 1, copies: 1 },
    ]),
  );
  expect(texte?.key).toBe(`purges/${'d'.repeat(64)}/4.txt`);
  expect(texte?.octets.toString()).toBe(`CERTIFICAT DE PURGE

Dépôt      : ${'d'.repeat(64)}
Purgé le   : 01/01/2037 à 00 h 30 (heure de Paris)
Règles     : conservation-2026.1
Événement  : ${'e'.repeat(64)}

Au terme de leur durée de conservation, ne sont plus conservés au titre de ce dépôt :

- Fichier déposé, conservé jusqu’au 31/12/2036 inclus
  SHA-256 : ${SHA.fichier}
- Verdict détaillé, conservé jusqu’au 31/12/2036 inclus
  SHA-256 : ${SHA.verdict}
  et 2 autres versions que le journal ne nomme pas
- Acquit (réponse au déposant), conservé jusqu’au 29/02/2032 inclus
  SHA-256 : ${SHA.acquit}
  et une autre version que le journal ne nomme pas
  et sa copie publiée

Leurs octets ont été détruits. Si un autre dépôt a exactement les mêmes, ils restent conservés au titre de cet autre
dépôt, jusqu’à son propre terme.

Le journal des événements, qui ne contient ni ces documents ni leur texte, est conservé : la chaîne de ses
empreintes et ses sceaux restent vérifiables.
`);
  expect(json?.key).toBe(`purges/${'d'.repeat(64)}/4.json`);
  expect(JSON.parse(json?.octets.toString() ?? '')).toEqual({
    v: 1,
    depot: 'd'.repeat(64),
    at: '2036-12-31T23:30:00.000Z',
    evenement: 'e'.repeat(64),
    retention: 'conservation-2026.1',
    purgees: [
      { genre: 'fichier', sha256: SHA.fichier, terme },
      { genre: 'verdict', sha256: SHA.verdict, terme, autres: 2 },
      { genre: 'acquit', sha256: SHA.acquit, terme: '2032-02-29', autres: 1, copies: 1 },
    ],
  });
});
