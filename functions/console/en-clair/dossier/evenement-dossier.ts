/** Any event of a dossier as one French sentence. */
import type { DonneesDe, DossierEvenement, EvenementDe } from '../../../../schemas/evenements/dossier.ts';
import { compter } from '../nombre.ts';
import { argentEnClair, type EvenementDArgent } from './evenement-argent.ts';
import { type EvenementDEchange, echangeEnClair } from './evenement-echange.ts';
import * as mots from './mots.ts';
import { REAFFECTATIONS } from './reaffectations.ts';
import { euros, jour } from './sommes.ts';

type EvenementDePhase = Exclude<EvenementNu, EvenementDArgent | EvenementDEchange>;
type EvenementNu = EvenementDe<DossierEvenement['type']>;

const reprise = ({ etape, joursAvantPoursuites }: DonneesDe<'TermeEchu'>['reprise']): string =>
  joursAvantPoursuites === null
    ? mots.REPRISES[etape]
    : `${mots.REPRISES[etape]}, puis attendre ${compter(joursAvantPoursuites, 'jour')} avant les poursuites`;

function phaseEnClair({ type, data }: EvenementDePhase): string {
  switch (type) {
    case 'DemandeSignee':
      return `Demande signée le ${jour(data.signeeLe)} : ${compter(data.creances.length, 'créance')} pour ${euros(data.montant)}, ${mots.VOIES[data.voie]}, à l’étude ${data.etude}.`;
    case 'DemandeTransmise':
      return data.envoi === 1
        ? 'Demande transmise à l’étude.'
        : `Demande transmise de nouveau (envoi n°\u00a0${data.envoi}).`;
    case 'TransmissionRejetee':
      return `Le système de l’étude a rejeté la demande : aucun délai ne court${data.aRetransmettre ? ', et rien ne repart sans le comptable' : ''}.`;
    case 'DemandeRetransmise':
      return 'Le poste comptable fait transmettre de nouveau la demande.';
    case 'DossierRecu':
      return `Dossier reçu par l’étude (${mots.RECEPTIONS[data.moyen]}) : la phase de ${compter(data.conditions.dureeJours, 'jour')} finit le ${jour(data.terme)} au soir.`;
    case 'DossierPrisEnCharge':
      return 'L’étude prend le dossier en charge.';
    case 'DossierRefuse':
      return `L’étude refuse le dossier : ${mots.REFUS_DE_L_ETUDE[data.motif]}.`;
    case 'PhaseSuspendue':
      return `Phase suspendue depuis le ${jour(data.depuis)} (${mots.CAUSES[data.cause]}).`;
    case 'DossierReaffecte':
      return `Dossier réaffecté à l’étude ${data.etude}${data.motif === undefined ? '' : ` (${REAFFECTATIONS[data.motif]})`} : ni le premier jour ni le solde ne changent.`;
    case 'EchangeRecu':
      return `${data.par.role === 'etude' ? 'L’étude' : 'Le comptable'} accuse réception de l’échange n°\u00a0${data.seq}.`;
    case 'DossierSolde':
      return `Dette entièrement réglée le ${jour(data.le)} : la phase prend fin.`;
    case 'TermeEchu':
      return `Terme atteint le ${jour(data.le)}, ${euros(data.resteDu)} restent dus : le comptable reprend le dossier (${reprise(data.reprise)}).`;
    case 'DossierRetire':
      return `Dossier retiré le ${jour(data.le)} : ${mots.RETRAITS[data.motif]}.`;
    case 'InsolvabiliteRetenue':
      return `Le comptable retient l’insolvabilité le ${jour(data.le)} et met fin à la phase.`;
    case 'PhaseRouverte':
      return `Phase rouverte le ${jour(data.le)} : ${euros(data.resteDu)} sont de nouveau dus.`;
    case 'DossierClos':
      return `Dossier clos le ${jour(data.le)} : tout est reversé et restitué.`;
    default:
      return type satisfies never;
  }
}

function direEvenement(event: EvenementNu): string {
  switch (event.type) {
    case 'VersementRecu':
    case 'PaiementRecu':
    case 'MouvementRejete':
    case 'FraisAdmis':
    case 'ExcedentRestitue':
    case 'PrincipalReverse':
    case 'RegularisationAccordee':
      return argentEnClair(event);
    case 'DelaiAccorde':
    case 'ContestationEnregistree':
    case 'SuspensionLevee':
    case 'DetteAnnulee':
    case 'PhaseProlongee':
    case 'DemandeFormulee':
    case 'DemandeRepondue':
    case 'InsolvabiliteSignalee':
    case 'DisparitionSignalee':
    case 'AdresseSignalee':
    case 'DecesSignale':
    case 'InformationTransmise':
    case 'MessageAccuse':
    case 'ControleEffectue':
      return echangeEnClair(event);
    default:
      return phaseEnClair(event);
  }
}

export const dossierEnClair = (event: DossierEvenement): string => direEvenement(event);
