/** What the journal tells of the phase comminatoire, and to whom: a poste and an étude, and nobody else's. */
import { expect, test } from 'vitest';
import { auteurDe } from '../../../functions/console/en-clair/auteur.ts';
import { evenementEnClair } from '../../../functions/console/en-clair/evenement.ts';
import { journalDe, suivreLesEvenements } from '../../../functions/console/lecture/exploitation/journal-suivi.ts';
import { CONTRAT, ETUDE, POSTE } from '../../pca/exemples.ts';
import { dossiersEprouves } from './dossiers-eprouves.ts';

const jour = '2026-02-02';

async function unJour() {
  const eprouves = await dossiersEprouves(jour);
  await eprouves.confier('J-1', 40_000);
  await eprouves.lire(`/dossiers/${POSTE}/J-1`, eprouves.etude);
  await eprouves.acte('J-1', 'versement', eprouves.etude, {
    ...{ mouvement: 'V1', montant: 10_000, mode: 'virement', recuLe: jour },
  });
  await suivreLesEvenements(eprouves, eprouves.journal.tous);
  return eprouves;
}

test('the events of a dossier are in the journal of its poste and of its étude, and in no other', async () => {
  const { lectures } = await unJour();
  const de = async (portee: Parameters<typeof journalDe>[0]) =>
    (await lectures.list(journalDe(portee), { limit: 100 })).join('\n');
  for (const portee of [`poste/${POSTE}`, `etude/${ETUDE}`] as const) {
    expect(await de(portee)).toContain(`dossier/${POSTE}-J-1`);
    expect(await de(portee)).toContain(`contrat/${CONTRAT}`);
  }
  expect(await de('poste/052999')).toBe('');
  expect(await de('etude/52000000900099')).toBe('');
});

test('each is told in French, under its own name, with whoever did it', async () => {
  const { journal } = await unJour();
  const verse = journal.tous.find(({ type }) => type === 'VersementRecu');
  if (verse === undefined) throw new Error('no payment');
  expect(evenementEnClair(verse)).toMatchObject({ objet: `${POSTE}-J-1`, phrase: expect.stringContaining('100,00') });
  expect(auteurDe(verse)).toMatch(/^Étude .*\(/);
  for (const event of journal.tous.filter(({ stream }) => stream.startsWith('contrat/')))
    expect(evenementEnClair(event)).toMatchObject({ objet: CONTRAT, phrase: expect.stringMatching(/\.$/) });
});

test('an act that a signed file told names the file', () => {
  const par = { role: 'comptable', id: 'depot.9c369612eaee', codique: POSTE };
  const message = { id: 'm', empreinte: 'e', par };
  expect(auteurDe({ type: 'DemandeSignee', data: { message } })).toBe(
    `Comptable ${POSTE}, par le fichier déposé 9c369612eaee`,
  );
});
