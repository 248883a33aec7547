/** How one payment is shared. Pure: the account so far, the sum, the terms of the dossier. */
import type { NatureDeCreance } from '../../../schemas/pca/creance.ts';
import type { Conditions } from '../../../schemas/pca/parametres.ts';
import type { Repartition } from '../../../schemas/pca/reglement.ts';
import { assiette, type Compte, fraisDus, resteDu } from './compte.ts';
import { fraisAcquis, prelever, ttc } from './frais.ts';

export interface Partage {
  readonly repartition: Repartition;
  /** The part that earns fees. */
  readonly assiette: number;
}

/** The greatest sum, up to `maximum`, that fits in `montant` with the fees that it earns. */
function netDeFrais(compte: Compte, montant: number, maximum: number, conditions: Conditions): number {
  let [bas, haut] = [0, maximum];
  while (bas < haut) {
    const essai = Math.ceil((bas + haut) / 2);
    if (essai + ttc(fraisDus(compte, conditions, essai)) <= montant) bas = essai;
    else haut = essai - 1;
  }
  return bas;
}

function partager(
  compte: Compte,
  montant: number,
  visee: number,
  conditions: Conditions,
  fraisPossibles: boolean,
): Partage {
  const du = resteDu(compte);
  const dus = fraisPossibles ? fraisDus(compte, conditions, visee) : { ht: 0, tva: 0 };
  const frais = prelever(montant - visee, dus, conditions.bareme);
  // A cent that no share of fees can take is still the debtor's payment of his debt.
  const principal = Math.min(du, montant - ttc(frais));
  const excedent = montant - principal - ttc(frais);
  return { repartition: { principal, fraisHT: frais.ht, tva: frais.tva, excedent }, assiette: principal };
}

/**
 * A payment to the étude. The principal first: no sum that a debtor hands over may be kept for the fees (CCom R. 444-53
 * and R. 444-54), which are paid only by what comes on top. `horsTerme`: it earns nothing unless the comptable admits it.
 */
export function partagerVersement(
  compte: Compte,
  montant: number,
  conditions: Conditions,
  horsTerme: boolean,
): Partage {
  const maximum = Math.min(montant, resteDu(compte));
  if (horsTerme) return { ...horsAssiette(compte, montant, maximum, conditions), assiette: 0 };
  const visee = conditions.imputation === 'prorata' ? netDeFrais(compte, montant, maximum, conditions) : maximum;
  return partager(compte, montant, visee, conditions, true);
}

/** Fees that were earned before may still be paid by what comes on top. */
function horsAssiette(compte: Compte, montant: number, principal: number, conditions: Conditions): Partage {
  const frais = prelever(montant - principal, fraisDus(compte, conditions), conditions.bareme);
  const excedent = montant - principal - ttc(frais);
  return { repartition: { principal, fraisHT: frais.ht, tva: frais.tva, excedent }, assiette: 0 };
}

export interface PaiementDirect {
  readonly montant: number;
  readonly nature: NatureDeCreance;
  /** Whether it earns fees: during the phase, unless the comptable says otherwise. */
  readonly ouvreDroit: boolean;
  /** Other debts of the same debtor at the same caisse: they come before the fees (décret 2008-554, art. 3). */
  readonly autresDettes: boolean;
}

/**
 * A payment to the comptable, or a cheque to the Trésor. Amendes (loi 2004-1485, art. 128-I; décret, art. 2): he takes
 * the fees out of the sum and books the rest. Produits locaux (CGCT L. 1617-5 6°; décret, art. 3): the whole goes to the
 * debt, and only what exceeds it may pay the fees. `conditions` are null before the étude has the dossier.
 */
export function partagerPaiementDirect(
  compte: Compte,
  { montant, nature, ouvreDroit, autresDettes }: PaiementDirect,
  conditions: Conditions | null,
): Partage {
  const maximum = Math.min(montant, resteDu(compte));
  if (!ouvreDroit || conditions === null)
    return { repartition: { principal: maximum, fraisHT: 0, tva: 0, excedent: montant - maximum }, assiette: 0 };
  if (nature === 'produit-local') return partager(compte, montant, maximum, conditions, !autresDettes);
  if (conditions.assietteDirecte === 'somme-recue') return surSommeRecue(compte, montant, maximum, conditions);
  return partager(compte, montant, netDeFrais(compte, montant, maximum, conditions), conditions, true);
}

/** The base is the sum received, up to the debt: the étude recovered no more. */
function surSommeRecue(compte: Compte, montant: number, base: number, conditions: Conditions): Partage {
  const avant = fraisAcquis(assiette(compte), conditions.bareme);
  const apres = fraisAcquis(assiette(compte) + base, conditions.bareme);
  const frais = prelever(montant, { ht: apres.ht - avant.ht, tva: apres.tva - avant.tva }, conditions.bareme);
  const principal = Math.min(resteDu(compte), montant - ttc(frais));
  const excedent = montant - principal - ttc(frais);
  return { repartition: { principal, fraisHT: frais.ht, tva: frais.tva, excedent }, assiette: base };
}
