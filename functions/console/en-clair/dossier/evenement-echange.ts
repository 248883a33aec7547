/** What the étude and the comptable tell each other, each message as one French sentence. */
import type { DonneesDe, EvenementDe } from '../../../../schemas/evenements/dossier.ts';
import { compter } from '../nombre.ts';
import * as mots from './mots.ts';
import { euros, jour } from './sommes.ts';

export type EvenementDEchange = EvenementDe<
  | 'DelaiAccorde'
  | 'ContestationEnregistree'
  | 'SuspensionLevee'
  | 'DetteAnnulee'
  | 'PhaseProlongee'
  | 'DemandeFormulee'
  | 'DemandeRepondue'
  | 'InsolvabiliteSignalee'
  | 'DisparitionSignalee'
  | 'AdresseSignalee'
  | 'DecesSignale'
  | 'InformationTransmise'
  | 'MessageAccuse'
  | 'ControleEffectue'
>;

const perimetre = ({ dansDepartement, dansRessort }: DonneesDe<'AdresseSignalee'>): string =>
  dansDepartement
    ? 'dans le département du contrat'
    : dansRessort
      ? 'hors du département, dans le ressort'
      : 'hors du ressort';

const demandee = ({ sorte, jours, echeances }: DonneesDe<'DemandeFormulee'>): string =>
  sorte === 'prolongation'
    ? `une prolongation de ${compter(jours ?? 0, 'jour')}`
    : `un échéancier de ${compter(echeances?.length ?? 0, 'échéance')}`;

function deLEtude({ type, data }: Exclude<EvenementDEchange, EvenementDuComptable>): string {
  switch (type) {
    case 'DemandeFormulee':
      return `L’étude demande ${demandee(data)}.`;
    case 'InsolvabiliteSignalee':
      return `L’étude signale l’insolvabilité du redevable (${mots.CONSTATS[data.constat]}), avec ${compter(data.preuves.length, 'justificatif')}.`;
    case 'DisparitionSignalee':
      return `L’étude signale la disparition du redevable : ${mots.RETOURS[data.retour]}.`;
    case 'AdresseSignalee':
      return `L’étude signale une nouvelle adresse, ${mots.CERTITUDES[data.certitude]}, ${perimetre(data)}.`;
    case 'DecesSignale':
      return `L’étude signale le décès du redevable${data.piece === null ? '' : ', pièce à l’appui'}.`;
    case 'InformationTransmise':
      return `L’étude transmet une information : ${mots.INFORMATIONS[data.sorte]}.`;
    case 'MessageAccuse':
      return `Message ${data.accuse} : ${mots.REPONSES[data.reponse]}.`;
    default:
      return type satisfies never;
  }
}

type EvenementDuComptable = EvenementDe<
  | 'DelaiAccorde'
  | 'ContestationEnregistree'
  | 'SuspensionLevee'
  | 'DetteAnnulee'
  | 'PhaseProlongee'
  | 'DemandeRepondue'
  | 'ControleEffectue'
>;

function duComptable({ type, data }: EvenementDuComptable): string {
  switch (type) {
    case 'DelaiAccorde':
      return `Le comptable accorde un délai en ${compter(data.echeances.length, 'échéance')}, jusqu’au ${jour(data.echeances.at(-1)?.le ?? data.survenuLe)} : ${mots.EFFETS_DU_DELAI[data.effet]}.`;
    case 'ContestationEnregistree':
      return `Contestation (${mots.CONTESTATIONS[data.sorte]})${data.montantConteste === null ? '' : `, de ${euros(data.montantConteste)}`} : ${mots.EFFETS[data.effet]}.`;
    case 'SuspensionLevee':
      return `Le comptable lève la suspension ; nouveau terme : ${jour(data.terme)}${data.dette === null ? '' : `, pour une dette jugée de ${euros(data.dette)}`}.`;
    case 'DetteAnnulee':
      return `Dette annulée à hauteur de ${euros(data.montant)} (${mots.PORTEES[data.portee]}, ${mots.ANNULATIONS[data.motif]}).`;
    case 'PhaseProlongee':
      return `Le comptable prolonge la phase du ${jour(data.ancienTerme)} au ${jour(data.terme)} (${mots.PROLONGATIONS[data.motif]}).`;
    case 'DemandeRepondue':
      return `Le comptable répond à la demande de l’étude : ${mots.DECISIONS[data.decision]} (message ${data.demande}).`;
    case 'ControleEffectue':
      return 'Le comptable a contrôlé l’étude, et l’a confirmé par écrit.';
    default:
      return type satisfies never;
  }
}

export function echangeEnClair(event: EvenementDEchange): string {
  switch (event.type) {
    case 'DelaiAccorde':
    case 'ContestationEnregistree':
    case 'SuspensionLevee':
    case 'DetteAnnulee':
    case 'PhaseProlongee':
    case 'DemandeRepondue':
    case 'ControleEffectue':
      return duComptable(event);
    default:
      return deLEtude(event);
  }
}
