/** Shares of payments that something else than their reception decides: a failure, fees that are admitted later. */
import type { Repartition } from '../../../schemas/pca/reglement.ts';
import type { Compte } from './compte.ts';

export interface Imputation {
  readonly mouvement: string;
  readonly repartition: Repartition;
  readonly assiette: number;
}

export const imputer = (compte: Compte, imputations: readonly Imputation[]): Compte => ({
  ...compte,
  mouvements: compte.mouvements.map((mouvement) => {
    const sienne = imputations.find(({ mouvement: id }) => id === mouvement.id);
    return sienne ? { ...mouvement, repartition: sienne.repartition, assiette: sienne.assiette } : mouvement;
  }),
});
