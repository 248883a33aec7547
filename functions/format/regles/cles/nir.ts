/** The NIR (numéro de sécurité sociale): thirteen characters and a key of two digits. */
const FORME = /^[1-8]\d{4}(?:\d\d|2[AB])\d{6}\d\d$/;

/** 97 less the remainder of the first thirteen; 2A counts as 19 and 2B as 18 (décret n° 82-103). */
export function nirValide(nir: string): boolean {
  if (!FORME.test(nir)) return false;
  const nombre = nir.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return 97 - (Number(nombre) % 97) === Number(nir.slice(13));
}
