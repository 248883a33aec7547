/** What DER demands of the content of each universal primitive type (X.690 §8 and §11). */
import { isUtf8 } from 'node:buffer';
import { BALISE } from './balises.ts';
import { instantDe } from './temps.ts';

/** Over the content's octets in place, from `d` to `f`: a CRL has a million elements, and a view of each is dear. */
type Regle = (o: Uint8Array, d: number, f: number) => string | null;

const libre: Regle = () => null;

const booleen: Regle = (o, d, f) => (f - d === 1 && (o[d] === 0 || o[d] === 0xff) ? null : 'booléen mal codé');

/** §8.3.2: no redundant leading octet. */
const entier: Regle = (o, d, f) => {
  if (f === d) return 'entier vide';
  if (f - d === 1) return null;
  const negatif = (o[d + 1] ?? 0) >= 0x80;
  return o[d] === (negatif ? 0xff : 0) ? 'entier non minimal' : null;
};

/** §11.2.1: unused bits are zero. */
const bits: Regle = (o, d, f) => {
  const inutilises = f === d ? 8 : (o[d] ?? 8);
  if (inutilises > 7 || (f - d === 1 && inutilises > 0)) return 'chaîne de bits mal codée';
  return f - d === 1 || ((o[f - 1] ?? 0) & ((1 << inutilises) - 1)) === 0 ? null : 'chaîne de bits mal codée';
};

/** §8.19.2: each subidentifier in the fewest octets, and ended. */
const oid: Regle = (o, d, f) => {
  if (f === d || (o[f - 1] ?? 0) >= 0x80) return 'identifiant d’objet mal codé';
  for (let i = d; i < f; i++)
    if (o[i] === 0x80 && (i === d || (o[i - 1] ?? 0) < 0x80)) return 'identifiant d’objet mal codé';
  return null;
};

const multiple =
  (taille: number): Regle =>
  (_, d, f) =>
    (f - d) % taille === 0 ? null : 'chaîne de caractères mal codée';

const date =
  (generalise: boolean): Regle =>
  (o, d, f) =>
    instantDe(o.subarray(d, f), generalise) === null ? 'date incorrecte' : null;

/** By tag; a universal type that is not here has no place in a certificate. */
export const REGLES: ReadonlyMap<number, Regle> = new Map<number, Regle>([
  [BALISE.booleen, booleen],
  [BALISE.entier, entier],
  [BALISE.enumere, entier],
  [BALISE.chaineDeBits, bits],
  [BALISE.octets, libre],
  [BALISE.nul, (_, d, f) => (d === f ? null : 'valeur nulle mal codée')],
  [BALISE.oid, oid],
  [BALISE.utf8, (o, d, f) => (isUtf8(o.subarray(d, f)) ? null : 'UTF-8 incorrect')],
  [BALISE.imprimable, libre],
  [BALISE.teletex, libre],
  [BALISE.ia5, libre],
  [BALISE.visible, libre],
  [BALISE.generale, libre],
  [BALISE.universelle, multiple(4)],
  [BALISE.bmp, multiple(2)],
  [BALISE.utcTime, date(false)],
  [BALISE.generalizedTime, date(true)],
]);
