/**
 * Where each message stands in a file, and what it asks once read. This folder alone knows the format, which is internal:
 * those of the DGFiP (the two cahiers des charges of the contract, the national model of the statement) are not public,
 * and will take its place behind it.
 */
import type { Cas, Champ } from './forme.ts';
import { ETATS, REVERSEMENTS } from './vocabulaire/argent.ts';
import { DEMANDES } from './vocabulaire/demande.ts';
import { ACCUSES_DE_REVERSEMENT, SUIVI_ALLER } from './vocabulaire/suivi-aller.ts';
import { SUIVI_RETOUR } from './vocabulaire/suivi-retour.ts';

/** What is asked of us: a dossier, an act on one, a reversement told or cashed, a statement handed in. */
export type Genre = 'confier' | 'agir' | 'annoncer' | 'encaisser' | 'deposer';
export type NaturePca = 'PCA_Aller' | 'PCA_Retour';
/** What the file is full of, as its header says it. */
export type NatFlux = 'DEMANDE' | 'SUIVI' | 'REVERSEMENT' | 'ETAT';

export interface Place {
  readonly nature: NaturePca;
  readonly natFlux: NatFlux;
  /** The element around the messages; null where they are children of the root. */
  readonly sous: string | null;
  readonly genre: Genre;
  readonly cas: readonly Cas[];
}

export const PLACES: readonly Place[] = [
  { nature: 'PCA_Aller', natFlux: 'DEMANDE', sous: 'LotDemande', genre: 'confier', cas: DEMANDES },
  { nature: 'PCA_Aller', natFlux: 'SUIVI', sous: 'Suivi', genre: 'agir', cas: SUIVI_ALLER },
  { nature: 'PCA_Aller', natFlux: 'SUIVI', sous: 'Suivi', genre: 'encaisser', cas: ACCUSES_DE_REVERSEMENT },
  { nature: 'PCA_Retour', natFlux: 'SUIVI', sous: 'Suivi', genre: 'agir', cas: SUIVI_RETOUR },
  { nature: 'PCA_Retour', natFlux: 'REVERSEMENT', sous: null, genre: 'annoncer', cas: REVERSEMENTS },
  { nature: 'PCA_Retour', natFlux: 'ETAT', sous: null, genre: 'deposer', cas: ETATS },
];

/** Null for an element that is no message of such a file. */
export const natFluxDe = (nature: NaturePca, element: string): NatFlux | null =>
  PLACES.find((p) => p.nature === nature && p.cas.some((cas) => cas.element === element))?.natFlux ?? null;

/** A block and what is in it; a leaf has its value in V. */
interface Blocs {
  readonly [nom: string]: Blocs;
}
const CARTE: Blocs = { Sigle: {}, Adresse: {} };
const TETES: Blocs = {
  Enveloppe: {
    Parametres: { Version: {}, TypFic: {}, NomFic: {} },
    Emetteur: CARTE,
    Recepteur: CARTE,
  },
  EnTetePCA: { DteStr: {}, IdPost: {}, LibellePoste: {}, IdContrat: {}, IdEtude: {}, IdGroupement: {}, NatFlux: {} },
};
const TOTAUX: Blocs = { NbrDossier: {}, MtTotal: {} };

function* chemins(parent: string, blocs: Blocs): Generator<string> {
  for (const [nom, enfants] of Object.entries(blocs)) {
    const chemin = `${parent}/${nom}`;
    yield chemin;
    if (Object.keys(enfants).length === 0) yield `${chemin}/@V`;
    yield* chemins(chemin, enfants);
  }
}

function* cheminsDesChamps(parent: string, champs: readonly Champ[]): Generator<string> {
  for (const champ of champs) {
    if (champ.sorte === 'choix') yield* cheminsDesCas(parent, champ.cas);
    else {
      const chemin = `${parent}/${champ.element}`;
      yield chemin;
      if ('champs' in champ) yield* cheminsDesChamps(chemin, champ.champs);
      else if (champ.sorte !== 'document' && champ.sorte !== 'documents') yield `${chemin}/@V`;
    }
  }
}

function* cheminsDesCas(parent: string, cas: readonly Cas[]): Generator<string> {
  for (const { element, champs } of cas) {
    yield `${parent}/${element}`;
    yield* cheminsDesChamps(`${parent}/${element}`, champs);
  }
}

function* tous(): Generator<string> {
  for (const nature of ['PCA_Aller', 'PCA_Retour']) yield* chemins(nature, TETES);
  yield* chemins('PCA_Aller/LotDemande', TOTAUX);
  for (const { nature, sous, cas } of PLACES) yield* cheminsDesCas(sous === null ? nature : `${nature}/${sous}`, cas);
}

/** Every path that is read, each once. */
export const CHEMINS: readonly string[] = [...new Set(tous())];

/** Of an element whose content is a document. */
export const ELEMENT_DE_DOCUMENT = 'PJ';
