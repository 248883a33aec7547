/** RFC 5280 §6.3.3: whether a certificate is revoked, from the CRLs given. What cannot be known is never "good". */
import { direInstant } from '../constat.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { type Constat, constat } from './constat.ts';
import { chercherEntree, type Entree, RETIREE } from './crl-entrees.ts';
import type { CrlLue } from './crl-lue.ts';
import { pointsDe, raisonsCouvertes } from './crl-portee.ts';
import { complete, defautDeCrl } from './crl-utilisable.ts';
import type { Materiel } from './materiel.ts';
import { type PointDeDistribution, TOUTES_LES_RAISONS } from './point-de-distribution.ts';
import type { Maillon } from './validation.ts';

/** Whose key signed the CRL, identified; or why no one trusted did, in French. */
export type TrouverSignataire = (
  crl: CrlLue,
  chemin: readonly Maillon[],
  rang: number,
  point: PointDeDistribution,
) => { readonly signataire: string } | { readonly defaut: string };

export interface Examen {
  readonly materiel: Materiel;
  /** Milliseconds since 1970. */
  readonly instant: number;
  readonly trouverSignataire: TrouverSignataire;
}

/** The first revoked certificate of the path; else the first whose revocation is not known; else null. */
export function examinerRevocations(chemin: readonly Maillon[], examen: Examen): Constat | null {
  let indetermine: Constat | null = null;
  for (let rang = 1; rang < chemin.length; rang++) {
    const faute = examinerRevocation(chemin, rang, examen);
    if (faute?.code === 'CHEMIN_CERTIFICAT_REVOQUE') return faute;
    indetermine ??= faute;
  }
  return indetermine;
}

function examinerRevocation(chemin: readonly Maillon[], rang: number, examen: Examen): Constat | null {
  const certificat = chemin[rang]?.certificat;
  if (certificat === undefined) return null;
  const suivi = new Suivi(chemin, rang, examen);
  for (const point of pointsDe(certificat))
    for (const crl of examen.materiel.crls.filter(({ deltaDe }) => deltaDe === null)) {
      const couvertes = raisonsCouvertes(crl, point, certificat);
      if (couvertes === 0) continue;
      const entree = suivi.lire(crl, point, certificat);
      if (entree === 'inutilisable') continue;
      if (entree !== null) return revoque(certificat, entree);
      suivi.raisons |= couvertes;
    }
  return suivi.raisons === TOUTES_LES_RAISONS ? null : indetermine(certificat, suivi.defaut, examen);
}

/** What has been learnt of one certificate. */
class Suivi {
  /** reasons_mask. */
  raisons = 0;
  /** Why a CRL that covered it was not used; the first. */
  defaut: string | null = null;
  private readonly chemin: readonly Maillon[];
  private readonly rang: number;
  private readonly examen: Examen;
  /** Scopes for which a newer CRL of the same signer was used: an older one has nothing to add. */
  private readonly vues = new Set<string>();

  constructor(chemin: readonly Maillon[], rang: number, examen: Examen) {
    this.chemin = chemin;
    this.rang = rang;
    this.examen = examen;
  }

  /** What the CRL and the delta that completes it say; null where they do not list it. */
  lire(crl: CrlLue, point: PointDeDistribution, certificat: CertificatLu): Entree | null | 'inutilisable' {
    const signataire = this.signataire(crl, point);
    if (signataire === null) return 'inutilisable';
    const cle = `${signataire} ${crl.cleDePortee} ${point.raisons ?? ''}`;
    if (this.vues.has(cle)) return null;
    this.vues.add(cle);
    const delta = this.examen.materiel.crls.find((d) => complete(d, crl) && this.signataire(d, point) === signataire);
    const modifiee = delta ? chercherEntree(delta, certificat) : null;
    const entree = modifiee ?? chercherEntree(crl, certificat);
    // §6.3.3 (k): in a delta, "removeFromCRL" unsays the base.
    return modifiee?.raison === RETIREE ? null : entree;
  }

  private signataire(crl: CrlLue, point: PointDeDistribution): string | null {
    const { instant, trouverSignataire } = this.examen;
    const defaut = defautDeCrl(crl, instant);
    const trouve = defaut === null ? trouverSignataire(crl, this.chemin, this.rang, point) : { defaut };
    if ('signataire' in trouve) return trouve.signataire;
    this.defaut ??= trouve.defaut;
    return null;
  }
}

const RAISONS: Readonly<Record<number, string>> = {
  1: 'clé compromise',
  2: 'autorité compromise',
  3: 'changement d’affiliation',
  4: 'certificat remplacé',
  5: 'cessation d’activité',
  6: 'suspendu',
  9: 'droits retirés',
  10: 'autorité d’attributs compromise',
};

const revoque = ({ sujet }: CertificatLu, { depuis, raison }: Entree): Constat =>
  constat('CHEMIN_CERTIFICAT_REVOQUE', {
    certificat: sujet.court,
    revoqueLe: direInstant(new Date(depuis)),
    raison: RAISONS[raison] ?? 'raison non précisée',
  });

function indetermine({ sujet, emetteur }: CertificatLu, defaut: string | null, { instant, materiel }: Examen): Constat {
  const absente = `aucune liste de révocation de ${emetteur.court} ne dit s’il l’est`;
  const detail = defaut ?? materiel.crlsIllisibles[0] ?? absente;
  return constat('CHEMIN_REVOCATION_INDETERMINEE', {
    certificat: sujet.court,
    instant: direInstant(new Date(instant)),
    detail,
  });
}
