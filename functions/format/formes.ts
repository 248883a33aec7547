/** The expressions of the PES schemas in words: « de la forme [0-9]* » says nothing to the agent at the counter. */
const RENSEIGNE = 'autre qu’un point, un espace ou « nc »';

/** As our schemas and the DGFiP's write them. */
const FORMES: Readonly<Record<string, string>> = {
  '[^ .]|n[^c]|[^n]c|[^n][^c]|.{3,}': RENSEIGNE,
  '[^ \\.]|n[^c]|[^n]c|[^n][^c]|...+': RENSEIGNE,
  '.*[^0]+.*': 'autre que des zéros',
  '[0-9]*': 'en chiffres',
  '[0-9a-zA-Z]*': 'en lettres sans accent et en chiffres',
  '[a-zA-Z0-9]*': 'en lettres sans accent et en chiffres',
  '[0-9a-zA-Z/_]*': 'en lettres sans accent, chiffres, « / » et « _ »',
  '02[A-B][0-9]{3,4}|[0-9]{6,7}': 'de 6 ou 7 chiffres, ou 02A ou 02B suivi de 3 ou 4 chiffres',
  '(02[A-B][0-9]{3,4}|[0-9]{6,7})': 'de 6 ou 7 chiffres, ou 02A ou 02B suivi de 3 ou 4 chiffres',
  '[0-9]{3}': 'de trois chiffres',
  '[0-9]{14}': 'de quatorze chiffres',
  '[0-9A-Z][0-9]': 'd’un chiffre ou d’une lettre majuscule, puis d’un chiffre',
  '.+\\.[A-Za-z0-9]{2,4}': 'avec une extension de 2 à 4 lettres ou chiffres',
};

/** What is expected, with the known expressions put into words; any other stays as it is. */
export function enMots(attendu: string): string {
  return attendu
    .split(/(?= de la forme )/)
    .map((partie) => {
      const mots = FORMES[partie.replace(/^ de la forme /, '')];
      return mots === undefined ? partie : `, ${mots}`;
    })
    .join('');
}
