/** Facets of a simple type (Datatypes §4.3), those of its bases included. */
import type { Expression } from '../expression/expression.ts';
import { lu } from './decimal.ts';
import type { Primitif } from './primitif.ts';

export interface Borne {
  readonly valeur: string;
  readonly sens: 'minimum' | 'maximum';
  readonly comprise: boolean;
}

export interface Facettes {
  readonly longueur: number | null;
  readonly longueurMin: number | null;
  readonly longueurMax: number | null;
  readonly chiffres: number | null;
  readonly decimales: number | null;
  readonly bornes: readonly Borne[];
  /** Canonical forms of the values, and the values as written. */
  readonly liste: ReadonlySet<string> | null;
  readonly ecrites: readonly string[];
  /** Each step of derivation adds a set, of which one must match. */
  readonly motifs: readonly (readonly Expression[])[];
}

export const SANS_FACETTE: Facettes = {
  longueur: null,
  longueurMin: null,
  longueurMax: null,
  chiffres: null,
  decimales: null,
  bornes: [],
  liste: null,
  ecrites: [],
  motifs: [],
};

/** Whether the value just read by the primitive type holds to `borne`. Zero, the usual bound, costs no comparison. */
export function respecte(primitif: Primitif, v: string, { valeur, sens, comprise }: Borne): boolean {
  let ordre = 0;
  if (primitif.decimal === true && valeur === '0') ordre = lu.nul ? 0 : lu.negatif ? -1 : 1;
  else ordre = primitif.comparer?.(v, valeur) ?? 0;
  if (ordre === 0) return comprise;
  return sens === 'minimum' ? ordre > 0 : ordre < 0;
}

const CODES_DITS = 12;
const pluriel = (n: number, mot: string): string => `${n} ${mot}${n > 1 ? 's' : ''}`;

function longueurs({ longueur, longueurMin, longueurMax }: Facettes): string[] {
  if (longueur !== null) return [`de ${pluriel(longueur, 'caractère')}`];
  if (longueurMax === 0) return ['vide'];
  if (longueurMin !== null && longueurMin > 0 && longueurMax !== null)
    return [
      longueurMin === longueurMax
        ? `de ${pluriel(longueurMax, 'caractère')}`
        : `de ${longueurMin} à ${pluriel(longueurMax, 'caractère')}`,
    ];
  if (longueurMax !== null) return [`de ${pluriel(longueurMax, 'caractère')} au plus`];
  return longueurMin === null || longueurMin === 0 ? [] : [`de ${pluriel(longueurMin, 'caractère')} au moins`];
}

function grandeurs({ chiffres, decimales, bornes }: Facettes): string[] {
  const dits: string[] = [];
  if (chiffres !== null) dits.push(`de ${pluriel(chiffres, 'chiffre')} au plus`);
  if (decimales !== null)
    dits.push(decimales === 0 ? 'sans décimale' : `avec ${pluriel(decimales, 'décimale')} au plus`);
  for (const { valeur, sens, comprise } of bornes) {
    if (sens === 'minimum') dits.push(comprise ? `d’au moins ${valeur}` : `supérieur à ${valeur}`);
    else dits.push(comprise ? `d’au plus ${valeur}` : `inférieur à ${valeur}`);
  }
  return dits;
}

/** What a value of this type must be, in words. */
export function attenduDe(primitif: Primitif, facettes: Facettes): string {
  const { ecrites, liste, motifs } = facettes;
  if (liste !== null) {
    const codes = ecrites.slice(0, CODES_DITS).join(', ');
    return ecrites.length > CODES_DITS ? `l’un des ${ecrites.length} codes ${codes}…` : codes;
  }
  const formes = motifs.flatMap((choix) => `de la forme ${choix.map(({ source }) => source).join(' ou ')}`);
  return [primitif.attendu, ...longueurs(facettes), ...grandeurs(facettes), ...formes].join(' ');
}
