/** The life of the four dossiers, from the day of their demandes on: what each party does, and when. */
import { plusJours } from '../../../../functions/pca/calendrier/dates.ts';
import { acte, type Etape, encaissement, lecture, virement } from './etape.ts';

/** What has happened when the demonstration begins. */
export const premierJour = (jour: string): readonly Etape[] => [
  lecture(jour, 1),
  acte(jour, 'Le redevable de DEMO-1 paie 300,00 € à l’étude.', {
    ...{ par: 'etude', n: 1, type: 'VersementRecu', mouvement: 'V-1', mode: 'virement', recuLe: jour, montant: 30_000 },
  }),
  lecture(jour, 2),
  acte(jour, 'L’étude demande une prolongation de 30 jours pour DEMO-2.', {
    ...{ par: 'etude', n: 2, type: 'DemandeFormulee', survenuLe: jour, sorte: 'prolongation', jours: 30 },
  }),
  lecture(jour, 4),
];

const DUREE = 75;
const ACCORDEE = 30;

function decisions(le: (n: number) => string): readonly Etape[] {
  const echeances = [25, 50].map((n) => ({ le: le(n), montant: 15_000 }));
  const demande = `demo-2-DemandeFormulee-${le(0)}`;
  return [
    acte(le(3), 'Le comptable accorde la prolongation de DEMO-2…', {
      ...{ par: 'comptable', n: 2, type: 'DemandeRepondue', survenuLe: le(3), demande, decision: 'accord' },
    }),
    acte(le(3), '… et porte le terme de DEMO-2 trente jours plus loin.', {
      ...{ par: 'comptable', n: 2, type: 'PhaseProlongee', survenuLe: le(3), terme: le(DUREE + ACCORDEE) },
      motif: 'decision-attendue',
    }),
    acte(le(5), 'Il accorde aussi au redevable de DEMO-2 deux échéances de 150,00 €.', {
      ...{ par: 'comptable', n: 2, type: 'DelaiAccorde', survenuLe: le(5), echeances, effet: 'poursuivre' },
    }),
  ];
}

function argent(le: (n: number) => string): readonly Etape[] {
  const verse = (n: number, dossier: number, mouvement: string, montant: number, phrase: string) =>
    acte(le(n), phrase, {
      ...{ par: 'etude', n: dossier, type: 'VersementRecu', mouvement, mode: 'carte', recuLe: le(n), montant },
    });
  return [
    virement(le(7), 'L’étude reverse les 300,00 € reçus pour DEMO-1.', 'R-1', [[1, 'V-1', 30_000]]),
    encaissement(le(9), 'Le comptable encaisse le virement R-1 : 300,00 €, sans écart.', 'R-1', 30_000),
    acte(le(12), 'Le redevable de DEMO-4 paie 300,00 € au comptable lui-même.', {
      ...{
        par: 'comptable',
        n: 4,
        type: 'PaiementRecu',
        mouvement: 'P-1',
        mode: 'carte',
        recuLe: le(12),
        montant: 30_000,
      },
    }),
    verse(25, 2, 'V-2', 15_000, 'Première échéance de DEMO-2 : 150,00 € à l’étude.'),
    verse(40, 1, 'V-3', 40_000, 'Le redevable de DEMO-1 paie encore 400,00 € à l’étude.'),
    virement(le(38), 'L’étude reverse l’échéance de DEMO-2.', 'R-2', [[2, 'V-2', 15_000]]),
    encaissement(le(41), 'Le comptable encaisse le virement R-2 : 150,00 €, sans écart.', 'R-2', 15_000),
    verse(50, 2, 'V-4', 19_518, 'Seconde échéance de DEMO-2, et les frais : 195,18 €. Le dossier est soldé.'),
    virement(le(52), 'L’étude reverse ce qu’elle tient de DEMO-1, et oublie la seconde échéance de DEMO-2.', 'R-3', [
      [1, 'V-3', 40_000],
    ]),
    encaissement(le(54), 'Le comptable encaisse le virement R-3 : 400,00 €, sans écart.', 'R-3', 40_000),
  ];
}

/** What comes after, in the order of the days. */
export function recit(jour: string): readonly Etape[] {
  const le = (n: number) => plusJours(jour, n);
  const commune = { lignes: ['12 quai des Brumes'], codePostal: '52121', commune: 'Saint-Aubin-les-Étangs' };
  return [
    lecture(le(1), 3),
    ...decisions(le),
    acte(le(6), 'L’étude informe le comptable : promesse de paiement au téléphone, pour DEMO-3.', {
      ...{ par: 'etude', n: 3, type: 'InformationTransmise', survenuLe: le(6), sorte: 'promesse-de-paiement' },
      ...{ texte: 'Promet de payer à la fin du mois.' },
    }),
    ...argent(le),
    acte(le(45), 'L’étude signale une nouvelle adresse pour DEMO-3.', {
      ...{ par: 'etude', n: 3, type: 'AdresseSignalee', survenuLe: le(45), dansDepartement: true, dansRessort: true },
      ...{ certitude: 'confirmee', adresse: commune, source: 'Voisin' },
    }),
  ].toSorted((a, b) => (a.le < b.le ? -1 : a.le > b.le ? 1 : 0));
}
