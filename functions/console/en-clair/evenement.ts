/** Any event of the journal as one line: the short name of what it is about, and a French sentence. */
import { type AdhesionEvenement, lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import { lireDepot } from '../../../schemas/evenements/depot.ts';
import { lireMise } from '../../../schemas/evenements/mise.ts';
import { lirePreuve } from '../../../schemas/evenements/preuve.ts';
import { lireSceau } from '../../../schemas/evenements/sceau.ts';
import { abreger } from '../../depot/cle.ts';
import type { Evenement } from '../../journal/evenement.ts';
import { depotEnClair, miseEnClair } from './evenement-depot.ts';
import { preuveEnClair, sceauEnClair } from './evenement-preuve.ts';

const MOTIFS_SUSPENSION = {
  'alterations-graves': 'altérations graves',
  'acces-empeche': 'accès empêché',
} as const;

export function adhesionEnClair(event: AdhesionEvenement): string {
  switch (event.type) {
    case 'AdhesionActivee':
      return `Adhésion enregistrée, avec effet au ${event.data.depuis.split('-').reverse().join('/')} (poste ${event.data.codiques.join(', ')}).`;
    case 'AlterationDetectee':
      return `Altération détectée dans le dépôt ${abreger(event.data.depotId)}.`;
    case 'SuspensionAdhesionProposee':
      return `Suspension proposée au comptable, à la suite du dépôt ${abreger(event.data.depotId)}.`;
    case 'SuspensionPrononcee':
      return `Adhésion suspendue par le comptable (${MOTIFS_SUSPENSION[event.data.motif]}) : ${event.data.raison}`;
    case 'SuspensionLevee':
      return `Suspension levée par le comptable : ${event.data.raison}`;
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
    mise: () => lireMise([event]).map(miseEnClair),
    adhesion: () => lireAdhesion([event]).map(adhesionEnClair),
    preuve: () => lirePreuve([event]).map(preuveEnClair),
    sceau: () => lireSceau([event]).map(sceauEnClair),
  };
  const phrase = Object.entries(phrases).find(([nom]) => nom === famille)?.[1];
  return { objet, phrase: phrase === undefined ? event.type : phrase().join(' ') };
}
