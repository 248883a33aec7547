/** What is known of one dossier. */
import type { DonneesDe, DossierNouveau } from '../../../schemas/evenements/dossier.ts';
import type { Conditions } from '../../../schemas/pca/parametres.ts';
import { COMPTE_VIDE, type Compte } from '../argent/compte.ts';
import { laPremiere } from '../calendrier/dates.ts';

export type EtatDossier =
  | 'absent'
  | 'signe'
  | 'transmis'
  | 'recu'
  | 'en-cours'
  | 'suspendu'
  | 'solde'
  | 'terme-echu'
  | 'retire'
  | 'insolvabilite-signalee'
  | 'clos';

export const ETATS_EN_CLAIR: Record<EtatDossier, string> = {
  absent: 'absent',
  signe: 'signé, mais non transmis',
  transmis: 'transmis, mais non reçu',
  recu: 'reçu par l’étude',
  'en-cours': 'en cours',
  suspendu: 'suspendu',
  solde: 'soldé',
  'terme-echu': 'rendu au comptable, au terme de la phase',
  retire: 'retiré',
  'insolvabilite-signalee': 'rendu au comptable pour insolvabilité',
  clos: 'clos',
};

export interface DemandeDeLEtude {
  readonly reference: string;
  readonly sorte: DonneesDe<'DemandeFormulee'>['sorte'];
  readonly reponse: DonneesDe<'DemandeRepondue'>['decision'] | null;
}

export type Suspension = DonneesDe<'PhaseSuspendue'>;

export interface Dossier {
  readonly etat: EtatDossier;
  readonly demande: DonneesDe<'DemandeSignee'> | null;
  /** Those that had it, the present one last. */
  readonly etudes: readonly string[];
  readonly transmisLe: string | null;
  readonly envois: number;
  /** Since the étude's system rejected what was sent; null where it was sent again, or never rejected. */
  readonly rejet: Pick<DonneesDe<'TransmissionRejetee'>, 'le' | 'aRetransmettre'> | null;
  readonly reception: DonneesDe<'DossierRecu'> | null;
  readonly terme: string | null;
  /** What suspends the phase; of a paid dossier, what would suspend it again if a payment failed. */
  readonly suspensions: readonly Suspension[];
  readonly compte: Compte;
  /** The last day of the phase, once it is over. */
  readonly finLe: string | null;
  readonly messages: readonly { readonly id: string; readonly empreinte: string }[];
  readonly demandes: readonly DemandeDeLEtude[];
  readonly contestations: readonly Pick<DonneesDe<'ContestationEnregistree'>, 'sorte' | 'effet' | 'survenuLe'>[];
  /** The last follow-up of the étude by the comptable. */
  readonly controleLe: string | null;
  readonly annulations: readonly DonneesDe<'DetteAnnulee'>['motif'][];
}

export const DOSSIER_ABSENT: Dossier = {
  etat: 'absent',
  demande: null,
  etudes: [],
  transmisLe: null,
  envois: 0,
  rejet: null,
  reception: null,
  terme: null,
  suspensions: [],
  compte: COMPTE_VIDE,
  finLe: null,
  messages: [],
  demandes: [],
  contestations: [],
  controleLe: null,
  annulations: [],
};

export type TypeEvenement = DossierNouveau['type'];

export const estOuvert = ({ etat }: Pick<Dossier, 'etat'>): boolean =>
  etat === 'recu' || etat === 'en-cours' || etat === 'suspendu';

/**
 * A lawsuit on the merits takes its force from the titre (CGCT L. 1617-5 1°): only the comptable then gives a new term.
 * One that was filed after the term stops nothing: the phase had ended.
 */
export const enJustice = ({ suspensions, terme }: Pick<Dossier, 'suspensions' | 'terme'>): boolean =>
  suspensions.some(({ cause, depuis }) => cause === 'juridiction' && (terme === null || depuis <= terme));

export const etudeChargee = ({ etudes }: Dossier): string | null => etudes.at(-1) ?? null;
export const conditionsDe = ({ reception }: Dossier): Conditions | null => reception?.conditions ?? null;

/** The first of its créances to be prescribed; null where there is no dossier. */
export const prescriptionDe = ({
  demande,
}: {
  readonly demande: Pick<DonneesDe<'DemandeSignee'>, 'creances'> | null;
}): string | null => laPremiere((demande?.creances ?? []).map(({ prescription }) => prescription));

/** What the étude is bound to do now. A debtor named by mistake must leave its files at once. */
export type Consigne = 'attendre' | 'poursuivre' | 'suspendre' | 'arreter' | 'arreter-et-purger';

export function consigne(dossier: Dossier): Consigne {
  if (dossier.annulations.includes('erreur-de-redevable')) return 'arreter-et-purger';
  // A phase that reopens suspended says so from its first word: messages may arrive in any order.
  if (estOuvert(dossier)) return dossier.suspensions.length > 0 ? 'suspendre' : 'poursuivre';
  return ['absent', 'signe', 'transmis'].includes(dossier.etat) ? 'attendre' : 'arreter';
}
