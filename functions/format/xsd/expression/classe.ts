/** Character classes of XML Schema's regular expressions (Datatypes, appendix F.1), as predicates on code points. */
export type Classe = (cp: number) => boolean;

export const plage =
  (premier: number, dernier: number): Classe =>
  (cp) =>
    cp >= premier && cp <= dernier;

export const union =
  (classes: readonly Classe[]): Classe =>
  (cp) =>
    classes.some((classe) => classe(cp));

export const complement =
  (classe: Classe): Classe =>
  (cp) =>
    !classe(cp);

export const difference =
  (classe: Classe, moins: Classe): Classe =>
  (cp) =>
    classe(cp) && !moins(cp);

/** A class that JavaScript knows, applied to one code point: nothing to backtrack on. */
const unicode = (source: string): Classe => {
  const regle = new RegExp(`^[${source}]$`, 'u');
  return (cp) => regle.test(String.fromCodePoint(cp));
};

/** `.`: any character but the line ends. */
export const POINT: Classe = (cp) => cp !== 0x0a && cp !== 0x0d;
const ESPACE: Classe = (cp) => cp === 0x20 || cp === 0x09 || cp === 0x0a || cp === 0x0d;
const DEBUT_DE_NOM = unicode('\\p{L}\\p{Nl}:_');
const DE_NOM = unicode('\\p{L}\\p{Nl}\\p{Nd}\\p{Mc}\\p{Me}\\p{Mn}\\p{Lm}:_.\\-\\u00B7');
const CHIFFRE = unicode('\\p{Nd}');
const MOT = complement(unicode('\\p{P}\\p{Z}\\p{C}'));

const MULTIPLES: Readonly<Record<string, Classe>> = {
  s: ESPACE,
  S: complement(ESPACE),
  i: DEBUT_DE_NOM,
  I: complement(DEBUT_DE_NOM),
  c: DE_NOM,
  C: complement(DE_NOM),
  d: CHIFFRE,
  D: complement(CHIFFRE),
  w: MOT,
  W: complement(MOT),
};
/** The class of `\x`, null where `x` names none. */
export const classeMultiple = (lettre: string): Classe | null => MULTIPLES[lettre] ?? null;

/** A general category, as `L` or `Nd`; null for anything else (the blocks `IsXxx` are not supported). */
export const categorie = (nom: string): Classe | null =>
  /^(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/.test(nom) ? unicode(`\\p{${nom}}`) : null;
