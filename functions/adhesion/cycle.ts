/**
 * The life of an adhésion as data (DESIGN, convention 4). A suspension never ends the adhésion (art. 6): a new form can
 * come while it lasts, and deposits go on being received and judged.
 */
import type { AdhesionEvenement, AdhesionNouveau, Formulaire } from '../../schemas/evenements/adhesion.ts';

export type EtatAdhesion = 'absente' | 'active' | 'suspendue';

export interface Adhesion {
  readonly etat: EtatAdhesion;
  /** Every form, in the order of the journal; see `formulaireEnVigueur`. */
  readonly formulaires: readonly Formulaire[];
  readonly suspendueLe: string | null;
  /** Deposits whose alteration is already recorded here: at most once for each (R2). */
  readonly alterations: readonly string[];
}

export const ADHESION_ABSENTE: Adhesion = { etat: 'absente', formulaires: [], suspendueLe: null, alterations: [] };

type TypeEvenement = AdhesionEvenement['type'];

/** The state that each event leads to; an event that is missing here cannot happen in that state. */
const TRANSITIONS = {
  absente: { AdhesionActivee: 'active' },
  active: {
    AdhesionActivee: 'active',
    AlterationDetectee: 'active',
    SuspensionAdhesionProposee: 'active',
    SuspensionPrononcee: 'suspendue',
  },
  suspendue: { AdhesionActivee: 'suspendue', AlterationDetectee: 'suspendue', SuspensionLevee: 'active' },
} as const satisfies Record<EtatAdhesion, Partial<Record<TypeEvenement, EtatAdhesion>>>;

/** The state after an event of this type, or null where the table has none. */
export function transition(etat: EtatAdhesion, type: TypeEvenement): EtatAdhesion | null {
  const suites: Partial<Record<TypeEvenement, EtatAdhesion>> = TRANSITIONS[etat];
  return suites[type] ?? null;
}

/** What other aggregates may decide depends on these only: they advance the epoch (R7). */
export const AVANCENT_L_EPOQUE: ReadonlySet<TypeEvenement> = new Set([
  'AdhesionActivee',
  'SuspensionPrononcee',
  'SuspensionLevee',
]);

/** Folds one event. Throws on a transition that the table does not have: the journal would be wrong. */
export function evolve(adhesion: Adhesion, event: AdhesionNouveau): Adhesion {
  const etat = transition(adhesion.etat, event.type);
  if (etat === null) throw new Error(`adhesion: ${event.type} cannot follow ${adhesion.etat}`);
  switch (event.type) {
    case 'AdhesionActivee': {
      const { saisiPar: _, ...formulaire } = event.data;
      return { ...adhesion, etat, formulaires: [...adhesion.formulaires, formulaire] };
    }
    case 'AlterationDetectee':
      return { ...adhesion, etat, alterations: [...adhesion.alterations, event.data.depotId] };
    case 'SuspensionAdhesionProposee':
      return { ...adhesion, etat };
    case 'SuspensionPrononcee':
      return { ...adhesion, etat, suspendueLe: event.data.prononceeLe };
    case 'SuspensionLevee':
      return { ...adhesion, etat, suspendueLe: null };
    default:
      return event satisfies never;
  }
}
