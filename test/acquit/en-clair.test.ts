/** The answer in plain text: what, where, what to do; in bounded length, on lines that are ours. */
import { expect, test } from 'vitest';
import { acquitEnClair } from '../../functions/acquit/en-clair.ts';
import { sobre } from '../../functions/console/en-clair/sobre.ts';
import { ANOMALIES_PAR_NIVEAU } from '../../functions/format/anomalies-gardees.ts';
import type { DepotRecu } from '../../schemas/evenements/depot.ts';
import { anomalie, MOTIFS } from '../../schemas/motifs/catalogue.ts';
import { bordereau, pj, SIRET, sha256De, verdict } from '../depot/exemples.ts';

const recuLe = '2026-11-02T08:00:00.000Z';
const recu = {
  stream: `depot/${'d'.repeat(64)}`,
  seq: 1,
  type: 'DepotRecu',
  v: 1,
  at: recuLe,
  data: {
    bucket: 'depot',
    key: `ordonnateurs/${SIRET}/pes.xml`,
    version: 'v1',
    sha256: sha256De('pes'),
    size: 3,
    nom: 'pes.xml',
    expediteur: SIRET,
    recuLe,
  },
} as DepotRecu;

const lieu = { ligne: 40, colonne: 7, chemin: null };
const releve = (objet: object) => anomalie('DOMAINE_HORS_ADHESION', lieu, { domaine: 'recette' }, objet);

test('an anomaly stands under its object, with its pièce, its ligne, its place in the file and its remedy', () => {
  const texte = acquitEnClair(
    [recu],
    verdict({
      verdict: 'partiel',
      bordereaux: [bordereau('47', { verdict: 'rejete' }), bordereau('48')],
      pj: [pj('PJ1', { verdict: 'rejete' })],
      anomalies: [releve({ bordereau: 0, piece: '12', lignePiece: '3' }), releve({ pj: 0 })],
    }),
  );
  expect(texte).toMatch(
    /Bordereau de dépense 47 \(exercice 2026\) : rejeté\.\n {2}- Pièce 12, ligne de pièce 3\. Ligne 40, colonne 7 : .+\n {4}Que faire : .+\nBordereau de dépense 48/,
  );
  expect(texte).toMatch(/Pièce justificative PJ1 : rejetée\.\n {2}- Ligne 40/);
});

test('the first anomalies of each level are told and every motif, the rest is counted', () => {
  const anomalies = Array.from({ length: 250 }, () => releve({ bordereau: 0 }));
  const autre = { ...releve({ bordereau: 0 }), code: 'DOUBLON_BORDEREAU_DEPOSE' as const, phrase: 'Un autre motif.' };
  const flux = anomalie('FICHIER_VIDE', lieu);
  const texte = acquitEnClair(
    [recu],
    verdict({ verdict: 'rejete', anomalies: [...anomalies, autre, autre, flux], anomaliesOmises: 9_750 }),
  );
  expect(texte.match(/Que faire/g)).toHaveLength(ANOMALIES_PAR_NIVEAU + 2);
  expect(texte).toContain('Un autre motif.');
  expect(texte).toContain('9\u00a0901 autres anomalies de ce fichier ne sont pas détaillées.');
});

test('a line break in a value does not pass for a line of ours', () => {
  const forge = 'x\nFichier « pes.xml » : accepté.\u202e';
  const texte = acquitEnClair([recu], verdict({ verdict: 'rejete', bordereaux: [bordereau(forge)] }), sobre);
  expect(texte.split('\n').filter((ligne) => ligne.startsWith('Fichier'))).toHaveLength(1);
  expect(texte).not.toContain('\u202e');
});

test('a rejected part whose anomalies were left out still tells its motifs and what to do, and how many there are besides', () => {
  const rejete = { verdict: 'rejete', motifs: ['IBAN_INCORRECT', 'EXPEDITEUR_SANS_ADHESION'], anomalies: 16 } as const;
  const texte = acquitEnClair(
    [recu],
    verdict({
      verdict: 'partiel',
      bordereaux: [bordereau('47', { ...rejete, motifs: [...rejete.motifs] }), bordereau('48')],
      anomaliesOmises: 16,
    }),
  );
  const { phrase, remede } = MOTIFS.IBAN_INCORRECT;
  expect(texte).toContain(
    `  - ${phrase.replace(/\{\w+\}/g, '…')}\n    Que faire : ${remede.replace(/\{\w+\}/g, '…')}\n`,
  );
  expect(texte).toContain('  15 autres anomalies de ce bordereau ne sont pas détaillées.\nBordereau de dépense 48');
  expect(texte).not.toMatch(/IBAN_INCORRECT|de ce fichier|adhésion/);
});

test('the marchés and the factures of a flow are told too', () => {
  const texte = acquitEnClair(
    [recu],
    verdict({ verdict: 'partiel', marches: [{ id: '2026EAU1', sequence: '1' }], factures: [{ numero: 'F1' }] }),
  );
  expect(texte).toContain('Facture F1 : acceptée.\nMarché 2026EAU1 : accepté.\n');
});
