/** Why something is not believed: a code of the catalogue, and what its sentence needs. */
import { type CodeConfiance, MOTIFS_CONFIANCE } from '../../schemas/motifs/confiance.ts';

export interface Constat {
  readonly code: CodeConfiance;
  readonly valeurs: Readonly<Record<string, string | number>>;
}

export const constat = (code: CodeConfiance, valeurs: Constat['valeurs'] = {}): Constat => ({ code, valeurs });

const VALEUR_MAX = 400;

/** Longer values than those of an anomaly: a detail may be the sentence of another motif. */
const remplir = (modele: string, { code, valeurs }: Constat): string =>
  modele.replace(/\{(\w+)\}/g, (_, nom: string) => {
    const valeur = valeurs[nom];
    if (valeur === undefined) throw new TypeError(`motif ${code}: no value for {${nom}}`);
    return String(valeur).slice(0, VALEUR_MAX);
  });

/** What is wrong, then what to do: two French sentences for the operator. */
export const enClair = (faute: Constat): { readonly phrase: string; readonly remede: string } => ({
  phrase: remplir(MOTIFS_CONFIANCE[faute.code].phrase, faute),
  remede: remplir(MOTIFS_CONFIANCE[faute.code].remede, faute),
});
