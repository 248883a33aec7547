/** Which certificates and reasons a CRL covers, seen from one distribution point (RFC 5280 §6.3.3 (b) to (d)). */
import type { CertificatLu } from './certificat-lu.ts';
import type { CrlLue } from './crl-lue.ts';
import { type Nom, prolonger } from './nom.ts';
import { cleDeNom, type NomGeneral } from './nom-general.ts';
import { type NomDePoint, type PointDeDistribution, TOUTES_LES_RAISONS } from './point-de-distribution.ts';

/** The points of a certificate, then the one that needs not be said: a CRL of its issuer, for all reasons (§6.3.3). */
export function pointsDe({ extensions, emetteur }: CertificatLu): readonly PointDeDistribution[] {
  const implicite: PointDeDistribution = {
    nom: { complet: [{ forme: 'annuaire', nom: emetteur }] },
    raisons: null,
    emetteurs: null,
  };
  return [...(extensions.points ?? []), implicite];
}

/** The reasons that the CRL settles for that certificate through that point; 0 where it does not cover it. */
export function raisonsCouvertes(crl: CrlLue, point: PointDeDistribution, certificat: CertificatLu): number {
  const { portee } = crl;
  if (!estDeLEmetteur(crl, point, certificat)) return 0;
  const dites = point.raisons ?? TOUTES_LES_RAISONS;
  if (portee === null) return dites;
  const autorite = certificat.extensions.contraintesDeBase?.autorite === true;
  if (portee.attributs || (portee.utilisateurs && autorite) || (portee.autorites && !autorite)) return 0;
  if (!memePoint(crl, point, certificat)) return 0;
  return dites & (portee.raisons ?? TOUTES_LES_RAISONS);
}

/** (b)(1). Another issuer must be named by the point, and say of itself that it lists certificates of others. */
function estDeLEmetteur({ emetteur, portee }: CrlLue, { emetteurs }: PointDeDistribution, certificat: CertificatLu) {
  if (emetteurs === null) return emetteur.cle === certificat.emetteur.cle;
  return (
    portee?.indirecte === true && emetteurs.some((nom) => nom.forme === 'annuaire' && nom.nom.cle === emetteur.cle)
  );
}

/** (b)(2)(i). */
function memePoint({ portee, emetteur }: CrlLue, point: PointDeDistribution, certificat: CertificatLu): boolean {
  if (portee === null || portee.nom === null) return true;
  const noms = new Set(cles(portee.nom, emetteur));
  const base = point.emetteurs?.find((nom) => nom.forme === 'annuaire')?.nom ?? certificat.emetteur;
  const siens = point.nom ? cles(point.nom, base) : (point.emetteurs ?? []).map(cleDeNom);
  return siens.some((cle) => noms.has(cle));
}

function cles(nom: NomDePoint, base: Nom): string[] {
  const complet: readonly NomGeneral[] = nom.complet ?? [{ forme: 'annuaire', nom: prolonger(base, nom.relatif) }];
  return complet.map(cleDeNom);
}
