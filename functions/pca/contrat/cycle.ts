/**
 * The life of a contract as data (DESIGN, convention 4). Its end by the passing of time is no event: see `situation`.
 * Between the signature and the notification its members and its table are prepared.
 */
import type { ContratEvenement, ContratNouveau, DonneesDuContrat } from '../../../schemas/evenements/contrat.ts';
import type { ParametresDates } from '../../../schemas/pca/parametres.ts';
import { type Certificats, suivreLesCertificats } from './certificats.ts';
import { type Suspension, suivreLesRaccordements } from './raccordement.ts';

export type EtatContrat = 'absent' | 'signe' | 'notifie' | 'mis-en-demeure' | 'resilie';
type TypeEvenement = ContratEvenement['type'];
type Suites = Partial<Record<TypeEvenement, EtatContrat>>;

export interface Membre {
  readonly etude: string;
  readonly depuis: string;
  readonly jusquAu: string | null;
}
type Table = DonneesDuContrat<'TableDeposee'> & { readonly acceptee: boolean };

export interface Contrat {
  readonly etat: EtatContrat;
  readonly signe: DonneesDuContrat<'ContratSigne'> | null;
  readonly membres: readonly Membre[];
  readonly parametres: readonly ParametresDates[];
  readonly tables: readonly Table[];
  readonly comptes: readonly DonneesDuContrat<'CompteDeclare'>[];
  readonly tauxDesAmendes: readonly DonneesDuContrat<'TauxDesAmendesFixe'>[];
  readonly maintiens: readonly DonneesDuContrat<'MaintienDesAmendesDecide'>[];
  readonly notifieLe: string | null;
  readonly reconductions: readonly DonneesDuContrat<'ContratReconduit'>[];
  readonly certificats: Certificats;
  /** Suspensions of the wire between a poste and an étude, past ones included. */
  readonly raccordements: readonly Suspension[];
  readonly miseEnDemeure: DonneesDuContrat<'ContratMisEnDemeure'> | null;
  readonly resiliation: DonneesDuContrat<'ContratResilie'> | null;
  readonly messages: readonly { readonly id: string; readonly empreinte: string }[];
}

export const CONTRAT_ABSENT: Contrat = {
  etat: 'absent',
  signe: null,
  membres: [],
  parametres: [],
  tables: [],
  comptes: [],
  tauxDesAmendes: [],
  maintiens: [],
  notifieLe: null,
  reconductions: [],
  certificats: [],
  raccordements: [],
  miseEnDemeure: null,
  resiliation: null,
  messages: [],
};

const rester = (etat: EtatContrat, types: readonly TypeEvenement[]): Suites =>
  Object.fromEntries(types.map((type) => [type, etat]));

/** What is filed without changing the state. A terminated contract still has reversements to receive (art. 13). */
const REGISTRE = ['MembreArrive', 'MembreParti', 'TableDeposee', 'TableAcceptee', 'CompteDeclare'] as const;
/** Files come as long as dossiers and statements are to be finished: who signs them, by which wire, changes in every state. */
const ECHANGES = ['CertificatInscrit', 'CertificatRetire', 'RaccordementSuspendu', 'RaccordementRetabli'] as const;
const ANNUEL = ['ParametresModifies', 'TauxDesAmendesFixe', 'MaintienDesAmendesDecide'] as const;

const TRANSITIONS: Record<EtatContrat, Suites> = {
  absent: { ContratSigne: 'signe' },
  signe: { ...rester('signe', [...REGISTRE, ...ECHANGES]), ContratNotifie: 'notifie' },
  notifie: {
    ...rester('notifie', [...REGISTRE, ...ECHANGES, ...ANNUEL, 'ContratReconduit']),
    ContratMisEnDemeure: 'mis-en-demeure',
  },
  'mis-en-demeure': {
    ...rester('mis-en-demeure', [...REGISTRE, ...ECHANGES, ...ANNUEL]),
    ConformiteConstatee: 'notifie',
    ContratResilie: 'resilie',
  },
  resilie: rester('resilie', ['MembreParti', 'CompteDeclare', ...ECHANGES]),
};

