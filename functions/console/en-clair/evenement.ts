/** Any event of the journal as one line: the short name of what it is about, and a French sentence. */
import { type AdhesionEvenement, lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import { lireDepot } from '../../../schemas/evenements/depot.ts';
import { lireExploitation } from '../../../schemas/evenements/exploitation.ts';
import { lireHabilitation, lireJeton } from '../../../schemas/evenements/habilitation.ts';
import { lireMise } from '../../../schemas/evenements/mise.ts';
import { lirePoste } from '../../../schemas/evenements/poste.ts';
import { lirePreuve } from '../../../schemas/evenements/preuve.ts';
import { lireSceau } from '../../../schemas/evenements/sceau.ts';
import { abreger } from '../../depot/cle.ts';
import type { Evenement } from '../../journal/evenement.ts';
import { depotEnClair, miseEnClair } from './evenement-depot.ts';
import { exploitationEnClair } from './evenement-exploitation.ts';
import { preuveEnClair, sceauEnClair } from './evenement-preuve.ts';
import { registreEnClair } from './evenement-registre.ts';
import { posteEnClair, suspensionEnClair } from './evenement-suspension.ts';
import { habilitationEnClair, jetonEnClair } from './habilitation.ts';

export function adhesionEnClair(event: AdhesionEvenement): string {
  switch (event.type) {
    case 'AdhesionActivee':
      return `Adhésion enregistrée, avec effet au ${event.data.depuis.split('-').reverse().join('/')} (poste ${event.data.codiques.join(', ')}).`;
    case 'AlterationDetectee':
    case 'SuspensionAdhesionProposee':
    case 'AlterationConstatee':
    case 'SuspensionPrononcee':
    case 'SuspensionConfirmee':
    case 'SuspensionNotifiee':
    case 'SuspensionRecue':
    case 'LeveeProposee':
    case 'SuspensionLevee':
      return suspensionEnClair(event);
    case 'FormulairePrepare':
    case 'ValidationFonctionnelleConstatee':
    case 'AccordPrealableRecu':
    case 'FormulaireSigneRecu':
    case 'CopieTransmiseALaChambre':
    case 'PreparationAbandonnee':
    case 'ReceptionHeliosOuverte':
    case 'AdhesionRenoncee':
    case 'SignataireInscrit':
    case 'SignataireRetire':
      return registreEnClair(event);
    default:
      return event satisfies never;
  }
}

export interface EvenementEnClair {
  /** Short depot id, with the rank of the bordereau for a delivery; or the SIRET of an adhésion, the number of a seal. */
  readonly objet: string;
  readonly phrase: string;
}

/** An event of a later version is named rather than hidden. */
export function evenementEnClair(event: Evenement): EvenementEnClair {
  const [famille, id = '', n] = event.stream.split('/');
  const objet = n === undefined ? (famille === 'adhesion' ? id.slice(0, 14) : abreger(id)) : `${abreger(id)}/${n}`;
  const phrases = {
    depot: () => lireDepot([event]).map(depotEnClair),
    habilitation: () => lireHabilitation([event]).map(habilitationEnClair),
    jeton: () => lireJeton([event]).map(jetonEnClair),
    mise: () => lireMise([event]).map(miseEnClair),
    adhesion: () => lireAdhesion([event]).map(adhesionEnClair),
    poste: () => lirePoste([event]).map(posteEnClair),
    exploitation: () => lireExploitation([event]).map(exploitationEnClair),
    preuve: () => lirePreuve([event]).map(preuveEnClair),
    sceau: () => lireSceau([event]).map(sceauEnClair),
  };
  const phrase = Object.entries(phrases).find(([nom]) => nom === famille)?.[1];
  return { objet, phrase: phrase === undefined ? event.type : phrase().join(' ') };
}
