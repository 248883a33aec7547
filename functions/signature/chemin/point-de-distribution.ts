/** Distribution points: of a certificate (RFC 5280 §4.2.1.13) and of a CRL (§5.2.5). */
import { BALISE, contexte } from '../der/balises.ts';
import { contenuDeSequence, enfants, lireElement, Suite } from '../der/element.ts';
import { NonDer } from '../der/non-der.ts';
import { LIMITES_CHEMIN } from './limites.ts';
import { lireNomsGeneraux, type NomGeneral } from './nom-general.ts';

/** ReasonFlags (§4.2.1.13), bit 1 to 8: bit 0 is unused, and no reason can be had without the others. */
export const TOUTES_LES_RAISONS = 0b1_1111_1110;

/** A DistributionPointName, its relative form still without its base. */
export type NomDePoint =
  | { readonly complet: readonly NomGeneral[]; readonly relatif?: never }
  | { readonly relatif: Uint8Array; readonly complet?: never };

export interface PointDeDistribution {
  readonly nom: NomDePoint | null;
  /** Bits of ReasonFlags; null where the point says none, hence all. */
  readonly raisons: number | null;
  /** Names of the CRL's issuer, where it is not the certificate's. */
  readonly emetteurs: readonly NomGeneral[] | null;
}

export interface PorteeDeCrl {
  readonly nom: NomDePoint | null;
  readonly utilisateurs: boolean;
  readonly autorites: boolean;
  readonly attributs: boolean;
  readonly raisons: number | null;
  readonly indirecte: boolean;
}

/** Throws NonDer. */
export function lirePoints(octets: Uint8Array): PointDeDistribution[] {
  const points = Array.from(enfants(contenuDeSequence(octets)), ({ contenu }) => lirePoint(contenu));
  if (points.length > LIMITES_CHEMIN.points) throw new NonDer('trop de points de distribution', 0);
  return points;
}

function lirePoint(contenu: Uint8Array): PointDeDistribution {
  const suite = new Suite(contenu);
  const nom = suite.peut(contexte(0, true));
  const raisons = suite.peut(contexte(1, false));
  const emetteurs = suite.peut(contexte(2, true));
  suite.fin();
  // RFC 5280 §4.2.1.13: a point must not consist of reasons only.
  if (nom === undefined && emetteurs === undefined) throw new NonDer('point de distribution vide', 0);
  return {
    nom: nom ? lireNomDePoint(nom.contenu) : null,
    raisons: raisons ? lireRaisons(raisons.contenu) : null,
    emetteurs: emetteurs ? lireNomsGeneraux(emetteurs.contenu) : null,
  };
}

/** Throws NonDer. */
export function lirePortee(octets: Uint8Array): PorteeDeCrl {
  const suite = new Suite(contenuDeSequence(octets));
  const nom = suite.peut(contexte(0, true));
  const utilisateurs = vrai(suite, 1);
  const autorites = vrai(suite, 2);
  const raisons = suite.peut(contexte(3, false));
  const indirecte = vrai(suite, 4);
  const attributs = vrai(suite, 5);
  suite.fin();
  if ([utilisateurs, autorites, attributs].filter(Boolean).length > 1) throw new NonDer('portée contradictoire', 0);
  return {
    nom: nom ? lireNomDePoint(nom.contenu) : null,
    utilisateurs,
    autorites,
    attributs,
    raisons: raisons ? lireRaisons(raisons.contenu) : null,
    indirecte,
  };
}

function lireNomDePoint(contenu: Uint8Array): NomDePoint {
  const suite = new Suite(contenu);
  const complet = suite.peut(contexte(0, true));
  if (complet !== undefined) {
    suite.fin();
    const noms = lireNomsGeneraux(complet.contenu);
    if (noms.length === 0 || noms.length > LIMITES_CHEMIN.points)
      throw new NonDer('point de distribution mal nommé', 0);
    return { complet: noms };
  }
  const { brut } = suite.doit(contexte(1, true));
  suite.fin();
  // An implicit tag over a SET: put the SET's own back.
  const rdn = Uint8Array.from(brut);
  rdn[0] = BALISE.ensemble;
  return { relatif: lireElement(rdn).brut };
}

function vrai(suite: Suite, n: number): boolean {
  const element = suite.peut(contexte(n, false));
  if (element === undefined) return false;
  const [valeur] = element.contenu;
  if (element.contenu.length !== 1 || (valeur !== 0 && valeur !== 0xff)) throw new NonDer('booléen mal codé', 0);
  return valeur === 0xff;
}

/** Bit n of the BIT STRING becomes bit n of the number. */
function lireRaisons(contenu: Uint8Array): number {
  let raisons = 0;
  for (let bit = 0; bit < 9; bit++) if ((contenu[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) raisons |= 1 << bit;
  return raisons & TOUTES_LES_RAISONS;
}
