/** A payment that fails after all (unpaid cheque, rejected debit): what it undoes, and what its debt takes back. */
import type { Conditions } from '../../../schemas/pca/parametres.ts';
import type { Repartition } from '../../../schemas/pca/reglement.ts';
import { assiette, type Compte, chezLEtude, fraisPercus, type Mouvement, RIEN, resteDu } from './compte.ts';
import { fraisAcquis } from './frais.ts';

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

/** Moves up to `voulu` of the first part to the second. */
function deplacer(de: number, voulu: number): readonly [reste: number, deplace: number] {
  const deplace = Math.min(de, Math.max(0, voulu));
  return [de - deplace, deplace];
}

/** The debt is due again: what the étude took on top of it, fees included, pays it first (CCom R. 444-54). */
function rendreAuPrincipal(mouvement: Mouvement, du: number): Imputation {
  const { principal, ...parts } = mouvement.repartition;
  const [libre, deExcedent] = deplacer(parts.excedent - mouvement.restitue, du);
  const [tva, deTva] = deplacer(parts.tva, du - deExcedent);
  const [fraisHT, deHT] = deplacer(parts.fraisHT, du - deExcedent - deTva);
  const rendu = deExcedent + deTva + deHT;
  return {
    mouvement: mouvement.id,
    repartition: { principal: principal + rendu, fraisHT, tva, excedent: libre + mouvement.restitue },
    assiette: mouvement.assiette + (mouvement.horsTerme ? 0 : rendu),
  };
}

/** Fees that are earned no more are the debtor's: they pay what he owes, or go back to him. */
function rendreLesFrais(compte: Compte, mouvement: Mouvement, { bareme }: Conditions): Imputation {
  const [acquis, percus] = [fraisAcquis(assiette(compte), bareme), fraisPercus(compte)];
  const { principal, ...parts } = mouvement.repartition;
  const [fraisHT, deHT] = deplacer(parts.fraisHT, percus.ht - acquis.ht);
  const [tva, deTva] = deplacer(parts.tva, percus.tva - acquis.tva);
  const auPrincipal = Math.min(deHT + deTva, resteDu(compte));
  return {
    mouvement: mouvement.id,
    repartition: {
      principal: principal + auPrincipal,
      fraisHT,
      tva,
      excedent: parts.excedent + deHT + deTva - auPrincipal,
    },
    assiette: mouvement.assiette + (mouvement.horsTerme ? 0 : auPrincipal),
  };
}

/**
 * The shares that the failure of one payment changes: its own, to nothing, then those of the étude's other payments, the
 * last first. What the comptable received and shared himself stays as he booked it.
 */
export function rejeter(compte: Compte, id: string, conditions: Conditions | null): Imputation[] {
  const changees = new Map<string, Imputation>([[id, { mouvement: id, repartition: RIEN, assiette: 0 }]]);
  let apres = imputer(compte, [...changees.values()]);
  if (conditions === null) return [...changees.values()];
  const retoucher = (calculer: (mouvement: Mouvement) => Imputation) => {
    for (const { id: rang } of compte.mouvements.filter(chezLEtude).toReversed()) {
      const mouvement = apres.mouvements.find(({ id: sien }) => sien === rang);
      if (mouvement === undefined || mouvement.rejeteLe !== null || rang === id) continue;
      const imputation = calculer(mouvement);
      if (identique(imputation, mouvement)) continue;
      changees.set(rang, imputation);
      apres = imputer(apres, [imputation]);
    }
  };
  if (conditions.imputation === 'principal-d-abord')
    retoucher((mouvement) => rendreAuPrincipal(mouvement, resteDu(apres)));
  retoucher((mouvement) => rendreLesFrais(apres, mouvement, conditions));
  return [...changees.values()];
}

const identique = ({ repartition: a, assiette: base }: Imputation, { repartition: b, assiette: sienne }: Mouvement) =>
  base === sienne &&
  a.principal === b.principal &&
  a.fraisHT === b.fraisHT &&
  a.tva === b.tva &&
  a.excedent === b.excedent;
