/** Fees that the comptable admits after the payment: only what was paid on top of the debt may pay them (CCom R. 444-54). */
import type { Conditions } from '../../../schemas/pca/parametres.ts';
import { type Compte, chezLEtude, excedentARendre, fraisDus, type Mouvement, resteDu } from './compte.ts';
import { prelever, ttc } from './frais.ts';
import { type Imputation, imputer } from './imputer.ts';

function prendre(compte: Compte, mouvement: Mouvement, conditions: Conditions): Imputation | null {
  const frais = prelever(excedentARendre(mouvement), fraisDus(compte, conditions), conditions.bareme);
  if (ttc(frais) === 0) return null;
  const { principal, fraisHT, tva, excedent } = mouvement.repartition;
  return {
    mouvement: mouvement.id,
    repartition: { principal, fraisHT: fraisHT + frais.ht, tva: tva + frais.tva, excedent: excedent - ttc(frais) },
    assiette: mouvement.assiette,
  };
}

/**
 * The shares that change: of the payment admitted first, then of the others that the same étude holds. Neither the
 * principal, nor what was given back, nor what the comptable or another étude holds is touched. `compte`: once admitted.
 */
export function fraisSurLExcedent(compte: Compte, admis: Mouvement, conditions: Conditions | null): Imputation[] {
  if (conditions === null || resteDu(compte) > 0) return [];
  const siens = compte.mouvements.filter((m) => m.etude === admis.etude && chezLEtude(m));
  const ranges = [...siens.filter(({ id }) => id === admis.id), ...siens.filter(({ id }) => id !== admis.id)];
  const changees: Imputation[] = [];
  for (const mouvement of ranges) {
    const imputation = prendre(imputer(compte, changees), mouvement, conditions);
    if (imputation !== null) changees.push(imputation);
  }
  return changees;
}
