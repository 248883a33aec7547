/** Who signed a CRL, and whether he is trusted for it (RFC 5280 §6.3.3 (f) and (g)). */
import type { Budget } from './budget.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { cleDe, estUneCle, heriteDeSonEmetteur } from './cle.ts';
import type { CrlLue } from './crl-lue.ts';
import { Essais, ranger } from './homonymes.ts';
import type { Materiel } from './materiel.ts';
import type { Admis } from './requete.ts';
import type { Maillon } from './validation.ts';

const CRL_SIGN = 1 << 6;

const peutSigner = (crl: CrlLue, { sujet, extensions }: CertificatLu): boolean =>
  sujet.cle === crl.emetteur.cle && (extensions.usages === null || (extensions.usages & CRL_SIGN) !== 0);

/**
 * The link of a path already validated that signed the CRL. `dessus`: those that may have, from the anchor down.
 */
export function signataireDuChemin(crl: CrlLue, dessus: readonly Maillon[], budget: Budget): Maillon | null {
  const signe = ({ certificat, cle }: Maillon) =>
    peutSigner(crl, certificat) && budget.crlSignee(crl.empreinte, crl, certificat, cle) === 'juste';
  return dessus.findLast(signe) ?? null;
}

/** The certificates offered whose key signed the CRL: their own paths are still to be validated. */
export function signatairesOfferts(
  crl: CrlLue,
  { intermediaires }: Materiel,
  admis: Admis,
  budget: Budget,
): readonly CertificatLu[] {
  const essais = new Essais();
  return ranger(intermediaires(crl.emetteur.cle), crl.cleDeLEmetteur).flatMap(({ certificat, joint }) => {
    if (!peutSigner(crl, certificat) || (joint && essais.epuises)) return [];
    // Without its issuer's parameters such a key cannot be tried: its path will give them.
    if (heriteDeSonEmetteur(certificat)) return [certificat];
    const cle = cleDe(certificat, null, admis);
    if (!estUneCle(cle)) return [];
    if (budget.crlSignee(crl.empreinte, crl, certificat, cle) === 'juste') return [certificat];
    if (joint) essais.rater();
    return [];
  });
}
