/** What is asked of a time-stamping authority (RFC 3161 §2.4.1), and how its answer is told from another's. Pure. */
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { MessageImprint, TimeStampReq } from '@peculiar/asn1-tsp';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { type Defaut, type Jeton, verifierJeton } from './verifier.ts';

const NUL = Uint8Array.from([5, 0]).buffer;

/** An INTEGER is signed: what begins with a high bit takes a zero in front. */
function entier(nonce: string): ArrayBuffer {
  const octets = Buffer.from(nonce, 'hex');
  return Uint8Array.from((octets[0] ?? 0) >= 0x80 ? [0, ...octets] : octets).buffer;
}

/** DER of a TimeStampReq that wants the certificate with the token. `nonce`: hex, its first octet not zero. */
export function demanderUnJeton(sha256: string, nonce: string): Uint8Array {
  const demande = new TimeStampReq({
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithm: '2.16.840.1.101.3.4.2.1', parameters: NUL }),
      hashedMessage: new OctetString(Uint8Array.from(Buffer.from(sha256, 'hex'))),
    }),
    nonce: entier(nonce),
    certReq: true,
  });
  return new Uint8Array(AsnConvert.serialize(demande));
}

/** The token of that very request. */
export function accepterLaReponse(octets: Uint8Array, sha256: string, nonce: string): Jeton | Defaut {
  const jeton = verifierJeton(octets, sha256);
  if ('defaut' in jeton || jeton.nonce === nonce) return jeton;
  return { defaut: 'le service d’horodatage a répondu à une autre demande' };
}
