/**
 * Walks bytes and refuses what is not DER, before any parser reads them: `@peculiar/asn1-schema` takes indefinite and
 * non-minimal lengths and trailing bytes, and what two parsers read differently can be signed twice.
 */
import { BALISE, CONSTRUIT } from './balises.ts';
import { type EnTete, lireEnTete } from './en-tete.ts';
import { NonDer } from './non-der.ts';
import { REGLES } from './primitives.ts';

const PROFONDEUR_MAX = 24;

/** Throws NonDer unless `octets` is exactly one element in DER. No recursion; the cost is linear. */
export function exigerDer(octets: Uint8Array): void {
  const ouverts: Cadre[] = [];
  let position = 0;
  do {
    const haut = ouverts.at(-1);
    const enTete = lireEnTete(octets, position, haut?.fin ?? octets.length);
    if (haut?.ensemble) ranger(octets, haut, position, enTete.fin);
    position = entrer(octets, ouverts, position, enTete);
    while (ouverts.at(-1)?.fin === position) ouverts.pop();
  } while (ouverts.length > 0);
  if (position !== octets.length) throw new NonDer('octets après la fin', position);
}

interface Cadre {
  readonly fin: number;
  /** SET OF: its elements are sorted (X.690 §11.6). */
  readonly ensemble: boolean;
  precedent: readonly [number, number] | null;
}

/** Goes into a constructed element or over a primitive one; returns where to read next. */
function entrer(octets: Uint8Array, ouverts: Cadre[], debut: number, { balise, contenu, fin }: EnTete): number {
  if (balise & CONSTRUIT) {
    if ((balise & 0xc0) === 0 && balise !== BALISE.sequence && balise !== BALISE.ensemble)
      throw new NonDer('chaîne en morceaux', debut);
    if (ouverts.length >= PROFONDEUR_MAX) throw new NonDer(`plus de ${PROFONDEUR_MAX} niveaux`, debut);
    if (contenu < fin) ouverts.push({ fin, ensemble: balise === BALISE.ensemble, precedent: null });
    return contenu;
  }
  if ((balise & 0xc0) === 0) {
    const regle = REGLES.get(balise);
    const defaut = regle === undefined ? 'type inattendu' : regle(octets, contenu, fin);
    if (defaut !== null) throw new NonDer(defaut, debut);
  }
  return fin;
}

function ranger(octets: Uint8Array, cadre: Cadre, debut: number, fin: number): void {
  const [a, b] = cadre.precedent ?? [0, 0];
  if (Buffer.compare(octets.subarray(a, b), octets.subarray(debut, fin)) > 0)
    throw new NonDer('ensemble non trié', debut);
  cadre.precedent = [debut, fin];
}
