/** The life of one delivery as data (DESIGN, convention 4). */
import type { MiseEvenement, MiseNouveau } from '../../schemas/evenements/mise.ts';

export type EtatMise = 'absente' | 'decidee' | 'mise' | 'recue' | 'prise-en-charge' | 'rejetee';
export type TypeEvenementMise = MiseEvenement['type'];

/**
 * A receipt can come before our own record of the sending (crash between the two), hence from `decidee`; nothing is
 * sent any more after it.
 */
const TRANSITIONS = {
  absente: { MiseADispositionDecidee: 'decidee' },
  decidee: { MisADisposition: 'mise', ReceptionConfirmee: 'recue' },
  mise: { RemisADisposition: 'mise', ReceptionConfirmee: 'recue' },
  recue: { PrisEnCharge: 'prise-en-charge', RejeteParLeComptable: 'rejetee' },
  'prise-en-charge': {},
  rejetee: {},
} as const satisfies Record<EtatMise, Partial<Record<TypeEvenementMise, EtatMise>>>;

export interface Mise {
  readonly etat: EtatMise;
  readonly destinataire: string | null;
  readonly envois: number;
  /** The comptable's own words when he rejected, null otherwise. */
  readonly motif: string | null;
}

export const MISE_ABSENTE: Mise = { etat: 'absente', destinataire: null, envois: 0, motif: null };

/** The state after an event of this type, or null where the table has none. */
export function transition(etat: EtatMise, type: TypeEvenementMise): EtatMise | null {
  const suites: Partial<Record<TypeEvenementMise, EtatMise>> = TRANSITIONS[etat];
  return suites[type] ?? null;
}

/** Folds one event. Throws on a transition that the table does not have: the journal would be wrong. */
export function evolve(mise: Mise, event: MiseNouveau): Mise {
  const etat = transition(mise.etat, event.type);
  if (etat === null) throw new Error(`mise: ${event.type} cannot follow ${mise.etat}`);
  switch (event.type) {
    case 'MiseADispositionDecidee':
      return { ...mise, etat, destinataire: event.data.destinataire };
    case 'MisADisposition':
    case 'RemisADisposition':
      return { ...mise, etat, envois: event.data.envoi };
    case 'RejeteParLeComptable':
      return { ...mise, etat, motif: event.data.motif };
    case 'ReceptionConfirmee':
    case 'PrisEnCharge':
      return { ...mise, etat };
    default:
      return event satisfies never;
  }
}

export const etatDeLaMise = (events: readonly MiseEvenement[]): Mise => events.reduce<Mise>(evolve, MISE_ABSENTE);
