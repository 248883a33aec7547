/** Whether a CRL may be believed of an instant, whoever signed it; and which delta completes it. */
import { direInstant } from '../constat.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { defautDesEntrees } from './crl-entrees.ts';
import type { CrlLue } from './crl-lue.ts';
import type { Moment } from './moment.ts';

/** Why not, in French; null where it may. */
export function defautDeCrl(crl: CrlLue, { instant, jugeLe }: Moment): string | null {
  const dire = (ms: number) => direInstant(new Date(ms));
  const de = `la liste de révocation de ${crl.emetteur.court}`;
  if (jugeLe < crl.produite) return `${de} date d’après (${dire(crl.produite)})`;
  // §5.1.2.5: nextUpdate is mandatory; without it, nothing says until when the list can be believed.
  if (crl.suivante === null) return `${de} ne dit pas jusqu’à quand elle vaut`;
  if (instant >= crl.suivante + 1000) return `${de} ne valait que jusqu’au ${dire(crl.suivante)}`;
  const [inconnue] = crl.critiquesInconnues;
  if (inconnue !== undefined) return `${de} porte une extension critique inconnue (${inconnue})`;
  const defaut = defautDesEntrees(crl);
  return defaut === null ? null : `${de} ne peut pas être lue (${defaut})`;
}

/** §5.2.4: same issuer, scope and key, and the numbers follow each other. */
export function complete(delta: CrlLue, base: CrlLue): boolean {
  if (delta.deltaDe === null || delta.numero === null || base.numero === null) return false;
  return (
    delta.emetteur.cle === base.emetteur.cle &&
    delta.cleDePortee === base.cleDePortee &&
    delta.cleDeLEmetteur === base.cleDeLEmetteur &&
    delta.deltaDe <= base.numero &&
    base.numero < delta.numero
  );
}

/** Made before the certificate expired: the list had to hold it then. */
export const duTempsDe = ({ produite }: CrlLue, { fin }: CertificatLu): boolean => produite < fin + 1000;

/**
 * §3.3: an entry may leave the list once the certificate has expired, so that the list says nothing of it any more,
 * unless expiredCertsOnCRL keeps it there.
 */
export const parleDesExpires = (crl: CrlLue, certificat: CertificatLu): boolean =>
  duTempsDe(crl, certificat) || (crl.expiresDepuis !== null && crl.expiresDepuis <= certificat.fin);
