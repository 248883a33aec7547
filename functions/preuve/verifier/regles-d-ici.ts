/** The version of the rules by which this Passerelle would judge that file. */
import type { Verdict } from '../../../schemas/verdict.ts';
import { VERSION_DES_REGLES } from '../../format/regles/catalogue.ts';
import { VERSION_DES_REGLES_PCA } from '../../pca/fichier/regles/catalogue.ts';

export const reglesDIci = ({ pca }: Pick<Verdict, 'pca'>): string =>
  pca === undefined ? VERSION_DES_REGLES : VERSION_DES_REGLES_PCA;
