/** RFC 5280 §6.1: whether a path holds, certificate after certificate from the anchor down. Revocation comes after. */
import { verifierAncre } from './autorite.ts';
import type { Budget } from './budget.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { type CleDeTravail, cleDe, estUneCle } from './cle.ts';
import type { Constat } from './constat.ts';
import { verifierCertificat } from './etape.ts';
import { conclurePolitiques, preparerLaSuite, retenirContraintes } from './etape-suivante.ts';
import { type Etat, etatInitial } from './etat.ts';
import type { Question } from './requete.ts';
import { verifierUsages } from './usages.ts';

/** A certificate of a valid path, with the key that it gives. */
export interface Maillon {
  readonly certificat: CertificatLu;
  readonly cle: CleDeTravail;
}

export interface CheminRefuse {
  readonly constat: Constat;
  /** How many certificates, from the judged one up, were not passed: the fewer, the better the attempt. */
  readonly reste: number;
}

/** Anchor first. `suite`: the certificates under the anchor, the judged one last. */
export function valider(
  ancre: CertificatLu,
  suite: readonly CertificatLu[],
  question: Question,
  budget: Budget,
): readonly Maillon[] | CheminRefuse {
  const n = suite.length;
  const cle = verifierAncre(ancre, question);
  if (!estUneCle(cle)) return { constat: cle, reste: n + 1 };
  const etat = etatInitial(ancre, cle, n, question.politiques);
  etat.longueur = Math.min(n, ancre.extensions.contraintesDeBase?.longueur ?? n);
  retenirContraintes(ancre, etat);
  const maillons: Maillon[] = [{ certificat: ancre, cle }];
  for (const [i, certificat] of suite.entries()) {
    const dernier = i === n - 1;
    const faute =
      verifierCertificat(certificat, dernier, etat, question, budget) ??
      (dernier ? conclure(certificat, etat, question) : preparerLaSuite(certificat, etat, question));
    if (faute !== null) return { constat: faute, reste: n - i };
    maillons.push({ certificat, cle: etat.cle });
  }
  return maillons;
}

/** §6.1.5, and what the caller wants of the certificate: §6.1 leaves its uses to the application. The key of the judged certificate must be sane too, since it is what the path is asked for. */
function conclure(certificat: CertificatLu, etat: Etat, question: Question): Constat | null {
  const faute = conclurePolitiques(certificat, etat, question);
  if (faute !== null) return faute;
  const cle = cleDe(certificat, etat.cle.dsa, question.admis);
  if (!estUneCle(cle)) return cle;
  etat.cle = cle;
  return verifierUsages(certificat, question);
}
