/** TErreur: one anomaly as the PES_ACQUIT says it. */
import type { Verdict } from '../../schemas/verdict.ts';
import { type Element, element, valeur } from './xml.ts';

export type AnomalieDuVerdict = Verdict['anomalies'][number];

/** TNumAnoAck (CommunAck.xsd), the 34 codes without their common prefix. */
const CODES = new Set(
  `CONNECTION_IMPOSSIBLE_A_LA_BASE ENCODING FLUX_VIDE SCHEMA_INCOMPLET CODIFICATION CODIQUE SIRET
  CODE_COLLECTIVITE_BUDGET VERSION_PES VERSION_PJ SIGNATURE_INVALIDE SIGNATURE_ILLISIBLE SIGNATURE_INCOMPLETE
  DOUBLON_BORDEREAU DOUBLON_PIECE DOUBLON_LIGNE DOUBLON_PJ PES_PARAM PES_SIGNATURE PES_PARAM_SIGNATURE CERTIFICAT
  TIMEOUT TAILLE_BORDEREAUX TAILLE_PIECE TAILLE_LIGNE PJ_SIGNEE SIGNATURE_EXTERNE AUTRE SIGNATURE_BORDEREAU_INVALIDE
  MONTANT_TVA_ZERO_NEGATIF PJ CUMUL_MONTANTS SIGNATURE_BORDEREAU_ILLISIBLE SIGNATURE_BORDEREAU_INCOMPLETE`
    .split(/\s+/)
    .map((nom) => `ERREUR_${nom}`),
);

/** Base_Texte500_Light. */
const LIBELLE_MAX = 500;

function borner(texte: string): string {
  const points = [...texte];
  return points.length > LIBELLE_MAX ? `${points.slice(0, LIBELLE_MAX - 1).join('')}…` : texte;
}

/** Where it is, for people, before what is said of it: empty when the anomaly has no place in the file. */
export const lieuEnClair = ({ ligne, colonne }: Pick<AnomalieDuVerdict, 'ligne' | 'colonne'>): string => {
  if (ligne === null) return '';
  return colonne === null ? `Ligne ${ligne} : ` : `Ligne ${ligne}, colonne ${colonne} : `;
};

const ecrire = (numAnoAck: string, libelle: string): Element =>
  element('Erreur', {}, [
    valeur('NumAnoAck', CODES.has(numAnoAck) ? numAnoAck : 'ERREUR_AUTRE'),
    valeur('LibelleAnoAck', borner(libelle)),
  ]);

/** What is wrong, where, and what to do; 500 characters at most. */
export const erreur = (anomalie: AnomalieDuVerdict): Element =>
  ecrire(anomalie.numAnoAck, `${lieuEnClair(anomalie)}${anomalie.phrase} ${anomalie.remede}`);

/** Thousands apart, by a space that does not break. */
const nombre = (n: number): string => `${n}`.replace(/\B(?=(?:\d{3})+$)/g, '\u00a0');

/** The anomalies that are only counted. */
export const omission = (autres: number, dont: string): string =>
  autres === 1
    ? `1 autre anomalie de ${dont} n’est pas détaillée.`
    : `${nombre(autres)} autres anomalies de ${dont} ne sont pas détaillées.`;

export const erreurDesAutres = (autres: number, dont: string): Element[] =>
  autres === 0 ? [] : [ecrire('ERREUR_AUTRE', omission(autres, dont))];
