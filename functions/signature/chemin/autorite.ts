/** What makes a certificate one that may issue others (RFC 5280 §6.1.4 (k) and (n)), and what is asked of an anchor. */
import type { CertificatLu } from './certificat-lu.ts';
import { type CleDeTravail, cleDe } from './cle.ts';
import { type Constat, constat } from './constat.ts';
import { verifierCritiques, verifierDates } from './etape.ts';
import type { Question } from './requete.ts';

const KEY_CERT_SIGN = 1 << 5;

/** A version 1 or 2 says nothing of it, and no one vouches for it here: refused (§6.1.4 (k)). */
export function verifierAutorite({ extensions, sujet, version }: CertificatLu): Constat | null {
  if (version < 3 || extensions.contraintesDeBase?.autorite !== true)
    return constat('CHEMIN_PAS_UNE_AUTORITE', { certificat: sujet.court });
  return verifierUsage({ extensions, sujet });
}

const verifierUsage = ({ extensions, sujet }: Pick<CertificatLu, 'extensions' | 'sujet'>): Constat | null =>
  extensions.usages === null || extensions.usages & KEY_CERT_SIGN
    ? null
    : constat('CHEMIN_USAGE_DE_CLE', { certificat: sujet.court });

/**
 * Its key, or why it may not be the anchor of a path. RFC 5280 asks nothing of an anchor but a name and a key; we also
 * hold it to what its own certificate says (RFC 5937), as OpenSSL does. One of version 1 says nothing: whoever put it
 * among the anchors vouches for it.
 */
export function verifierAncre(ancre: CertificatLu, { instant, admis }: Question): CleDeTravail | Constat {
  return (
    verifierDates(ancre, instant) ??
    (ancre.version < 3 ? null : verifierAutorite(ancre)) ??
    verifierCritiques(ancre) ??
    cleDe(ancre, null, admis)
  );
}
