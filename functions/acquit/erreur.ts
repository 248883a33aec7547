/** TErreur: one anomaly as the PES_ACQUIT says it. */
import { MOTIFS } from '../../schemas/motifs/catalogue.ts';
import type { Motif } from '../../schemas/motifs/motif.ts';
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

const CATALOGUE: ReadonlyMap<string, Motif> = new Map(Object.entries(MOTIFS));

/**
 * For a rejected part whose anomalies were left out of a verdict that has too many of them: its own motifs, without
 * those of the flow, which are said once.
 */
export function erreursAbregees(motifs: readonly string[]): Element[] {
  return motifs.flatMap((code) => {
    const motif = CATALOGUE.get(code);
    if (motif?.niveau === 'flux' || motif?.gravite === 'alerte') return [];
    const libelle = `Anomalie ${code} : le détail n’a pas été retenu, ce fichier en compte trop.`;
    return [ecrire(motif?.numAnoAck ?? 'ERREUR_AUTRE', libelle)];
  });
}
