/** Any event of the journal as one line: the short name of what it is about, and a French sentence. */
import { type AdhesionEvenement, lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import { lireConservation } from '../../../schemas/evenements/conservation.ts';
import { lireContrat } from '../../../schemas/evenements/contrat.ts';
import { lireDepot } from '../../../schemas/evenements/depot.ts';
import { lireDossier } from '../../../schemas/evenements/dossier.ts';
import { lireExploitation } from '../../../schemas/evenements/exploitation.ts';
import { lireHabilitation, lireJeton } from '../../../schemas/evenements/habilitation.ts';
import { lireMise } from '../../../schemas/evenements/mise.ts';
import { lireAvis } from '../../../schemas/evenements/pca-avis.ts';
import { lireEtat } from '../../../schemas/evenements/pca-etat.ts';
import { lireReversement } from '../../../schemas/evenements/pca-reversement.ts';
import { lirePoste } from '../../../schemas/evenements/poste.ts';
import { lirePreuve } from '../../../schemas/evenements/preuve.ts';
import { lireSceau } from '../../../schemas/evenements/sceau.ts';
import { abreger } from '../../depot/cle.ts';
import type { Evenement } from '../../journal/evenement.ts';
import { contratEnClair } from './contrat/evenement-contrat.ts';
import { dossierEnClair } from './dossier/evenement-dossier.ts';
import { etatEnClair } from './etat/evenement-etat.ts';
import { avisEnClair } from './evenement-avis.ts';
import { depotEnClair, miseEnClair } from './evenement-depot.ts';
import { exploitationEnClair } from './evenement-exploitation.ts';
import { conservationEnClair, preuveEnClair, sceauEnClair } from './evenement-preuve.ts';
import { registreEnClair } from './evenement-registre.ts';
import { posteEnClair, suspensionEnClair } from './evenement-suspension.ts';
import { habilitationEnClair, jetonEnClair } from './habilitation.ts';
import { reversementEnClair } from './reversement/evenement-reversement.ts';

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
    case 'LeveeEcartee':
    case 'LeveeNotifiee':
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
  /** Short depot id, with the rank of the bordereau for a delivery; or the SIRET of an adhésion, a seal, what PCA names. */
  readonly objet: string;
  readonly phrase: string;
}

/** Named in full by people: a dossier, a contract, a reversement, a statement, whom an avis is for. */
const ENTIERS: ReadonlySet<string> = new Set(['dossier', 'contrat', 'reversement', 'etat', 'avis']);

/** An event of a later version is named rather than hidden. */
export function evenementEnClair(event: Evenement): EvenementEnClair {
  const [famille = '', id = '', n] = event.stream.split('/');
  const court = ENTIERS.has(famille) ? id : famille === 'adhesion' ? id.slice(0, 14) : abreger(id);
  const objet = n === undefined ? court : `${court}/${n}`;
  const phrases = {
    depot: () => lireDepot([event]).map(depotEnClair),
    habilitation: () => lireHabilitation([event]).map(habilitationEnClair),
    jeton: () => lireJeton([event]).map(jetonEnClair),
    mise: () => lireMise([event]).map(miseEnClair),
    adhesion: () => lireAdhesion([event]).map(adhesionEnClair),
    poste: () => lirePoste([event]).map(posteEnClair),
    dossier: () => lireDossier([event]).map(dossierEnClair),
    exploitation: () => lireExploitation([event]).map(exploitationEnClair),
    preuve: () => lirePreuve([event]).map(preuveEnClair),
    conservation: () => lireConservation([event]).map(conservationEnClair),
    sceau: () => lireSceau([event]).map(sceauEnClair),
    avis: () => lireAvis([event]).map(avisEnClair),
    contrat: () => lireContrat([event]).map(contratEnClair),
    reversement: () => lireReversement([event]).map(reversementEnClair),
    etat: () => lireEtat([event]).map(etatEnClair),
  };
  const phrase = Object.entries(phrases).find(([nom]) => nom === famille)?.[1];
  return { objet, phrase: phrase === undefined ? event.type : phrase().join(' ') };
}
