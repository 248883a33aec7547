/** What happened to a contract, in a French sentence each. */
import type { ContratEvenement, DonneesDuContrat, Signeur } from '../../../../schemas/evenements/contrat.ts';
import { jourEnClair } from '../evenement-registre.ts';
import { compter } from '../nombre.ts';
import { pourcent } from './taux.ts';

const ouNon = (oui: boolean, si: string, sinon: string): string => (oui ? si : sinon);

export const MOTIFS_DU_RACCORDEMENT: Readonly<Record<DonneesDuContrat<'RaccordementSuspendu'>['motif'], string>> = {
  'alterations-graves': 'altérations graves',
  'acces-empeche': 'accès empêché',
};

const nomDuSigneur = ({ pour }: { readonly pour: Signeur }): string =>
  pour.type === 'poste' ? `du poste ${pour.codique}` : `de l’étude ${pour.siret}`;

export function contratEnClair(event: ContratEvenement): string {
  const { type, data } = event;
  switch (type) {
    case 'ContratSigne':
      return `Contrat du département ${data.departement} signé avec ${ouNon(data.titulaire.type === 'etude', 'l’étude', 'le groupement')} ${data.titulaire.siret} (${compter(data.etudes.length, 'étude')}, ${compter(data.postes.length, 'poste')}).`;
    case 'ContratNotifie':
      return `Contrat notifié le ${jourEnClair(data.le)} : les années du contrat se comptent de ce jour.`;
    case 'ParametresModifies':
      return `Paramètres modifiés à partir du ${jourEnClair(data.depuis)}.`;
    case 'MembreArrive':
      return `L’étude ${data.etude} rejoint le contrat le ${jourEnClair(data.depuis)}.`;
    case 'MembreParti':
      return `L’étude ${data.etude} quitte le contrat après le ${jourEnClair(data.jusquAu)}.`;
    case 'TableDeposee':
      return `Table d’affectation ${data.table} déposée, pour le ${jourEnClair(data.depuis)} (${compter(data.lignes.length, 'secteur')}).`;
    case 'TableAcceptee':
      return `Table d’affectation ${data.table} acceptée.`;
    case 'CompteDeclare':
      return `Compte bancaire de l’étude ${data.etude} déclaré le ${jourEnClair(data.declareLe)}, à servir à partir du ${jourEnClair(data.depuis)}.`;
    case 'TauxDesAmendesFixe':
      return `Taux des amendes fixé à ${pourcent(data.taux)} à partir du ${jourEnClair(data.depuis)}.`;
    case 'MaintienDesAmendesDecide':
      return `Phase comminatoire des amendes ${ouNon(data.maintenues, 'maintenue', 'arrêtée')} à partir du ${jourEnClair(data.depuis)} (taux constaté : ${pourcent(data.tauxConstate)}).`;
    case 'ContratReconduit':
      return `Contrat reconduit le ${jourEnClair(data.le)} ; objectifs ${ouNon(data.objectifsManques, 'manqués : les dossiers reçus dès lors durent moins', 'atteints')} (produits locaux : ${pourcent(data.taux.produitsLocaux)}).`;
    case 'ContratMisEnDemeure':
      return `Titulaire mis en demeure le ${jourEnClair(data.le)} ; il a jusqu’au ${jourEnClair(data.terme)} pour se conformer.`;
    case 'ConformiteConstatee':
      return `Conformité constatée le ${jourEnClair(data.le)} : la mise en demeure est levée.`;
    case 'ContratResilie':
      return `Contrat résilié pour faute le ${jourEnClair(data.le)}, par la PLACE (référence ${data.place}).`;
    case 'CertificatInscrit':
      return `Certificat ${data.certificat.slice(0, 12)} inscrit (${data.fonction}) pour signer au nom ${nomDuSigneur(data)} à partir du ${jourEnClair(data.du)}.`;
    case 'CertificatRetire':
      return `Certificat ${data.certificat.slice(0, 12)} retiré ; il signait au nom ${nomDuSigneur(data)} jusqu’au ${jourEnClair(data.dernierJour)}.`;
    case 'RaccordementSuspendu':
      return `Raccordement de l’étude ${data.etude} au poste ${data.poste} suspendu par le comptable à partir du ${jourEnClair(data.le)} (${MOTIFS_DU_RACCORDEMENT[data.motif]} : «\u00a0${data.raison}\u00a0»). Les produits locaux se confient sur papier, les amendes attendent ; les dossiers en cours continuent.`;
    case 'RaccordementRetabli':
      return `Raccordement de l’étude ${data.etude} au poste ${data.poste} rétabli à partir du ${jourEnClair(data.le)} («\u00a0${data.raison}\u00a0»).`;
    default:
      return type satisfies never;
  }
}
