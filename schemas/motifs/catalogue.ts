/** The one closed catalogue of motifs, and the anomalies made from it. */
import { MOTIFS_CHEMIN } from './chemin.ts';
import { MOTIFS_CONFIANCE } from './confiance.ts';
import { MOTIFS_DEPOT } from './depot.ts';
import { MOTIFS_FORMAT } from './format.ts';
import { MOTIFS_HELIOS } from './helios.ts';
import { MOTIFS_LECTURE } from './lecture.ts';
import { MOTIFS_MAGASIN } from './magasin.ts';
import type { Gravite, Motif, Niveau } from './motif.ts';
import { MOTIFS_PCA } from './pca.ts';
import { MOTIFS_REGISTRE } from './registre.ts';
import { MOTIFS_REGLES } from './regles.ts';
import { MOTIFS_SCHEMA } from './schema.ts';
import { MOTIFS_SIGNATURE } from './signature.ts';

export const MOTIFS = {
  ...MOTIFS_LECTURE,
  ...MOTIFS_SIGNATURE,
  ...MOTIFS_FORMAT,
  ...MOTIFS_SCHEMA,
  ...MOTIFS_REGLES,
  ...MOTIFS_DEPOT,
  ...MOTIFS_REGISTRE,
  ...MOTIFS_CHEMIN,
  ...MOTIFS_CONFIANCE,
  ...MOTIFS_MAGASIN,
  ...MOTIFS_HELIOS,
  ...MOTIFS_PCA,
};
export type CodeMotif = keyof typeof MOTIFS;

/** Where in the file: line and column from 1, column in code points; all null when the file has no such place. */
export interface Lieu {
  readonly ligne: number | null;
  readonly colonne: number | null;
  /** Names from the root, e.g. `/n:PES_Aller/PES_DepenseAller/Bordereau/Piece`. */
  readonly chemin: string | null;
}
export const SANS_LIEU: Lieu = { ligne: null, colonne: null, chemin: null };

/**
 * Which object of the flux: index of the bordereau and of the PJ in file order from 0, numbers as written. Two pièces may
 * bear the same number: `rangPiece` and `rangLigne` count from 1 over the bordereau.
 */
export interface Objet {
  readonly bordereau?: number;
  readonly piece?: string;
  readonly rangPiece?: number;
  readonly lignePiece?: string;
  readonly rangLigne?: number;
  readonly pj?: number;
  /** Index of the message of a PCA file. */
  readonly dossier?: number;
}

export interface Anomalie extends Lieu {
  readonly code: CodeMotif;
  readonly niveau: Niveau;
  readonly gravite: Gravite;
  readonly phrase: string;
  readonly remede: string;
  readonly numAnoAck: string;
  readonly objet: Objet;
}

const VALEUR_MAX = 80;
/** What the schema expects is ours, and longer: half of it would say something else. */
const ATTENDU_MAX = 400;

/** Fills the sentence of a motif. A value from the file is cut at 80 code points; a missing one is a bug and throws. */
export function anomalie(
  code: CodeMotif,
  lieu: Lieu,
  valeurs: Readonly<Record<string, string | number>> = {},
  objet: Objet = {},
): Anomalie {
  const motif: Motif = MOTIFS[code];
  const remplir = (modele: string) =>
    modele.replace(/\{(\w+)\}/g, (_, nom: string) => {
      const valeur = valeurs[nom];
      if (valeur === undefined) throw new TypeError(`motif ${String(code)}: no value for {${nom}}`);
      const points = [...String(valeur)];
      const maximum = nom === 'attendu' ? ATTENDU_MAX : VALEUR_MAX;
      return points.length > maximum ? `${points.slice(0, maximum).join('')}…` : String(valeur);
    });
  const { niveau, gravite, numAnoAck } = motif;
  const { ligne, colonne, chemin } = lieu;
  return {
    code,
    niveau,
    gravite,
    phrase: remplir(motif.phrase),
    remede: remplir(motif.remede),
    numAnoAck,
    ligne,
    colonne,
    chemin,
    objet,
  };
}

/** For a motif that is known without its values: each is « … ». */
export function anomalieSansValeurs(code: CodeMotif, objet: Objet): Anomalie {
  const { phrase, remede }: Motif = MOTIFS[code];
  const noms = `${phrase} ${remede}`.matchAll(/\{(\w+)\}/g);
  return anomalie(code, SANS_LIEU, Object.fromEntries([...noms].map(([, nom]) => [nom, '…'])), objet);
}
