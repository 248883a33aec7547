/** Rewrites a signature and signs it again with the right key: the forged block would pass any computation. */
import { createHash, sign } from 'node:crypto';
import { retoucher, signataire } from './flux.ts';

type Retouche = (xml: string) => string;

const SIGNED_INFO = /<ds:SignedInfo [\s\S]*?<\/ds:SignedInfo>/;
const PROPRIETES = /<xad:SignedProperties [\s\S]*?<\/xad:SignedProperties>/;
const sha256 = (texte: string) => createHash('sha256').update(enUtf8(texte)).digest('base64');
/** What is canonical but for its encoding: our signer writes as references what is not ASCII. */
const enUtf8 = (texte: string) =>
  Buffer.from(texte.replace(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point))));

/** Our signer writes SignedInfo and SignedProperties in canonical form: what is rewritten must stay so. */
export function refaireSignedInfo(xml: string, retouche: Retouche, valeur = signerValeur): string {
  const avant = SIGNED_INFO.exec(xml)?.[0] ?? '';
  const apres = retouche(avant);
  const place = xml.replace(avant, () => apres);
  return place.replace(/(<ds:SignatureValue[^>]*>)[^<]*/, (_, balise: string) => balise + valeur(apres));
}

/** The same for the signed properties: their digest follows, then the value. */
export function refaireProprietes(xml: string, retouche: Retouche): string {
  const avant = PROPRIETES.exec(xml)?.[0] ?? '';
  const apres = retoucher(avant, avant, retouche(avant));
  return refaireSignedInfo(retoucher(xml, avant, apres), (si) => retoucher(si, sha256(avant), sha256(apres)));
}

export function signerValeur(signedInfo: string): string {
  return sign('sha256', enUtf8(signedInfo), signataire().cle).toString('base64');
}
