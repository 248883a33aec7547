/** The life of one delivery as data (DESIGN, convention 4). */
import type { Dispense, MiseEvenement, MiseNouveau, ObjetDuPapier } from '../../schemas/evenements/mise.ts';

export type EtatMise = 'absente' | 'decidee' | 'mise' | 'recue' | 'prise-en-charge' | 'rejetee';
export type TypeEvenementMise = MiseEvenement['type'];

/** Paper arrives when it arrives: it changes no state. */
const PAPIER = <E extends EtatMise>(etat: E) => ({ PapierRecu: etat }) as const;

/**
 * A receipt can come before our own record of the sending (crash between the two), hence from `decidee`; nothing is
 * sent any more after it.
 */
const TRANSITIONS = {
  absente: { MiseADispositionDecidee: 'decidee' },
  decidee: { MisADisposition: 'mise', ReceptionConfirmee: 'recue', ...PAPIER('decidee') },
  mise: { RemisADisposition: 'mise', ReceptionConfirmee: 'recue', ...PAPIER('mise') },
  recue: { PrisEnCharge: 'prise-en-charge', RejeteParLeComptable: 'rejetee', ...PAPIER('recue') },
  'prise-en-charge': PAPIER('prise-en-charge'),
  rejetee: {},
} as const satisfies Record<EtatMise, Partial<Record<TypeEvenementMise, EtatMise>>>;

export interface Mise {
  readonly etat: EtatMise;
  readonly destinataire: string | null;
  readonly envois: number;
  /** The comptable's own words when he rejected, null otherwise. */
  readonly motif: string | null;
  readonly dispense: Dispense | null;
  /** The civil date on which each paper that is due arrived. */
  readonly papier: Partial<Record<ObjetDuPapier, string>>;
}

export const MISE_ABSENTE: Mise = {
  etat: 'absente',
  destinataire: null,
  envois: 0,
  motif: null,
  dispense: null,
  papier: {},
};

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
      return { ...mise, etat, destinataire: event.data.destinataire, dispense: event.data.dispense };
    case 'MisADisposition':
    case 'RemisADisposition':
      return { ...mise, etat, envois: event.data.envoi };
    case 'RejeteParLeComptable':
      return { ...mise, etat, motif: event.data.motif };
    case 'PapierRecu':
      return { ...mise, etat, papier: { ...mise.papier, [event.data.objet]: event.data.recuLe } };
    case 'ReceptionConfirmee':
    case 'PrisEnCharge':
      return { ...mise, etat };
    default:
      return event satisfies never;
  }
}

export const etatDeLaMise = (events: readonly MiseEvenement[]): Mise => events.reduce<Mise>(evolve, MISE_ABSENTE);
