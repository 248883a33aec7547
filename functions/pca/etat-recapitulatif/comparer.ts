/** The étude's statement beside ours, line by line: differences are shown, and explained by nobody but the étude. */
import type { Chiffres } from '../../../schemas/pca/etat-recapitulatif.ts';
import { COMPTES, NOMBRES } from './calculer.ts';

export interface LigneComparee {
  readonly ligne: keyof Chiffres;
  /** A number of dossiers or of facts, or an amount in cents. */
  readonly mesure: 'nombre' | 'montant';
  readonly calcule: number;
  readonly declare: number;
  readonly ecart: number;
}

const FAITS: readonly (keyof Chiffres)[] = ['disparitions', 'insolvabilites'];

export function comparer(calcule: Chiffres, declare: Chiffres): LigneComparee[] {
  const ligne = (cle: keyof Chiffres, mesure: LigneComparee['mesure'], a: number, b: number): LigneComparee => ({
    ...{ ligne: cle, mesure, calcule: a, declare: b, ecart: b - a },
  });
  return [
    ...COMPTES.flatMap((cle) => [
      ligne(cle, 'nombre', calcule[cle].nombre, declare[cle].nombre),
      ligne(cle, 'montant', calcule[cle].montant, declare[cle].montant),
    ]),
    ...NOMBRES.map((cle) => ligne(cle, FAITS.includes(cle) ? 'nombre' : 'montant', calcule[cle], declare[cle])),
  ];
}

export const ecarts = (calcule: Chiffres, declare: Chiffres): LigneComparee[] =>
  comparer(calcule, declare).filter(({ ecart }) => ecart !== 0);

/** What contradicts itself in a statement, whoever made it: the numbers, then the amounts, of the stock. */
export function equilibre(c: Chiffres): { readonly nombre: number; readonly montant: number } {
  const entres = [c.stockInitial, c.recus, c.rouverts, c.transferesDepuis];
  const sortis = [c.transferesVers, c.closSoldes, c.closAuTerme, c.closInsolvabilite, c.closRetires, c.stockFinal];
  const bilan = (mesure: 'nombre' | 'montant') =>
    entres.reduce((s, compte) => s + compte[mesure], 0) - sortis.reduce((s, compte) => s + compte[mesure], 0);
  return { nombre: bilan('nombre'), montant: bilan('montant') - c.diminution };
}
