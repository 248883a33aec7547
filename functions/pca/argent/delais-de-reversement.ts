/** By when the étude hands over each payment (contract art. 10; commercial code, art. R. 444-56). */
import type { Conditions } from '../../../schemas/pca/parametres.ts';
import { laPremiere, plusJours, plusMois } from '../calendrier/dates.ts';
import { aReverser, type Compte, chezLEtude, dejaReverse, type Mouvement } from './compte.ts';

export interface DelaiDeReversement {
  readonly mouvement: string;
  readonly nature: 'reversement' | 'remise-du-cheque';
  /** The one that binds. */
  readonly exigibleLe: string;
  /** The two readings of art. 10, both shown; null for a cheque to the Trésor, whose 15 days know no other. */
  readonly deuxSemaines: string | null;
  readonly legal: string | null;
  /** Counted as instalments: from the second payment on, for all of them. */
  readonly acomptes: boolean;
  readonly aReverser: number;
  /** When its principal was wholly handed over; null while some remains. */
  readonly reverseLe: string | null;
}

/** « Acomptes successifs »: two payments of the debt at least, to the étude; one that failed is none. */
const parAcomptes = ({ mouvements }: Compte): boolean =>
  mouvements.filter((m) => chezLEtude(m) && m.rejeteLe === null && m.repartition.principal > 0).length > 1;

function delaiLegal({ mode, recuLe }: Mouvement, acomptes: boolean, { legal }: Conditions): string {
  if (mode === 'especes') return plusJours(recuLe, acomptes ? legal.acomptesEspecesJours : legal.especesJours);
  return acomptes ? plusMois(recuLe, legal.acomptesAutresMois) : plusJours(recuLe, legal.autresJours);
}

function exigible(regime: Conditions['regimeReversement'], deuxSemaines: string, legal: string): string {
  if (regime === 'deux-semaines') return deuxSemaines;
  return regime === 'legal' || legal < deuxSemaines ? legal : deuxSemaines;
}

function delai(mouvement: Mouvement, acomptes: boolean, conditions: Conditions): DelaiDeReversement {
  const reste = aReverser(mouvement);
  const suivi = {
    mouvement: mouvement.id,
    aReverser: reste,
    reverseLe: reste === 0 ? (mouvement.reverses.at(-1)?.ordonneLe ?? null) : null,
  };
  if (!chezLEtude(mouvement)) {
    const exigibleLe = plusJours(mouvement.recuLe, conditions.chequeTresorJours);
    return { ...suivi, nature: 'remise-du-cheque', exigibleLe, deuxSemaines: null, legal: null, acomptes: false };
  }
  const deuxSemaines = plusJours(mouvement.recuLe, conditions.deuxSemainesJours);
  const legal = delaiLegal(mouvement, acomptes, conditions);
  const exigibleLe = exigible(conditions.regimeReversement, deuxSemaines, legal);
  return { ...suivi, nature: 'reversement', exigibleLe, deuxSemaines, legal, acomptes };
}

/** Of each payment that the étude received and has or had to hand over. */
export function delaisDeReversement(compte: Compte, conditions: Conditions): DelaiDeReversement[] {
  const acomptes = parAcomptes(compte);
  return compte.mouvements
    .filter((m) => m.etude !== null && (aReverser(m) !== 0 || dejaReverse(m) !== 0))
    .map((mouvement) => delai(mouvement, acomptes, conditions));
}

/** The first day on which something is to be handed over; null where nothing is. */
export const prochainReversement = (compte: Compte, conditions: Conditions): string | null =>
  laPremiere(
    delaisDeReversement(compte, conditions)
      .filter(({ aReverser: reste }) => reste > 0)
      .map(({ exigibleLe }) => exigibleLe),
  );
