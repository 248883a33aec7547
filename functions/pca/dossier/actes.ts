/** What a person or his software may ask of a dossier: the event as told, without what is computed from it. */
import type { DonneesDe, DossierNouveau } from '../../../schemas/evenements/dossier.ts';
import type { Repartition } from '../../../schemas/pca/reglement.ts';
import type { Refuse } from '../refus.ts';

/** Told as it stands. */
type Simple =
  | 'DossierPrisEnCharge'
  | 'DossierRefuse'
  | 'ExcedentRestitue'
  | 'RegularisationAccordee'
  | 'DelaiAccorde'
  | 'ContestationEnregistree'
  | 'SuspensionLevee'
  | 'DetteAnnulee'
  | 'DemandeFormulee'
  | 'DemandeRepondue'
  | 'InsolvabiliteSignalee'
  | 'DisparitionSignalee'
  | 'AdresseSignalee'
  | 'DecesSignale'
  | 'InformationTransmise'
  | 'MessageAccuse'
  | 'ControleEffectue';

type Message = DonneesDe<'MessageAccuse'>['message'];
type Calcule = 'repartition' | 'assiette' | 'horsTerme';

interface Versement extends Omit<DonneesDe<'VersementRecu'>, Calcule | 'etude'> {
  /** As the étude shared it; null: to be computed. It is compared to the cent. */
  readonly repartition: Repartition | null;
}
interface Paiement extends Omit<DonneesDe<'PaiementRecu'>, Calcule | 'ouvreDroit'> {
  /** Whether the étude earns fees on it; null: during the phase, yes. */
  readonly ouvreDroit: boolean | null;
  /** The debtor owes other exigible sums at the same caisse. */
  readonly autresDettes: boolean;
}

interface Compose {
  readonly VersementRecu: Versement;
  readonly PaiementRecu: Paiement;
  readonly MouvementRejete: Omit<DonneesDe<'MouvementRejete'>, 'imputations'>;
  readonly FraisAdmis: Omit<DonneesDe<'FraisAdmis'>, 'assiette' | 'imputations'>;
  readonly PhaseProlongee: Omit<DonneesDe<'PhaseProlongee'>, 'ancienTerme'>;
  readonly DossierRetire: {
    readonly message: Message;
    readonly survenuLe: string;
    readonly motif: 'retrait' | 'disparition' | 'hors-ressort' | 'deces' | 'prescription';
  };
  readonly InsolvabiliteRetenue: { readonly message: Message; readonly survenuLe: string };
}

export type Acte =
  | { [T in Simple]: { readonly type: T; readonly data: DonneesDe<T> } }[Simple]
  | { [T in keyof Compose]: { readonly type: T; readonly data: Compose[T] } }[keyof Compose];
export type ActeDe<T extends Acte['type']> = Extract<Acte, { type: T }>;

export type DecisionDossier = { readonly ok: true; readonly events: readonly DossierNouveau[] } | Refuse;

export const donner = (...events: readonly DossierNouveau[]): DecisionDossier => ({ ok: true, events });
