/** Which certificate an answer is about, and which certificate a responder's identifier is about (RFC 6960 §4.1.1, §4.2.1). */
import { createHash } from 'node:crypto';
import { BALISE } from '../../der/balises.ts';
import { contenuDeSequence, Suite } from '../../der/element.ts';
import type { CertificatLu } from '../certificat-lu.ts';
import type { Designation } from './dit.ts';
import type { Repondeur } from './reponse-lue.ts';

/** CertID: the serial number, and the name and key of the issuer. */
export function concerne(designation: Designation, certificat: CertificatLu, emetteur: CertificatLu): boolean {
  const { condensat, nomDeLEmetteur, cleDeLEmetteur, serie } = designation;
  return (
    serie === certificat.serie &&
    condensat !== null &&
    hacher(condensat, certificat.emetteurDer) === nomDeLEmetteur &&
    hacher(condensat, octetsDeLaCle(emetteur)) === cleDeLEmetteur
  );
}

/** Whether ResponderID names that certificate; it proves nothing until the key has verified. */
export const estNomme = ({ nom, cle }: Repondeur, certificat: CertificatLu): boolean =>
  nom === undefined ? hacher('sha1', octetsDeLaCle(certificat)) === cle : nom === certificat.sujet.cle;

const hacher = (condensat: string, octets: Uint8Array): string => createHash(condensat).update(octets).digest('hex');

/** The BIT STRING of the key, without its tag, length and unused bits. */
function octetsDeLaCle({ spki }: CertificatLu): Uint8Array {
  const suite = new Suite(contenuDeSequence(spki));
  suite.doit(BALISE.sequence);
  return suite.doit(BALISE.chaineDeBits).contenu.subarray(1);
}
