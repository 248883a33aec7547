/**
 * The life of an adhésion as data (DESIGN, convention 4). A suspension never ends the adhésion (art. 6): a new form can
 * come while it lasts, and deposits go on being received and judged.
 */
import type { AdhesionEvenement, AdhesionNouveau, Formulaire } from '../../schemas/evenements/adhesion.ts';
import { conclut } from './registre/demarche.ts';
import { inscrire, prepareDans, REGISTRE_VIDE, type Registre, vitDans } from './registre/registre.ts';
import { RIEN_A_SUIVRE, type Suivi, suivre } from './suspension/suivi.ts';

export type EtatAdhesion = 'absente' | 'active' | 'suspendue';

export interface Adhesion {
  readonly etat: EtatAdhesion;
  /** Every form, in the order of the journal; see `formulaireEnVigueur`. */
  readonly formulaires: readonly Formulaire[];
  readonly suspendueLe: string | null;
  /** Deposits whose alteration is already recorded here: at most once for each (R2). */
  readonly alterations: readonly string[];
  /** What art. 6 has left on it, past suspensions included. */
  readonly suivi: Suivi;
  readonly registre: Registre;
}

export const ADHESION_ABSENTE: Adhesion = {
  etat: 'absente',
  formulaires: [],
  suspendueLe: null,
  alterations: [],
  suivi: RIEN_A_SUIVRE,
  registre: REGISTRE_VIDE,
};

type TypeEvenement = AdhesionEvenement['type'];

/** The state that each event leads to; an event that is missing here cannot happen in that state. */
const TRANSITIONS = {
  absente: { ...prepareDans('absente'), AdhesionActivee: 'active' },
  active: {
    ...vitDans('active'),
    AlterationDetectee: 'active',
    SuspensionAdhesionProposee: 'active',
    AlterationConstatee: 'active',
    SuspensionPrononcee: 'suspendue',
    LeveeNotifiee: 'active',
  },
  suspendue: {
    ...vitDans('suspendue'),
    AlterationDetectee: 'suspendue',
    AlterationConstatee: 'suspendue',
    SuspensionConfirmee: 'suspendue',
    SuspensionNotifiee: 'suspendue',
    SuspensionRecue: 'suspendue',
    LeveeProposee: 'suspendue',
    LeveeEcartee: 'suspendue',
    SuspensionLevee: 'active',
  },
} as const satisfies Record<EtatAdhesion, Partial<Record<TypeEvenement, EtatAdhesion>>>;

/** The state after an event of this type, or null where the table has none. */
export function transition(etat: EtatAdhesion, type: TypeEvenement): EtatAdhesion | null {
  const suites: Partial<Record<TypeEvenement, EtatAdhesion>> = TRANSITIONS[etat];
  return suites[type] ?? null;
}

/** What other aggregates may decide depends on these only: they advance the epoch (R7). */
export const AVANCENT_L_EPOQUE: ReadonlySet<TypeEvenement> = new Set([
  'AdhesionActivee',
  'AdhesionRenoncee',
  'SuspensionPrononcee',
  'SuspensionLevee',
]);

const suivie = (adhesion: Adhesion, event: Parameters<typeof suivre>[1]): Adhesion => ({
  ...adhesion,
  suivi: suivre(adhesion.suivi, event),
});

/** Folds one event. Throws on a transition that the table does not have: the journal would be wrong. */
export function evolve(adhesion: Adhesion, event: AdhesionNouveau): Adhesion {
  const etat = transition(adhesion.etat, event.type);
  if (etat === null) throw new Error(`adhesion: ${event.type} cannot follow ${adhesion.etat}`);
  switch (event.type) {
    case 'AdhesionActivee': {
      const { saisiPar: _saisiPar, raison: _raison, document: _document, ...formulaire } = event.data;
      const registre = { ...adhesion.registre, demarche: conclut(adhesion.registre.demarche, formulaire) };
      return { ...adhesion, etat, registre, formulaires: [...adhesion.formulaires, formulaire] };
    }
    case 'AlterationDetectee':
      return { ...suivie(adhesion, event), etat, alterations: [...adhesion.alterations, event.data.depotId] };
    case 'SuspensionPrononcee':
      return { ...suivie(adhesion, event), etat, suspendueLe: event.data.prononceeLe };
    case 'SuspensionLevee':
      return { ...suivie(adhesion, event), etat, suspendueLe: null };
    case 'SuspensionAdhesionProposee':
    case 'AlterationConstatee':
    case 'SuspensionConfirmee':
    case 'SuspensionNotifiee':
    case 'SuspensionRecue':
    case 'LeveeProposee':
    case 'LeveeEcartee':
    case 'LeveeNotifiee':
      return { ...suivie(adhesion, event), etat };
    case 'FormulairePrepare':
    case 'ValidationFonctionnelleConstatee':
    case 'AccordPrealableRecu':
    case 'FormulaireSigneRecu':
    case 'CopieTransmiseALaChambre':
    case 'PreparationAbandonnee':
    case 'ReceptionHeliosOuverte':
    case 'AdhesionRenoncee':
    case 'SignataireInscrit':
    case 'SignataireRetire':
      return { ...adhesion, etat, registre: inscrire(adhesion.registre, event, adhesion.formulaires.length) };
    default:
      return event satisfies never;
  }
}
