/**
 * The life of a dossier as data (DESIGN, convention 4). The étude asks, tells and pays; the comptable extends, suspends
 * and closes; time alone ends the phase. Money is received in every state, for it is received all the same.
 */
import type { EtatDossier, TypeEvenement } from './etat.ts';

type Suites = Partial<Record<TypeEvenement, EtatDossier>>;

const rester = (etat: EtatDossier, types: readonly TypeEvenement[]): Suites =>
  Object.fromEntries(types.map((type) => [type, etat]));

/** Before the étude has it, and ever after. */
const EN_TOUT_ETAT = ['PaiementRecu', 'MouvementRejete', 'ExcedentRestitue', 'DetteAnnulee', 'EchangeRecu'] as const;

const ARGENT = [
  ...EN_TOUT_ETAT,
  'VersementRecu',
  'FraisAdmis',
  'PrincipalReverse',
  'RegularisationAccordee',
  'MessageAccuse',
] as const;

/** Art. 8: « dès qu’il en dispose », after the term too. */
const SIGNALEMENTS = [
  'InsolvabiliteSignalee',
  'DisparitionSignalee',
  'AdresseSignalee',
  'DecesSignale',
  'InformationTransmise',
  'ContestationEnregistree',
] as const;

const PENDANT_LA_PHASE = [
  ...ARGENT,
  ...SIGNALEMENTS,
  'DelaiAccorde',
  'PhaseProlongee',
  'DemandeFormulee',
  'DemandeRepondue',
  'ControleEffectue',
  'DossierReaffecte',
] as const;

const FINS: Suites = {
  DossierSolde: 'solde',
  TermeEchu: 'terme-echu',
  DossierRetire: 'retire',
  InsolvabiliteRetenue: 'insolvabilite-signalee',
};

const APRES_LA_PHASE = [...ARGENT, ...SIGNALEMENTS] as const;

const TRANSITIONS: Record<EtatDossier, Suites> = {
  absent: { DemandeSignee: 'signe' },
  signe: {
    ...rester('signe', [...EN_TOUT_ETAT, 'DemandeRetransmise']),
    DemandeTransmise: 'transmis',
    DossierRetire: 'retire',
  },
  transmis: {
    ...rester('transmis', [...EN_TOUT_ETAT, 'DemandeTransmise', 'DossierReaffecte']),
    TransmissionRejetee: 'signe',
    DossierRecu: 'recu',
    DossierRetire: 'retire',
  },
  recu: {
    ...rester('recu', PENDANT_LA_PHASE),
    ...FINS,
    DossierPrisEnCharge: 'en-cours',
    DossierRefuse: 'retire',
    PhaseSuspendue: 'suspendu',
  },
  'en-cours': { ...rester('en-cours', PENDANT_LA_PHASE), ...FINS, PhaseSuspendue: 'suspendu' },
  suspendu: {
    ...rester('suspendu', [...PENDANT_LA_PHASE, 'PhaseSuspendue', 'DossierPrisEnCharge']),
    ...FINS,
    SuspensionLevee: 'en-cours',
  },
  solde: {
    ...rester('solde', APRES_LA_PHASE),
    PhaseRouverte: 'en-cours',
    TermeEchu: 'terme-echu',
    DossierClos: 'clos',
  },
  'terme-echu': { ...rester('terme-echu', APRES_LA_PHASE), DossierClos: 'clos' },
  retire: { ...rester('retire', APRES_LA_PHASE), DossierClos: 'clos' },
  'insolvabilite-signalee': { ...rester('insolvabilite-signalee', APRES_LA_PHASE), DossierClos: 'clos' },
  clos: rester('clos', ARGENT),
};

/** The state after an event of this type, or null where the table has none. */
export const transition = (etat: EtatDossier, type: TypeEvenement): EtatDossier | null =>
  TRANSITIONS[etat][type] ?? null;
