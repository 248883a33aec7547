/** A refusal is a value, made from the closed list of schemas/pca/refus/. */
import { type CodeRefusPca, REFUS_PCA, type RefusPca } from '../../schemas/pca/refus/catalogue.ts';

export type Refuse = { readonly ok: false; readonly refus: RefusPca };

/** Cents as people write them: `1 234,56 €`. */
export function enEuros(centimes: number): string {
  const [entier = '', decimales = ''] = (Math.abs(centimes) / 100).toFixed(2).split('.');
  return `${centimes < 0 ? '−' : ''}${entier.replace(/\B(?=(\d{3})+$)/g, ' ')},${decimales} €`;
}

/** Fills the sentence. A value that it needs and does not get is a bug, and throws. */
export function refuser(code: CodeRefusPca, valeurs: Readonly<Record<string, string>> = {}): Refuse {
  const { phrase, remede } = REFUS_PCA[code];
  const remplie = phrase.replace(/\{(\w+)\}/g, (_, nom: string) => {
    const valeur = valeurs[nom];
    if (valeur === undefined) throw new TypeError(`refus ${code}: no value for {${nom}}`);
    return valeur;
  });
  return { ok: false, refus: { code, phrase: remplie, remede } };
}
