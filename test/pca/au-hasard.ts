/** Dossiers to which anything may happen, in any order, on any day. */
import fc from 'fast-check';
import { plusJours } from '../../functions/pca/calendrier/dates.ts';
import type { Acte } from '../../functions/pca/dossier/actes.ts';
import {
  annulation,
  contestation,
  deces,
  delai,
  disparition,
  insolvabilite,
  insolvabiliteRetenue,
  levee,
  nouvelleAdresse,
  paiement,
  prolongation,
  rejet,
  retrait,
  versement,
} from './actes.ts';
import { COMPTABLE, type Deroule, dossierRecu } from './exemples.ts';

const acte = fc.constantFrom<(jour: string, n: number) => Acte>(
  (j, n) => versement(`V${n}`, j, 4000),
  (j, n) => versement(`V${n}`, j, 30_000, { mode: 'cheque-etude' }),
  (j, n) => versement(`V${n}`, j, 9000, { mode: 'cheque-tresor' }),
  (j, n) => paiement(`V${n}`, j, 7000),
  (j, n) => rejet(`V${Math.max(0, n - 2)}`, j),
  (j, n) => rejet(`V${Math.max(0, n - 1)}`, j),
  (j, n) => rejet(`V${Math.max(0, n - 1)}`, j, COMPTABLE),
  (j) => prolongation(plusJours(j, 40), j),
  (j) => contestation('juridiction', 'suspendre', j),
  (j) => contestation('surendettement', 'arreter', j),
  (j) => levee(plusJours(j, 50), j),
  (j) => annulation('partielle', 2500, j),
  (j) => deces(j),
  (j) => disparition(j),
  (j) => insolvabilite(j),
  (j) => insolvabiliteRetenue(j),
  (j) => nouvelleAdresse(j, false, false),
  (j) => retrait('hors-ressort', j),
  (j) => delai([30_000], j),
);

/** Acts, the days between them, and how late each fact is told. */
export const suite = fc.array(fc.tuple(acte, fc.nat(25), fc.nat(12)), { maxLength: 15 });
type Suite = readonly (readonly [acte: (jour: string, n: number) => Acte, attente: number, retard: number])[];

/** A dossier of 300 € received that day, after each act of the sequence. `voir` looks at it each time. */
export function mener(
  recuLe: string,
  actes: Suite,
  voir: (parcours: Deroule) => void = () => undefined,
  parcours = dossierRecu(recuLe, 30_000),
): Deroule {
  let jour = recuLe;
  for (const [n, [faire, attente, retard]] of actes.entries()) {
    jour = plusJours(jour, attente);
    const survenuLe = plusJours(jour, -retard);
    parcours.faire(jour, faire(survenuLe < recuLe ? recuLe : survenuLe, n));
    voir(parcours);
  }
  return parcours;
}
