/** Is the certificate of a token one to time-stamp with? RFC 3161 §2.3: critically, and for nothing else. */
import type { CertificatLu } from '../../signature/chemin/certificat-lu.ts';

export const HORODATAGE = '1.3.6.1.5.5.7.3.8';
/** digitalSignature and nonRepudiation, as bits of KeyUsage (RFC 5280 §4.2.1.3). */
const POUR_SIGNER = 0b11;

/** An authority's certificate signs certificates, not tokens; whoever holds one must not be believed for the other. */
export function estPourHorodater({ extensions, brutes }: CertificatLu): boolean {
  const { usagesEtendus, usages, contraintesDeBase } = extensions;
  const critique = brutes.some((brute) => brute.oid === '2.5.29.37' && brute.critique);
  const signe = usages === null || (usages & POUR_SIGNER) !== 0;
  return (
    critique &&
    usagesEtendus?.length === 1 &&
    usagesEtendus[0] === HORODATAGE &&
    signe &&
    contraintesDeBase?.autorite !== true
  );
}
