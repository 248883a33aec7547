/**
 * Distinguished names, as far as one must say whether IssuerSerial names the certificate's issuer. The path has its own
 * (chemin/nom.ts): that one loads an ASN.1 library, which a file without anything to trust should not pay.
 */
import { BALISE } from './der/balises.ts';
import { contenuDeSequence, type Element, enfants, lireElement, Suite } from './der/element.ts';
import { oidEnPoints } from './der/oid.ts';

export interface Attribut {
  /** One OID, or the several that a written word may stand for. */
  readonly types: readonly string[];
  /** Prepared text, or `#` and the hexadecimal of a value that is no text. */
  readonly valeur: string;
}

/** RDNs, in the order met; each a set of attributes, mostly of one. */
export type NomCompare = readonly (readonly Attribut[])[];

/** The same RDNs: those who write a name do so from either end (RFC 4514 §2.1 wants the last one first). */
export function memeNom(ecrit: NomCompare, certifie: NomCompare): boolean {
  if (ecrit.length !== certifie.length) return false;
  const suivent = (autre: NomCompare) => ecrit.every((rdn, i) => memesAttributs(rdn, autre[i] ?? []));
  return suivent(certifie) || suivent(certifie.toReversed());
}

/** A set: its attributes are written in any order. */
const memesAttributs = (a: readonly Attribut[], b: readonly Attribut[]): boolean =>
  a.length === b.length && a.every((x) => b.some((y) => egal(x, y))) && b.every((y) => a.some((x) => egal(x, y)));

const egal = (a: Attribut, b: Attribut): boolean =>
  a.valeur === b.valeur && a.types.some((type) => b.types.includes(type));

/** The issuer of a certificate (RFC 5280 §4.1). Throws NonDer. */
export function emetteurDe(certificat: Uint8Array): NomCompare {
  const [tbs] = enfants(contenuDeSequence(certificat));
  const suite = new Suite(tbs?.contenu ?? certificat);
  suite.peut(VERSION);
  suite.doit(BALISE.entier);
  suite.doit(BALISE.sequence);
  return lireNomDer(suite.doit(BALISE.sequence).contenu);
}

const VERSION = 0xa0;

/** From the content of a Name (RFC 5280 §4.1.2.4). Throws NonDer. */
export const lireNomDer = (contenu: Uint8Array): NomCompare =>
  [...enfants(contenu)].map((rdn) =>
    [...enfants(rdn.contenu)].map(({ contenu: attribut }) => {
      const oid = new Suite(attribut).doit(BALISE.oid);
      return { types: [oidEnPoints(oid.contenu)], valeur: valeurComparable(lireElement(attribut, oid.brut.length)) };
    }),
  );

/** The same text is the same value, whatever its string type (RFC 5280 §7.1). */
export function valeurComparable({ balise, contenu, brut }: Element): string {
  const lire = LECTURES.get(balise);
  return lire === undefined ? `#${Buffer.from(brut).toString('hex')}` : preparer(lire(Buffer.from(contenu)));
}

const latin1 = (octets: Buffer): string => octets.toString('latin1');
const LECTURES: ReadonlyMap<number, (octets: Buffer) => string> = new Map([
  [BALISE.utf8, (o: Buffer) => o.toString('utf8')],
  [BALISE.imprimable, latin1],
  [BALISE.teletex, latin1],
  [BALISE.ia5, latin1],
  [BALISE.visible, latin1],
  [BALISE.bmp, (o: Buffer) => (o.length % 2 === 0 ? Buffer.from(o).swap16().toString('utf16le') : '')],
]);

/** RFC 4518, as far as RFC 5280 §7.1 wants it: case folded, compatible characters unified, white space counted as one. */
export const preparer = (texte: string): string =>
  texte.normalize('NFKC').toUpperCase().normalize('NFKC').replace(/\s+/g, ' ').trim();

/** For people. */
export const direNom = (nom: NomCompare): string =>
  nom.map((rdn) => rdn.map(({ types, valeur }) => `${types[0] ?? ''}=${valeur}`).join('+')).join(', ');
