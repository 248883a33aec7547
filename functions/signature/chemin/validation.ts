/** RFC 5280 §6.1: whether a path holds, certificate after certificate from the anchor down. Revocation comes after. */
import { verifierAncre } from './autorite.ts';
import type { Budget } from './budget.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { type CleDeTravail, cleDe, estUneCle } from './cle.ts';
import type { Constat } from './constat.ts';
import { verifierCertificat } from './etape.ts';
import { conclurePolitiques, preparerLaSuite, retenirContraintes } from './etape-suivante.ts';
import { type Etat, etatInitial } from './etat.ts';
import type { RequeteDeChemin } from './requete.ts';

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
  requete: RequeteDeChemin,
  budget: Budget,
): readonly Maillon[] | CheminRefuse {
  const n = suite.length;
  const cle = verifierAncre(ancre, requete);
  if (!estUneCle(cle)) return { constat: cle, reste: n + 1 };
  const etat = etatInitial(ancre, cle, n, requete.politiques);
  etat.longueur = Math.min(n, ancre.extensions.contraintesDeBase?.longueur ?? n);
  retenirContraintes(ancre, etat);
  const maillons: Maillon[] = [{ certificat: ancre, cle }];
  for (const [i, certificat] of suite.entries()) {
    const dernier = i === n - 1;
    const faute =
      verifierCertificat(certificat, dernier, etat, requete, budget) ??
      (dernier ? conclure(certificat, etat, requete) : preparerLaSuite(certificat, etat, requete));
    if (faute !== null) return { constat: faute, reste: n - i };
    maillons.push({ certificat, cle: etat.cle });
  }
  return maillons;
}

/** §6.1.5: the key of the judged certificate must be sane too, since it is what the path is asked for. */
function conclure(certificat: CertificatLu, etat: Etat, requete: RequeteDeChemin): Constat | null {
  const faute = conclurePolitiques(certificat, etat, requete);
  if (faute !== null) return faute;
  const cle = cleDe(certificat, etat.cle.dsa, requete.admis);
  if (!estUneCle(cle)) return cle;
  etat.cle = cle;
  return null;
}
