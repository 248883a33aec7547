/** A rule that the notes of the official schema give, told in our words, and what is made of it here. */
import type { CodeMotif } from '../../../../schemas/motifs/catalogue.ts';
import type { CodeRegle } from '../../../../schemas/motifs/regles.ts';

export interface Officielle {
  /** The schema file of v5.12 whose note has the rule, and its element. */
  readonly fichier: string;
  readonly element: string;
  /** What it asks, and what it rejects. */
  readonly demande: string;
  readonly rejette: 'flux' | 'bordereau' | 'pj' | 'non dit';
  /** The motifs that judge it here. */
  readonly motifs: readonly (CodeMotif | CodeRegle)[];
  /** The schema's own types and cardinalities judge it, in whole or in part. */
  readonly schema: boolean;
  /** What of it is not judged, and why. */
  readonly reste: string | null;
}

type Sort = Partial<Pick<Officielle, 'motifs' | 'schema' | 'reste'>>;

/** The rules of one file. */
export const du =
  (fichier: string) =>
  (element: string, rejette: Officielle['rejette'], demande: string, sort: Sort): Officielle => ({
    ...{ fichier, element, demande, rejette },
    ...{ motifs: [], schema: false, reste: null },
    ...sort,
  });

/** Why some are left: the words are said once. */
export const HELIOS = 'Demande les données d’Hélios.';
export const TRIPLETS = 'La grille des triplets (annexe 2 du dossier technique) n’est pas connue.';
export const CATEGORIES =
  'La grille des catégories et natures juridiques (annexe 3 du dossier technique) n’est pas connue.';
export const SI_REFERENTIEL = 'Jugé seulement là où un référentiel donne la nomenclature du budget.';
