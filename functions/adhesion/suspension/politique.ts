/** What a comptable has laid down for his poste about suspensions, and when his standing instruction applies. Pure. */
import type { PolitiqueDePoste, PosteEvenement } from '../../../schemas/evenements/poste.ts';
import { dateCivile } from '../heure-de-paris.ts';
import { type AlterationSuivie, type Suivi, suspensionEnCours } from './suivi.ts';

/** The policy as he laid it down last. */
export type PolitiqueFixee = PosteEvenement['data'];
/** The policies that a decision depends on, by codique; a poste that laid down nothing is left out. */
export type Politiques = ReadonlyMap<string, PolitiqueFixee>;

export const AUCUNE_POLITIQUE: Politiques = new Map();
/** Art. 6: he *may* suspend. Where he has said nothing, the machine proposes, and he alone lifts. */
export const PAR_DEFAUT: PolitiqueDePoste = { instruction: null, quatreYeux: false };

export const politiqueFixee = (events: readonly PosteEvenement[]): PolitiqueFixee | null => events.at(-1)?.data ?? null;

const JOUR_MS = 86_400_000;
const joursAvant = (jour: string, combien: number): string =>
  new Date(Date.parse(`${jour}T00:00:00.000Z`) - combien * JOUR_MS).toISOString().slice(0, 10);

/**
 * What the instruction may count: found since it was signed and since the last lifting, and not said to be minor. Its
 * days are civil days in Paris, today the last of them: the day that is `jours` before today is left out.
 */
function comptees(suivi: Suivi, { fixeeLe, instruction }: PolitiqueFixee, a: string): readonly AlterationSuivie[] {
  if (instruction === null) return [];
  const veille = joursAvant(dateCivile(a), instruction.jours);
  const levee = suivi.suspensions.at(-1)?.levee?.leveeLe ?? '';
  return suivi.alterations.filter(
    ({ detecteeLe, constat }) =>
      detecteeLe !== null &&
      detecteeLe >= fixeeLe &&
      detecteeLe >= levee &&
      constat?.grave !== false &&
      dateCivile(detecteeLe) > veille,
  );
}

export interface InstructionRemplie {
  readonly politique: PolitiqueFixee;
  readonly alterations: readonly string[];
}

/** The first instruction, in the order of the form's postes, that these alterations fulfil; null where none does. */
export function instructionRemplie(suivi: Suivi, politiques: Politiques, a: string): InstructionRemplie | null {
  if (suspensionEnCours(suivi) !== null) return null;
  for (const politique of politiques.values()) {
    const alterations = comptees(suivi, politique, a).map(({ depotId }) => depotId);
    if (politique.instruction !== null && alterations.length >= politique.instruction.alterations)
      return { politique, alterations: alterations.slice(-100) };
  }
  return null;
}
