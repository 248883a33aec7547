/** Extensions, of a certificate, a CRL or a CRL entry: a list of identifier, criticality and DER (RFC 5280 §4.1). */
import { BALISE } from '../der/balises.ts';
import { contenuDeSequence, enfants, Suite } from '../der/element.ts';
import { NonDer } from '../der/non-der.ts';
import { oidEnPoints } from '../der/oid.ts';

export interface Extension {
  readonly oid: string;
  readonly critique: boolean;
  readonly contenu: Uint8Array;
}

/** An extension that comes twice has two meanings (RFC 5280 §4.2). */
export class EnDouble extends NonDer {
  readonly oid: string;

  constructor(oid: string) {
    super(`extension ${oid} en double`, 0);
    this.oid = oid;
  }
}

/** `octets`: the SEQUENCE. Throws NonDer, EnDouble. */
export function lireListeDExtensions(octets: Uint8Array): Extension[] {
  const vues = new Set<string>();
  const liste = Array.from(enfants(contenuDeSequence(octets)), ({ contenu }) => {
    const suite = new Suite(contenu);
    const oid = oidEnPoints(suite.doit(BALISE.oid).contenu);
    // Written FALSE by some authorities though it is the DEFAULT: harmless, hence borne.
    const critique = suite.peut(BALISE.booleen)?.contenu[0] === 0xff;
    const { contenu: valeur } = suite.doit(BALISE.octets);
    suite.fin();
    if (vues.has(oid)) throw new EnDouble(oid);
    vues.add(oid);
    return { oid, critique, contenu: valeur };
  });
  if (liste.length === 0) throw new NonDer('liste d’extensions vide', 0);
  return liste;
}
