/** From a certificate to a path that holds, revocation included; or to the best attempt. */
import { Budget } from './budget.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { type Constat, constat } from './constat.ts';
import { Construction } from './construction.ts';
import type { CrlLue } from './crl-lue.ts';
import { signataireDuChemin, signatairesOfferts } from './crl-signataire.ts';
import { LIMITES_CHEMIN } from './limites.ts';
import type { Materiel } from './materiel.ts';
import type { PointDeDistribution } from './point-de-distribution.ts';
import { type RequeteDeChemin, TOUTE } from './requete.ts';
import { examinerRevocations } from './revocation.ts';
import { type Maillon, valider } from './validation.ts';

interface Echec {
  readonly constat: Constat;
  readonly chemin: readonly CertificatLu[];
  /** The higher, the nearer to a path that holds. */
  readonly merite: number;
}

export type Issue = { readonly chemin: readonly Maillon[] } | Echec;

/** A whole path is worth more than a part; an unknown revocation more than a known one: another CRL may settle it. */
const MERITE = { sansIssue: 0, illisible: 100, lienFaux: 200, complet: 300, revoque: 400, indetermine: 500 } as const;

export class Recherche {
  private readonly materiel: Materiel;
  private readonly requete: RequeteDeChemin;
  private readonly budget: Budget;
  /** Certificates whose paths are being looked for, outermost first: the judged one, then signers of CRLs. */
  private readonly enCours: string[] = [];

  constructor(materiel: Materiel, requete: RequeteDeChemin) {
    this.materiel = materiel;
    this.requete = requete;
    this.budget = new Budget(requete.admis);
  }

  juger(): Issue {
    return this.chercher(this.materiel.certificat, this.materiel, this.requete);
  }

  private chercher(cible: CertificatLu, materiel: Materiel, requete: RequeteDeChemin): Issue {
    this.enCours.push(cible.empreinte);
    const construction = new Construction(materiel, requete, this.budget);
    let meilleur: Echec | null = null;
    try {
      for (const tentative of construction.tentatives([cible])) {
        const issue = 'ancre' in tentative ? this.essayer(tentative.ancre, tentative.suite, requete) : rate(tentative);
        if (!('merite' in issue)) return issue;
        if (meilleur === null || issue.merite > meilleur.merite) meilleur = issue;
        if (issue.constat.code === 'CHEMIN_HORS_BORNES' && 'ancre' in tentative) break;
      }
    } finally {
      this.enCours.pop();
    }
    return this.expliquer(meilleur, cible);
  }

  /** Where no link was found, an unreadable authority that was offered is the likely cause. */
  private expliquer(meilleur: Echec | null, cible: CertificatLu): Echec {
    const [illisible] = this.materiel.illisibles;
    if (meilleur !== null && (meilleur.merite >= MERITE.illisible || illisible === undefined)) return meilleur;
    const detail = 'trop de chemins possibles';
    const borne = constat('CHEMIN_HORS_BORNES', { certificat: cible.sujet.court, detail });
    return { constat: illisible ?? borne, chemin: meilleur?.chemin ?? [cible], merite: MERITE.illisible };
  }

  private essayer(ancre: CertificatLu, suite: readonly CertificatLu[], requete: RequeteDeChemin): Issue {
    const chemin = [ancre, ...suite];
    const certificat = suite.at(-1)?.sujet.court ?? '';
    if (!this.budget.chemin()) {
      const trop = constat('CHEMIN_HORS_BORNES', { certificat, detail: 'trop de chemins possibles' });
      return { constat: trop, chemin, merite: MERITE.sansIssue };
    }
    const valide = valider(ancre, suite, requete, this.budget);
    if ('constat' in valide) return { constat: valide.constat, chemin, merite: MERITE.complet - valide.reste };
    const faute = this.revocation(valide, requete);
    if (faute === null) return { chemin: valide };
    const merite = faute.code === 'CHEMIN_REVOCATION_INDETERMINEE' ? MERITE.indetermine : MERITE.revoque;
    return { constat: faute, chemin, merite };
  }

  private revocation(chemin: readonly Maillon[], { instantDeRevocation }: RequeteDeChemin): Constat | null {
    if (instantDeRevocation === null) return null;
    return examinerRevocations(chemin, {
      materiel: this.materiel,
      instant: instantDeRevocation,
      trouverSignataire: (...question) => this.signataire(...question),
    });
  }

  /**
   * The path's own links above the certificate first, then the certificates offered, by a path of their own to the same
   * anchor. A certificate answers for itself only where its authority wrote so: its distribution point names it.
   */
  private signataire(crl: CrlLue, chemin: readonly Maillon[], rang: number, { emetteurs }: PointDeDistribution) {
    const dessus = chemin.slice(0, emetteurs === null ? rang : rang + 1);
    const direct = signataireDuChemin(crl, dessus, this.budget);
    if (direct !== null) return { signataire: direct.certificat.empreinte };
    const ancre = chemin[0]?.certificat;
    const defaut = `aucune autorité admise n’a signé la liste de révocation de ${crl.emetteur.court}`;
    if (ancre === undefined || this.enCours.length > LIMITES_CHEMIN.signatairesDeCrl) return { defaut };
    const memeAncre = { ...this.materiel, ancres: [ancre] };
    const offerts = signatairesOfferts(crl, this.materiel, this.requete.admis, this.budget);
    const requete = { ...this.requete, politiques: TOUTE };
    for (const offert of offerts.filter(({ empreinte }) => !this.enCours.includes(empreinte))) {
      const issue = this.chercher(offert, memeAncre, requete);
      if (!('chemin' in issue) || 'merite' in issue) continue;
      if (signataireDuChemin(crl, issue.chemin, this.budget) !== null) return { signataire: offert.empreinte };
    }
    return { defaut };
  }
}

function rate({
  constat: faute,
  suite,
}: {
  readonly constat: Constat;
  readonly suite: readonly CertificatLu[];
}): Echec {
  const merite = faute.code === 'CHEMIN_SANS_ANCRE' ? MERITE.sansIssue + suite.length : MERITE.lienFaux;
  return { constat: faute, chemin: suite, merite };
}
