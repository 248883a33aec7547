/** What the judged certificate's key is for (RFC 5280 §4.2.1.3 and §4.2.1.12), against what the caller wants of it. */
import type { CertificatLu } from './certificat-lu.ts';
import { type Constat, constat } from './constat.ts';
import type { Question } from './requete.ts';

const TOUT_USAGE = '2.5.29.37.0';

const NOMS = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

/** A certificate that says no use of its key does not say the one that is wanted; one that says no purpose has them all. */
export function verifierUsages(
  { extensions, sujet }: CertificatLu,
  { usagesExiges, usagesEtendus }: Question,
): Constat | null {
  const manquants = (usagesExiges ?? 0) & ~(extensions.usages ?? 0);
  if (manquants !== 0)
    return constat('CHEMIN_USAGE_DU_SIGNATAIRE', {
      certificat: sujet.court,
      usages: NOMS.filter((_, bit) => manquants & (1 << bit)).join(', '),
    });
  const dits = extensions.usagesEtendus;
  if (usagesEtendus === null || dits === null || dits.some((oid) => oid === TOUT_USAGE || usagesEtendus.has(oid)))
    return null;
  return constat('CHEMIN_USAGE_ETENDU', { certificat: sujet.court, usages: dits.join(', ') });
}
