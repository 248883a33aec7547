/** A payment that fails after all (unpaid cheque, rejected debit): what it undoes, and what its debt takes back. */
import type { NatureDeCreance } from '../../../schemas/pca/creance.ts';
import type { Conditions } from '../../../schemas/pca/parametres.ts';
import {
  assiette,
  type Compte,
  chezLEtude,
  excedentARendre,
  fraisPercus,
  type Mouvement,
  RIEN,
  resteDu,
} from './compte.ts';
import { fraisAcquis } from './frais.ts';
import { type Imputation, imputer } from './imputer.ts';
import { partagerPaiementDirect, partagerVersement } from './repartir.ts';

/** Moves up to `voulu` of the first part to the second. */
function deplacer(de: number, voulu: number): readonly [reste: number, deplace: number] {
  const deplace = Math.min(de, Math.max(0, voulu));
  return [de - deplace, deplace];
}

/** What anybody holds above the debt pays it again: shared as a payment of that day would be. */
function rendreLExcedent(
  compte: Compte,
  mouvement: Mouvement,
  nature: NatureDeCreance,
  conditions: Conditions | null,
): Imputation {
  const libre = resteDu(compte) === 0 ? 0 : excedentARendre(mouvement);
  const direct = { montant: libre, nature, ouvreDroit: mouvement.ouvreDroit, autresDettes: true };
  const { repartition: sien, assiette: enPlus } =
    chezLEtude(mouvement) && conditions !== null
      ? partagerVersement(compte, libre, conditions, mouvement.horsTerme)
      : partagerPaiementDirect(compte, direct, conditions);
  const { principal, fraisHT, tva, excedent } = mouvement.repartition;
  return {
    mouvement: mouvement.id,
    repartition: {
      principal: principal + sien.principal,
      fraisHT: fraisHT + sien.fraisHT,
      tva: tva + sien.tva,
      excedent: excedent - libre + sien.excedent,
    },
    assiette: mouvement.assiette + enPlus,
  };
}

/** The debt is still due: the fees that the étude took pay it first (CCom R. 444-54). */
function rendreAuPrincipal(mouvement: Mouvement, du: number): Imputation {
  const { principal, excedent, ...frais } = mouvement.repartition;
  const [tva, deTva] = deplacer(frais.tva, du);
  const [fraisHT, deHT] = deplacer(frais.fraisHT, du - deTva);
  return {
    mouvement: mouvement.id,
    repartition: { principal: principal + deTva + deHT, fraisHT, tva, excedent },
    assiette: mouvement.assiette + (mouvement.horsTerme ? 0 : deTva + deHT),
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
 * The shares that the failure of one payment changes: its own, to nothing, then those of the others, the last first. A
 * surplus pays the debt before any fee does, whoever holds it; the fees that the comptable paid stay as he booked them.
 */
export function rejeter(
  compte: Compte,
  id: string,
  nature: NatureDeCreance,
  conditions: Conditions | null,
): Imputation[] {
  const changees = new Map<string, Imputation>([[id, { mouvement: id, repartition: RIEN, assiette: 0 }]]);
  let apres = imputer(compte, [...changees.values()]);
  const retoucher = (rangs: readonly Mouvement[], calculer: (mouvement: Mouvement) => Imputation) => {
    for (const { id: rang } of rangs.toReversed()) {
      const mouvement = apres.mouvements.find(({ id: sien }) => sien === rang);
      if (mouvement === undefined || mouvement.rejeteLe !== null || rang === id) continue;
      const imputation = calculer(mouvement);
      if (identique(imputation, mouvement)) continue;
      changees.set(rang, imputation);
      apres = imputer(apres, [imputation]);
    }
  };
  retoucher(compte.mouvements, (mouvement) => rendreLExcedent(apres, mouvement, nature, conditions));
  if (conditions === null) return [...changees.values()];
  const tenus = compte.mouvements.filter(chezLEtude);
  if (conditions.imputation === 'principal-d-abord')
    retoucher(tenus, (mouvement) => rendreAuPrincipal(mouvement, resteDu(apres)));
  retoucher(tenus, (mouvement) => rendreLesFrais(apres, mouvement, conditions));
  return [...changees.values()];
}

const identique = ({ repartition: a, assiette: base }: Imputation, { repartition: b, assiette: sienne }: Mouvement) =>
  base === sienne &&
  a.principal === b.principal &&
  a.fraisHT === b.fraisHT &&
  a.tva === b.tva &&
  a.excedent === b.excedent;
