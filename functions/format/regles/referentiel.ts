/** What only a register of postes and budgets tells. Without it, the rules that need it are left out of judging. */

export interface BudgetConnu {
  readonly etat: 'ouvert' | 'inactif' | 'dissous';
  /** Accounting instruction, as `M14`, `M57`, `M21`; null when unknown. */
  readonly nomenclature: string | null;
  /** It presents its compte financier unique (CFU); null when unknown. */
  readonly cfu: boolean | null;
}

export interface Referentiel {
  /** Whether the poste exists; null when the register cannot tell. */
  poste(idPost: string): boolean | null;
  /** The budget of a poste; `inconnu` when the poste has no such budget, null when the register cannot tell. */
  budget(idPost: string, codCol: string, codBud: string): BudgetConnu | 'inconnu' | null;
}

/** Instructions of hospitals and of social establishments. */
const HOSPITALIERES = /^M2[12]$/;
/** True or false; null when the nomenclature is unknown. */
export const estHospitalier = (budget: BudgetConnu | null): boolean | null =>
  budget?.nomenclature ? HOSPITALIERES.test(budget.nomenclature) : null;
