/** What art. 6 has left on an adhésion: alterations and what the comptable said of them, suspensions and their three dates. */
import type { EvenementSuspension, Suspension } from '../../../schemas/evenements/suspension.ts';
import type { Acte } from './commande.ts';

type Nouvel<E> = E extends { type: infer T; data: infer D } ? { readonly type: T; readonly data: D } : never;
type Donnees<T extends EvenementSuspension['type']> = Extract<EvenementSuspension, { type: T }>['data'];

export type Levee = Donnees<'SuspensionLevee'>;

export interface AlterationSuivie extends Omit<Donnees<'AlterationDetectee'>, 'detecteeLe'> {
  /** Null for what was recorded before the date was. */
  readonly detecteeLe: string | null;
  /** The suspension is proposed to the comptable until he says that it is not grave, or suspends. */
  readonly proposee: boolean;
  /** His last word. */
  readonly constat: Donnees<'AlterationConstatee'> | null;
}

export interface SuspensionSuivie {
  readonly prononcee: Suspension;
  readonly confirmee: Donnees<'SuspensionConfirmee'> | null;
  /** The first notification is the one that counts; the others are proofs more. */
  readonly notifications: readonly Donnees<'SuspensionNotifiee'>[];
  readonly recue: Donnees<'SuspensionRecue'> | null;
  readonly leveeProposee: Donnees<'LeveeProposee'> | null;
  readonly levee: Donnees<'SuspensionLevee'> | null;
  readonly leveeNotifications: readonly Donnees<'LeveeNotifiee'>[];
}

export interface Suivi {
  readonly alterations: readonly AlterationSuivie[];
  readonly suspensions: readonly SuspensionSuivie[];
}

export const RIEN_A_SUIVRE: Suivi = { alterations: [], suspensions: [] };

/** The one in force, null where there is none. */
export function suspensionEnCours({ suspensions }: Suivi): SuspensionSuivie | null {
  const derniere = suspensions.at(-1);
  return derniere === undefined || derniere.levee !== null ? null : derniere;
}

export interface ADire {
  readonly suspension: SuspensionSuivie;
  /** Null: that he is suspended; else that he no longer is. */
  readonly levee: Levee | null;
  readonly depuis: string;
}

/**
 * What the ordonnateur is still to be told of the last suspension; null where he was. The end of one that another has
 * followed is told no more: its letter would say the contrary of the present.
 */
export function aDire({ suspensions }: Suivi): ADire | null {
  const suspension = suspensions.at(-1);
  if (suspension === undefined) return null;
  const { prononcee, notifications, levee, leveeNotifications } = suspension;
  if ((levee === null ? notifications : leveeNotifications).length > 0) return null;
  return { suspension, levee, depuis: levee?.leveeLe ?? prononcee.prononceeLe };
}

/** Pronounced on an instruction, and not yet his own act. */
export const aConfirmer = ({ prononcee, confirmee }: SuspensionSuivie): boolean =>
  prononcee.aConfirmer === true && confirmee === null;

/** Who is behind an act: he who decides and he who types it in, by their rights, and by their persons where known. */
export const personnesDe = ({
  decidePar,
  saisiPar,
  personnes = [],
}: Pick<Acte, 'decidePar' | 'saisiPar' | 'personnes'>): readonly string[] => [decidePar.id, saisiPar.id, ...personnes];

const surLaDerniere = (suivi: Suivi, change: Partial<SuspensionSuivie>): Suivi => ({
  ...suivi,
  suspensions: suivi.suspensions.map((une, rang, toutes) => (rang === toutes.length - 1 ? { ...une, ...change } : une)),
});

const surLAlteration = (suivi: Suivi, depotId: string, change: Partial<AlterationSuivie>): Suivi => ({
  ...suivi,
  alterations: suivi.alterations.map((une) => (une.depotId === depotId ? { ...une, ...change } : une)),
});

const ouverte = (prononcee: Suspension): SuspensionSuivie => ({
  prononcee,
  confirmee: null,
  notifications: [],
  recue: null,
  leveeProposee: null,
  levee: null,
  leveeNotifications: [],
});

/** Folds one event; that it may happen is the transition table's business. */
export function suivre(suivi: Suivi, { type, data }: Nouvel<EvenementSuspension>): Suivi {
  switch (type) {
    case 'AlterationDetectee': {
      const { detecteeLe = null, ...reste } = data;
      return {
        ...suivi,
        alterations: [...suivi.alterations, { ...reste, detecteeLe, proposee: false, constat: null }],
      };
    }
    case 'SuspensionAdhesionProposee':
      return surLAlteration(suivi, data.depotId, { proposee: true });
    case 'AlterationConstatee':
      return surLAlteration(suivi, data.depotId, { proposee: false, constat: data });
    case 'SuspensionPrononcee':
      return {
        // Nothing is left to propose to the comptable who has suspended.
        alterations: suivi.alterations.map((une) => ({ ...une, proposee: false })),
        suspensions: [...suivi.suspensions, ouverte(data)],
      };
    case 'SuspensionConfirmee':
      return surLaDerniere(suivi, { confirmee: data });
    case 'SuspensionNotifiee':
      return surLaDerniere(suivi, { notifications: [...(suivi.suspensions.at(-1)?.notifications ?? []), data] });
    case 'SuspensionRecue':
      return surLaDerniere(suivi, { recue: data });
    case 'LeveeProposee':
      return surLaDerniere(suivi, { leveeProposee: data });
    case 'LeveeEcartee':
      return surLaDerniere(suivi, { leveeProposee: null });
    case 'SuspensionLevee':
      return surLaDerniere(suivi, { levee: data });
    case 'LeveeNotifiee':
      return surLaDerniere(suivi, {
        leveeNotifications: [...(suivi.suspensions.at(-1)?.leveeNotifications ?? []), data],
      });
    default:
      return type satisfies never;
  }
}
