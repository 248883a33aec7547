/** Reads one identifier and its length, in the definite, minimal form that DER demands (X.690 §10.1). */
import { NonDer } from './non-der.ts';

export interface EnTete {
  readonly balise: number;
  /** Offset of the content. */
  readonly contenu: number;
  /** Offset after the content. */
  readonly fin: number;
}

const LONGUEUR_MAX_EN_OCTETS = 4;

/** The element at `debut`, which must end at `limite` at the latest. Throws NonDer. */
export function lireEnTete(octets: Uint8Array, debut: number, limite: number): EnTete {
  const balise = octets[debut];
  const premier = octets[debut + 1];
  if (balise === undefined || premier === undefined || debut + 2 > limite) throw new NonDer('élément tronqué', debut);
  if ((balise & 0x1f) === 0x1f) throw new NonDer('balise longue', debut);
  if (premier < 0x80) return borner({ balise, contenu: debut + 2, fin: debut + 2 + premier }, debut, limite);
  if (premier === 0x80) throw new NonDer('longueur indéfinie', debut);
  const nombre = premier & 0x7f;
  if (nombre > LONGUEUR_MAX_EN_OCTETS) throw new NonDer('longueur démesurée', debut);
  let longueur = 0;
  for (let i = 0; i < nombre; i++) longueur = longueur * 256 + (octets[debut + 2 + i] ?? 0);
  if (longueur < 0x80 || longueur < 256 ** (nombre - 1)) throw new NonDer('longueur non minimale', debut);
  const contenu = debut + 2 + nombre;
  return borner({ balise, contenu, fin: contenu + longueur }, debut, limite);
}

function borner(enTete: EnTete, debut: number, limite: number): EnTete {
  if (enTete.fin > limite) throw new NonDer('élément tronqué', debut);
  return enTete;
}
