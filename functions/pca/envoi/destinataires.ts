/** Who must be told of what (contract art. 5, 6 and 8): each party, of what the other does; both, of what time does. */
import type { DossierNouveau } from '../../../schemas/evenements/dossier.ts';
import type { DestinataireDEchange } from '../../../schemas/messages/pca/echange.ts';
import { type Dossier, etudeChargee } from '../dossier/etat.ts';

/**
 * `autre`: whoever did not send it. `detenteur`: the étude that holds the payment, which may have left the dossier.
 * `ancienne`: the étude that had the dossier before.
 */
type Partie = 'etude' | 'comptable' | 'autre' | 'detenteur' | 'ancienne';

const AVISES: Record<DossierNouveau['type'], readonly Partie[]> = {
  DemandeSignee: ['etude'],
  DemandeTransmise: [],
  TransmissionRejetee: ['comptable'],
  DemandeRetransmise: [],
  DossierRecu: ['comptable'],
  DossierPrisEnCharge: ['comptable'],
  DossierRefuse: ['comptable'],
  VersementRecu: ['comptable'],
  PaiementRecu: ['etude'],
  MouvementRejete: ['autre'],
  FraisAdmis: ['detenteur'],
  ExcedentRestitue: ['autre'],
  PrincipalReverse: ['comptable'],
  RegularisationAccordee: ['detenteur'],
  DelaiAccorde: ['etude'],
  ContestationEnregistree: ['etude'],
  PhaseSuspendue: ['etude'],
  SuspensionLevee: ['etude'],
  DetteAnnulee: ['etude'],
  PhaseProlongee: ['etude'],
  DemandeFormulee: ['comptable'],
  DemandeRepondue: ['etude'],
  InsolvabiliteSignalee: ['comptable'],
  DisparitionSignalee: ['comptable'],
  AdresseSignalee: ['comptable'],
  DecesSignale: ['comptable'],
  InformationTransmise: ['comptable'],
  MessageAccuse: ['autre'],
  ControleEffectue: ['etude'],
  DossierReaffecte: ['etude', 'ancienne', 'comptable'],
  EchangeRecu: [],
  DossierSolde: ['etude', 'comptable'],
  TermeEchu: ['etude', 'comptable'],
  DossierRetire: ['etude'],
  InsolvabiliteRetenue: ['etude'],
  PhaseRouverte: ['etude', 'comptable'],
  DossierClos: [],
};

function siretDe(partie: Partie, event: DossierNouveau, avant: Dossier, apres: Dossier) {
  if (partie === 'ancienne') return etudeChargee(avant);
  if (event.type !== 'FraisAdmis' && event.type !== 'RegularisationAccordee') return etudeChargee(apres);
  const { mouvement } = event.data;
  return apres.compte.mouvements.find(({ id }) => id === mouvement)?.etude ?? etudeChargee(apres);
}

/** Of a demande on paper, an étude is told nothing before it has the paper. */
const ignore = ({ demande, reception }: Dossier): boolean => demande?.voie === 'papier' && reception === null;

/** In the order of their ranks. */
export function destinatairesDe(event: DossierNouveau, avant: Dossier, apres: Dossier): DestinataireDEchange[] {
  const duComptable = 'message' in event.data && event.data.message.par.role !== 'etude';
  return AVISES[event.type].flatMap((partie): DestinataireDEchange[] => {
    if (partie === 'comptable' || (partie === 'autre' && !duComptable))
      return apres.demande === null ? [] : [{ type: 'comptable', codique: apres.demande.poste }];
    const siret = siretDe(partie, event, avant, apres);
    return siret === null || ignore(apres) ? [] : [{ type: 'etude', siret }];
  });
}
