/** Texts and codes with a pattern (Simple_Type.xsd). Lengths count characters, not UTF-16 units. */
import type { TypeDeValeur } from './type-de-valeur.ts';

/** V_BaseString: not empty, not a lone space or dot, not `nc`; one line. */
const BASE = /^(?:[^ .]|n[^c]|[^n]c|[^n][^c]|[^\n\r]{3,})$/u;
/** V_BaseAlphanum adds: something else than zeros. */
const PAS_QUE_DES_ZEROS = /[^0]/u;

const longueurDans = (valeur: string, min: number, max: number): boolean => {
  if (valeur.length < min || valeur.length > 2 * max) return false;
  const n = valeur.length <= max ? valeur.length : [...valeur].length;
  return n <= max && (min <= 1 || [...valeur].length >= min);
};
const renseigne = (valeur: string): boolean => BASE.test(valeur) && PAS_QUE_DES_ZEROS.test(valeur);

/** Base_Texte`max`. */
export const texte = (max: number): TypeDeValeur => ({
  attendu: `un texte de 1 à ${max} caractères, autre que des zéros`,
  admet: (valeur) => longueurDans(valeur, 1, max) && renseigne(valeur),
});

/** Base_Alphanum`max`. */
export const alphanumerique = (max: number): TypeDeValeur => ({
  attendu: `1 à ${max} lettres sans accent ou chiffres, autres que des zéros`,
  admet: (valeur) => valeur.length <= max && /^[0-9a-zA-Z]+$/.test(valeur) && renseigne(valeur),
});

/** Base_TexteCodique7. */
export const CODIQUE: TypeDeValeur = {
  attendu: '6 ou 7 chiffres, ou 02A ou 02B suivi de 3 ou 4 chiffres',
  admet: (valeur) => /^(?:02[AB][0-9]{3,4}|[0-9]{6,7})$/.test(valeur) && PAS_QUE_DES_ZEROS.test(valeur),
};

/** Base_CodeCol3. */
export const CODE_COLLECTIVITE: TypeDeValeur = {
  attendu: 'trois chiffres, autres que 000',
  admet: (valeur) => /^[0-9]{3}$/.test(valeur) && valeur !== '000',
};

/** Base_CodeBud2. */
export const CODE_BUDGET: TypeDeValeur = {
  attendu: 'deux caractères : un chiffre ou une lettre majuscule, puis un chiffre',
  admet: (valeur) => /^[0-9A-Z][0-9]$/.test(valeur),
};

/** Base_NomPJ. */
export const NOM_DE_PJ: TypeDeValeur = {
  attendu: 'un nom de 100 caractères au plus, avec une extension de 2 à 4 lettres ou chiffres',
  admet: (valeur) => longueurDans(valeur, 1, 100) && BASE.test(valeur) && /^[^\n\r]+\.[A-Za-z0-9]{2,4}$/u.test(valeur),
};

/** Base_IdentifiantPJ20. */
export const IDENTIFIANT_DE_PIECE: TypeDeValeur = {
  attendu: '1 à 20 lettres sans accent, chiffres, « / » ou « _ »',
  admet: (valeur) => valeur.length <= 20 && /^[0-9a-zA-Z/_]+$/.test(valeur) && renseigne(valeur),
};

/** Echoed, not judged: the retours of Hélios. */
export const LIBRE: TypeDeValeur = { attendu: 'une valeur', admet: () => true };
