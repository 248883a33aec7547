/** Which certificate an answer is about, and which certificate a responder's identifier is about (RFC 6960 §4.1.1, §4.2.1). */
import { createHash } from 'node:crypto';
import { BALISE } from '../../der/balises.ts';
import { contenuDeSequence, Suite } from '../../der/element.ts';
import type { CertificatLu } from '../certificat-lu.ts';
import type { Condensat, Designation } from './dit.ts';
import type { Repondeur } from './reponse-lue.ts';

/** Equal where two CertIDs are. */
export const cleDe = ({ condensat, nomDeLEmetteur, cleDeLEmetteur, serie }: Designation): string =>
  [condensat, nomDeLEmetteur, cleDeLEmetteur, serie].join(' ');

/** CertID: the serial number, and the name and key of the issuer, hashed in each of these ways. */
export const clesDe = (
  { emetteurDer, serie }: CertificatLu,
  emetteur: CertificatLu,
  condensats: Iterable<Condensat>,
): string[] =>
  Array.from(condensats, (condensat) =>
    cleDe({
      condensat,
      nomDeLEmetteur: hacher(condensat, emetteurDer),
      cleDeLEmetteur: hacher(condensat, octetsDeLaCle(emetteur)),
      serie,
    }),
  );

/** Whether the certificate in question is said to be of that authority, by its key. */
export const designe = ({ condensat, cleDeLEmetteur }: Designation, autorite: CertificatLu): boolean =>
  condensat !== null && hacher(condensat, octetsDeLaCle(autorite)) === cleDeLEmetteur;

/** Whether ResponderID names that certificate; it proves nothing until the key has verified. */
export const estNomme = ({ nom, cle }: Repondeur, certificat: CertificatLu): boolean =>
  nom === undefined ? hacher('sha1', octetsDeLaCle(certificat)) === cle : nom === certificat.sujet.cle;

const hacher = (condensat: Condensat, octets: Uint8Array): string => createHash(condensat).update(octets).digest('hex');

/** The BIT STRING of the key, without its tag, length and unused bits. */
function octetsDeLaCle({ spki }: CertificatLu): Uint8Array {
  const suite = new Suite(contenuDeSequence(spki));
  suite.doit(BALISE.sequence);
  return suite.doit(BALISE.chaineDeBits).contenu.subarray(1);
}
