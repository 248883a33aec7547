/** The acts by which one joins, leaves and names who signs, in a French sentence each. */
import type { EvenementDuRegistre } from '../../adhesion/registre/registre.ts';

/** `30/09/2026`. */
export const jourEnClair = (date: string): string => date.split('-').reverse().join('/');

const PIECES = { aucune: 'aucune pièce', types: 'certaines pièces', toutes: 'toutes les pièces' } as const;

const suite = (raison: string | null): string => (raison === null ? '.' : ` : ${raison}`);

export function registreEnClair({ type, data }: EvenementDuRegistre): string {
  switch (type) {
    case 'FormulairePrepare':
      return `Formulaire d’adhésion préparé, pour un effet au ${jourEnClair(data.formulaire.depuis)}.`;
    case 'ValidationFonctionnelleConstatee':
      return `Validation fonctionnelle constatée le ${jourEnClair(data.le)}${suite(data.raison)}`;
    case 'AccordPrealableRecu':
      return `Accord préalable de la DGFiP reçu le ${jourEnClair(data.le)}${suite(data.raison)}`;
    case 'FormulaireSigneRecu':
      return `Formulaire signé du ${jourEnClair(data.signeLe)} reçu par le comptable le ${jourEnClair(data.le)}${suite(data.raison)}`;
    case 'CopieTransmiseALaChambre':
      return `Copie du formulaire transmise à la chambre régionale des comptes le ${jourEnClair(data.le)}${suite(data.raison)}`;
    case 'PreparationAbandonnee':
      return `Préparation du formulaire abandonnée le ${jourEnClair(data.le)}${suite(data.raison)}`;
    case 'ReceptionHeliosOuverte':
      return `Réception des données d’Hélios ouverte le ${jourEnClair(data.le)}${suite(data.raison)}`;
    case 'AdhesionRenoncee':
      return `L’ordonnateur renonce à l’adhésion, avec effet au ${jourEnClair(data.effetLe)} : ${data.modalites}`;
    case 'SignataireInscrit': {
      const fin = data.au === null ? '' : ` jusqu’au ${jourEnClair(data.au)}`;
      return `Signataire inscrit (${data.fonction}) à partir du ${jourEnClair(data.du)}${fin} ; il atteste ${PIECES[data.attestation.pieces]}.`;
    }
    case 'SignataireRetire':
      return `Signataire retiré : son habilitation finit le ${jourEnClair(data.dernierJour)}${suite(data.raison)}`;
    default:
      return type satisfies never;
  }
}