/** What a dossier is decided on: whether a demande is admitted, to whom it goes, on which terms, by which account (R7). */
export const AVANCENT_L_EPOQUE: ReadonlySet<TypeEvenement> = new Set([
  'ContratSigne',
  'ContratNotifie',
  'ParametresModifies',
  'MembreArrive',
  'MembreParti',
  'TableAcceptee',
  'CompteDeclare',
  'MaintienDesAmendesDecide',
  'ContratReconduit',
  'ContratResilie',
  'RaccordementSuspendu',
  'RaccordementRetabli',
]);

/** The state after an event of this type, or null where the table has none. */
export const transition = (etat: EtatContrat, type: TypeEvenement): EtatContrat | null =>
  TRANSITIONS[etat][type] ?? null;

function signature(contrat: Contrat, data: DonneesDuContrat<'ContratSigne'>): Contrat {
  return {
    ...contrat,
    signe: data,
    membres: data.etudes.map((etude) => ({ etude, depuis: '0001-01-01', jusquAu: null })),
    parametres: [{ depuis: '0001-01-01', parametres: data.parametres }],
  };
}

function appliquer(contrat: Contrat, event: ContratNouveau): Contrat {
  switch (event.type) {
    case 'ContratSigne':
      return signature(contrat, event.data);
    case 'ContratNotifie':
      return { ...contrat, notifieLe: event.data.le };
    case 'ParametresModifies':
      return { ...contrat, parametres: [...contrat.parametres, event.data] };
    case 'MembreArrive':
      return { ...contrat, membres: [...contrat.membres, { ...event.data, jusquAu: null }] };
    case 'MembreParti': {
      const { etude, jusquAu } = event.data;
      const membres = contrat.membres.map((m) => (m.etude === etude && m.jusquAu === null ? { ...m, jusquAu } : m));
      return { ...contrat, membres };
    }
    case 'TableDeposee':
      return { ...contrat, tables: [...contrat.tables, { ...event.data, acceptee: false }] };
    case 'TableAcceptee': {
      const tables = contrat.tables.map((t) => (t.table === event.data.table ? { ...t, acceptee: true } : t));
      return { ...contrat, tables };
    }
    case 'CompteDeclare':
      return { ...contrat, comptes: [...contrat.comptes, event.data] };
    case 'TauxDesAmendesFixe':
      return { ...contrat, tauxDesAmendes: [...contrat.tauxDesAmendes, event.data] };
    case 'MaintienDesAmendesDecide':
      return { ...contrat, maintiens: [...contrat.maintiens, event.data] };
    case 'ContratReconduit':
      return { ...contrat, reconductions: [...contrat.reconductions, event.data] };
    case 'ContratMisEnDemeure':
      return { ...contrat, miseEnDemeure: event.data };
    case 'ConformiteConstatee':
      return { ...contrat, miseEnDemeure: null };
    case 'ContratResilie':
      return { ...contrat, resiliation: event.data };
    case 'CertificatInscrit':
    case 'CertificatRetire':
      return { ...contrat, certificats: suivreLesCertificats(contrat.certificats, event) };
    case 'RaccordementSuspendu':
    case 'RaccordementRetabli':
      return { ...contrat, raccordements: suivreLesRaccordements(contrat.raccordements, event) };
    default:
      return event satisfies never;
  }
}

/** Folds one event. Throws on a transition that the table does not have: the journal would be wrong. */
export function evolve(contrat: Contrat, event: ContratNouveau): Contrat {
  const etat = transition(contrat.etat, event.type);
  if (etat === null) throw new Error(`contrat: ${event.type} cannot follow ${contrat.etat}`);
  const { id, empreinte } = event.data.message;
  const messages = [...contrat.messages, { id, empreinte }];
  return { ...appliquer(contrat, event), etat, messages };
}

export const etatDuContrat = (events: readonly ContratNouveau[]): Contrat =>
  events.reduce<Contrat>(evolve, CONTRAT_ABSENT);
