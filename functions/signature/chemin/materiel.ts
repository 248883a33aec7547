/** What was given, read once: the certificates by the name of their holder, and the CRLs. */
import type { CertificatLu } from './certificat-lu.ts';
import { lireCertificatDeChemin } from './certificat-lu.ts';
import { type Constat, constat, Illisible } from './constat.ts';
import { type CrlLue, lireCrl, plusRecenteDAbord } from './crl-lue.ts';
import { LIMITES_CHEMIN } from './limites.ts';
import type { RequeteDeChemin } from './requete.ts';

export interface Materiel {
  readonly certificat: CertificatLu;
  readonly ancres: readonly CertificatLu[];
  readonly intermediaires: readonly CertificatLu[];
  /** The newest first. */
  readonly crls: readonly CrlLue[];
  /** Why a certificate that was offered is not used. */
  readonly illisibles: readonly Constat[];
  /** Why a CRL that was offered is not used. */
  readonly crlsIllisibles: readonly string[];
}

/** Throws Illisible where the judged certificate cannot be read, or where too much is given. */
export function lireMateriel(requete: RequeteDeChemin): Materiel {
  borner(requete);
  const certificat = lireCertificatDeChemin(requete.certificat, 'signataire');
  const illisibles: Constat[] = [];
  const lireTous = (ders: readonly Uint8Array[], titre: string) =>
    uniques(ders.flatMap((der, i) => essayer(() => lireCertificatDeChemin(der, `${titre} n° ${i + 1}`), illisibles)));
  const ancres = lireTous(requete.ancres, 'autorité de confiance');
  const connues = new Set(ancres.map(({ empreinte }) => empreinte));
  const offerts = lireTous(requete.intermediaires, 'autorité jointe');
  const crlsIllisibles: string[] = [];
  const crls = requete.crls.flatMap((octets) => {
    const lue = lireCrl(octets);
    if (typeof lue !== 'string') return [lue];
    crlsIllisibles.push(lue);
    return [];
  });
  const intermediaires = offerts.filter(({ empreinte }) => !connues.has(empreinte));
  return { certificat, ancres, intermediaires, crls: crls.sort(plusRecenteDAbord), illisibles, crlsIllisibles };
}

function borner({ intermediaires, ancres, crls }: RequeteDeChemin): void {
  const trop = (detail: string) => {
    throw new Illisible(constat('CHEMIN_HORS_BORNES', { certificat: 'signataire', detail }));
  };
  if (intermediaires.length > LIMITES_CHEMIN.offerts) trop(`plus de ${LIMITES_CHEMIN.offerts} certificats sont joints`);
  if (ancres.length > LIMITES_CHEMIN.ancres) trop(`plus de ${LIMITES_CHEMIN.ancres} autorités de confiance`);
  if (crls.length > LIMITES_CHEMIN.crls) trop(`plus de ${LIMITES_CHEMIN.crls} listes de révocation`);
}

function essayer(lire: () => CertificatLu, illisibles: Constat[]): CertificatLu[] {
  try {
    return [lire()];
  } catch (erreur) {
    if (!(erreur instanceof Illisible)) throw erreur;
    illisibles.push(erreur.constat);
    return [];
  }
}

const uniques = (certificats: readonly CertificatLu[]): CertificatLu[] => [
  ...new Map(certificats.map((c) => [c.empreinte, c])).values(),
];
