/** The events of a deposit and of its deliveries, each as one French sentence. */
import type { DepotEvenement } from '../../../schemas/evenements/depot.ts';
import type { MiseEvenement } from '../../../schemas/evenements/mise.ts';
import { DEPOSANTS, deposantsDe } from '../../depot/cle.ts';
import { rattachementEnClair } from '../../helios/en-clair.ts';
import { roleEnClair } from './auteur.ts';
import { messagesEnClair } from './evenement-messages.ts';
import { papierEnClair } from './evenement-suspension.ts';
import { instantPrecis } from './instant.ts';
import { compter, octets } from './nombre.ts';
import { sobre } from './sobre.ts';
import { ISSUES } from './verdict.ts';

const REPONSES = {
  PES_ACQUIT: 'PES_ACQUIT émis',
  'accuse-de-rejet': 'Accusé de rejet émis',
  'accuse-de-verification': 'Accusé de vérification émis',
  PCA_Accuse: 'Accusé technique (K1) émis',
} as const;

const CONFIANCES = {
  etablie: ['certificat de confiance', 'certificats de confiance'],
  indeterminee: ['confiance dans le certificat non vérifiée', 'confiance dans les certificats non vérifiée'],
  refusee: ['certificat refusé', 'certificats refusés'],
} as const;

export function depotEnClair(event: DepotEvenement): string {
  switch (event.type) {
    case 'DepotRecu':
      return `Fichier «\u00a0${sobre(event.data.nom)}\u00a0» reçu, déposé par ${DEPOSANTS[deposantsDe(event.data.key)].enClair} ${event.data.expediteur} (${octets(event.data.size)}).`;
    case 'SignatureVerifiee':
      return `${compter(event.data.signatures, 'signature intacte', 'signatures intactes')}, ${CONFIANCES[event.data.confiance][event.data.signatures > 1 ? 1 : 0]}.`;
    case 'SignatureRejetee':
      return `Signature rejetée (${compter(event.data.signatures, 'signature')} dans le fichier).`;
    case 'AlterationDetectee':
      return `Altération détectée : ${compter(event.data.alterees, 'signature')} sur ${event.data.signatures} ne ${event.data.alterees > 1 ? 'correspondent' : 'correspond'} plus au contenu.`;
    case 'VerificationDifferee':
      return `Vérification différée : la confiance dans un certificat n’est pas encore établie. Nouvel essai le ${instantPrecis(event.data.repriseLe)}.`;
    case 'VerdictRendu': {
      const { verdict, bordereaux, pj, marches, factures, dossiers, anomalies, nature } = event.data;
      if (nature === 'PCA_Aller' || nature === 'PCA_Retour')
        return `Vérification terminée : fichier ${ISSUES[verdict]} (${compter(dossiers.total, 'message')}, ${compter(anomalies, 'anomalie')}).`;
      const contenu = [
        compter(bordereaux.total, 'bordereau', 'bordereaux'),
        ...(marches > 0 ? [compter(marches, 'marché')] : []),
        ...(factures > 0 ? [compter(factures, 'facture')] : []),
        compter(pj.total, 'pièce justificative', 'pièces justificatives'),
        compter(anomalies, 'anomalie'),
      ];
      return `Vérification terminée : flux ${ISSUES[verdict]} (${contenu.join(', ')}).`;
    }
    case 'AcquitEmis':
      return `${REPONSES[event.data.nature]} par Passerelle pour le déposant.`;
    case 'RetourHeliosRattache':
      return rattachementEnClair(event.data);
    case 'MessagesTraites':
      return messagesEnClair(event.data);
    case 'AccuseMetierEmis':
      return `Accusé métier (K2) émis pour le déposant : ${compter(event.data.faits, 'message repris', 'messages repris')}, ${compter(event.data.refuses, 'message rejeté', 'messages rejetés')}.`;
    default:
      return event satisfies never;
  }
}

export function miseEnClair(event: MiseEvenement): string {
  switch (event.type) {
    case 'MiseADispositionDecidee': {
      const { destinataire, dispense } = event.data;
      const papier = dispense.bordereau ? 'avec dispense de papier' : 'sans dispense de papier';
      return `Mise à disposition du poste ${destinataire} décidée, ${papier}.`;
    }
    case 'MisADisposition':
      return 'Mis à la disposition du comptable.';
    case 'RemisADisposition':
      return `De nouveau mis à la disposition du comptable (envoi n°\u00a0${event.data.envoi}).`;
    case 'ReceptionConfirmee':
      return `Réception confirmée par le poste ${event.data.par}${roleEnClair(event.data.saisiPar)}.`;
    case 'PrisEnCharge':
      return `Pris en charge par le poste ${event.data.par}${roleEnClair(event.data.saisiPar)}.`;
    case 'RejeteParLeComptable':
      return `Rejeté par le poste ${event.data.par}${roleEnClair(event.data.saisiPar)} : ${sobre(event.data.motif)}`;
    case 'PapierRecu':
      return papierEnClair(event.data);
    default:
      return event satisfies never;
  }
}
