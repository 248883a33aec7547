/** Certificates that no authority would issue: a real one with a part replaced. Nobody signs with them. */
import { createPublicKey, randomBytes } from 'node:crypto';
import forge from 'node-forge';
import { signataire } from './flux.ts';

const { asn1 } = forge;

/** `rang`: serial number 1, public key 6 (RFC 5280 §4.1). */
function retoucherTbs(rang: number, remplacer: (champ: forge.asn1.Asn1) => forge.asn1.Asn1): Buffer {
  const certificat = asn1.fromDer(signataire().certificat.toString('latin1'));
  const [tbs, ...suite] = parties(certificat);
  if (tbs === undefined) throw new Error('fixture: no TBSCertificate');
  const champs = parties(tbs).map((champ, i) => (i === rang ? remplacer(champ) : champ));
  const refait = asn1.create(certificat.tagClass, certificat.type, true, [
    asn1.create(tbs.tagClass, tbs.type, true, champs),
    ...suite,
  ]);
  return Buffer.from(asn1.toDer(refait).getBytes(), 'latin1');
}

function parties({ value }: forge.asn1.Asn1): forge.asn1.Asn1[] {
  if (typeof value === 'string') throw new Error('fixture: not a constructed value');
  return value;
}

export const avecSerie = (octets: number): Buffer =>
  retoucherTbs(1, () =>
    asn1.create(asn1.Class.UNIVERSAL, asn1.Type.INTEGER, false, `\x7f${'\xab'.repeat(octets - 1)}`),
  );

/** A public key of that length with that exponent; it was never generated, only written. */
export function avecCleRsa(bits: number, exposant: Buffer): Buffer {
  const module = randomBytes(bits / 8);
  module[0] = 0xc1;
  module[module.length - 1] = 0x0b;
  const jwk = { kty: 'RSA', n: module.toString('base64url'), e: exposant.toString('base64url') };
  const spki = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' });
  return retoucherTbs(6, () => asn1.fromDer(spki.toString('latin1')));
}

/** One attribute of a name: its OID, its text, and its string type (UTF8String unless said). */
export type AttributEcrit = readonly [oid: string, texte: string, type?: forge.asn1.Type];

/** A certificate of the usual signer that says to be issued by that name; `rdns` in file order. */
export const avecEmetteur = (rdns: readonly (readonly AttributEcrit[])[]): Buffer => retoucherTbs(3, () => nom(rdns));

/** A Name (RFC 5280 §4.1.2.4). */
export function nom(rdns: readonly (readonly AttributEcrit[])[]): forge.asn1.Asn1 {
  const { Class, Type } = asn1;
  const compose = (type: forge.asn1.Type, valeur: forge.asn1.Asn1[]) =>
    asn1.create(Class.UNIVERSAL, type, true, valeur);
  const attribut = ([oid, texte, type = Type.UTF8]: AttributEcrit) =>
    compose(Type.SEQUENCE, [
      asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(oid).getBytes()),
      asn1.create(Class.UNIVERSAL, type, false, Buffer.from(texte, ENCODAGES.get(type) ?? 'latin1').toString('latin1')),
    ]);
  return compose(
    Type.SEQUENCE,
    rdns.map((rdn) => compose(Type.SET, rdn.map(attribut))),
  );
}

const ENCODAGES: ReadonlyMap<forge.asn1.Type, BufferEncoding> = new Map([[asn1.Type.UTF8, 'utf8']]);
