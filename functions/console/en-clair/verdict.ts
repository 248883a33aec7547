/** A verdict in the words of the counter. */
import type { MiseEvenement } from '../../../schemas/evenements/mise.ts';
import type { Verdict, VerdictBordereau } from '../../../schemas/verdict.ts';

type Etat = Verdict['verdict'];

export const ISSUES: Readonly<Record<Etat, string>> = {
  accepte: 'accepté',
  partiel: 'accepté en partie',
  rejete: 'rejeté',
  indetermine: 'transmis sous réserve',
};

/** A pièce justificative. */
export const ISSUES_AU_FEMININ: Readonly<Record<Etat, string>> = {
  accepte: 'acceptée',
  partiel: 'acceptée en partie',
  rejete: 'rejetée',
  indetermine: 'transmise sous réserve',
};

export const NATURES_EN_CLAIR: Readonly<Record<Verdict['nature'], string>> = {
  PES_Aller: 'flux PES',
  PCA_Aller: 'dossier PCA',
  PCA_Retour: 'retour PCA',
  PES_ACQUIT: 'acquit Hélios',
  PES_Retour: 'retour Hélios',
  inconnue: 'nature inconnue',
};

export const INTEGRITES: Readonly<Record<Verdict['signatures'][number]['integrite'], string>> = {
  intacte: 'intacte',
  alteree: 'contenu modifié après la signature',
  illisible: 'illisible',
};

export const CONFIANCES: Readonly<Record<Verdict['signatures'][number]['confiance'], string>> = {
  etablie: 'certificat de confiance',
  refusee: 'certificat refusé',
  indeterminee: 'confiance non vérifiée',
};

/** What the comptable has done of a delivery. */
export const ETAPES_MISE: Readonly<Record<MiseEvenement['type'], string>> = {
  MiseADispositionDecidee: 'mise à disposition décidée',
  MisADisposition: 'mis à la disposition du comptable',
  RemisADisposition: 'de nouveau mis à la disposition du comptable',
  ReceptionConfirmee: 'reçu par le comptable',
  PrisEnCharge: 'pris en charge',
  RejeteParLeComptable: 'rejeté par le comptable',
  PapierRecu: 'papier reçu',
};

/** `bordereau de dépense n° 47 (exercice 2026)`. */
export function nomDuBordereau({ domaine, numero, exercice }: VerdictBordereau): string {
  const nature = domaine === 'depense' ? 'dépense' : 'recette';
  return `bordereau de ${nature} ${numero === null ? 'sans numéro' : `n°\u00a0${numero}`} (exercice ${exercice ?? 'inconnu'})`;
}

/** `ligne 12, colonne 7`, empty where the anomaly has no place in the file. */
export function lieu({ ligne, colonne }: { readonly ligne: number | null; readonly colonne: number | null }): string {
  if (ligne === null) return '';
  return colonne === null ? `ligne ${ligne}` : `ligne ${ligne}, colonne ${colonne}`;
}

/** In the middle of a sentence; an acronym keeps its own. */
export const minuscule = (phrase: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(phrase) ? phrase.charAt(0).toLowerCase() + phrase.slice(1) : phrase;

export const majuscule = (phrase: string): string => phrase.charAt(0).toUpperCase() + phrase.slice(1);
