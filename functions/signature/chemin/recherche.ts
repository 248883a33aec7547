/** From a certificate to a path that holds, revocation included; or to the best attempt. */

import { Annuaire } from './annuaire.ts';
import { Budget } from './budget.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { type Constat, constat, estIndecis, Illisible } from './constat.ts';
import { Construction } from './construction.ts';
import type { CrlLue } from './crl-lue.ts';
import { signataireDuChemin, signatairesOfferts } from './crl-signataire.ts';
import { LIMITES_CHEMIN } from './limites.ts';
import type { Materiel } from './materiel.ts';
import { signataireDeReponse } from './ocsp/signataire.ts';
import { type Question, TOUTE } from './requete.ts';
import { type Conclusion, examinerDernier, examinerRevocations, revocationCoupee } from './revocation.ts';
import type { Examen } from './sort.ts';
import { type Maillon, valider } from './validation.ts';

interface Echec {
  readonly constat: Constat;
  readonly chemin: readonly CertificatLu[];
  /** The higher, the nearer to a path that holds. */
  readonly merite: number;
  readonly sources: readonly string[];
}

export type Issue = { readonly chemin: readonly Maillon[]; readonly sources: readonly string[] } | Echec;

/** A whole path is worth more than a part; an unknown revocation more than a known one: another CRL may settle it. */
const MERITE = { sansIssue: 0, illisible: 100, lienFaux: 200, complet: 300, revoque: 400, indetermine: 500 } as const;

export class Recherche {
  private readonly materiel: Materiel;
  private readonly question: Question;
  private readonly budget: Budget;
  /** Certificates whose paths are being looked for, outermost first: the judged one, then signers of CRLs. */
  private readonly enCours: string[] = [];

  constructor(materiel: Materiel, question: Question) {
    this.materiel = materiel;
    this.question = question;
    this.budget = new Budget(question);
  }

  juger(): Issue {
    return this.chercher(this.materiel.certificat, this.materiel, this.question);
  }

  private chercher(cible: CertificatLu, materiel: Materiel, question: Question): Issue {
    this.enCours.push(cible.empreinte);
    const construction = new Construction(materiel, question, this.budget);
    let meilleur: Echec | null = null;
    try {
      for (const tentative of construction.tentatives([cible])) {
        const issue = 'ancre' in tentative ? this.essayer(tentative.ancre, tentative.suite, question) : rate(tentative);
        if (!('constat' in issue)) return issue;
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
    return { constat: illisible ?? borne, chemin: meilleur?.chemin ?? [cible], merite: MERITE.illisible, sources: [] };
  }

  private essayer(ancre: CertificatLu, suite: readonly CertificatLu[], question: Question): Issue {
    const chemin = [ancre, ...suite];
    const certificat = suite.at(-1)?.sujet.court ?? '';
    if (!this.budget.chemin()) {
      const trop = constat('CHEMIN_HORS_BORNES', { certificat, detail: 'trop de chemins possibles' });
      return { constat: trop, chemin, merite: MERITE.sansIssue, sources: [] };
    }
    const valide = valider(ancre, suite, question, this.budget);
    if ('constat' in valide)
      return { constat: valide.constat, chemin, merite: MERITE.complet - valide.reste, sources: [] };
    const { constat: faute, sources } = this.revocation(valide, question);
    if (faute === null) return { chemin: valide, sources };
    const merite = estIndecis(faute) ? MERITE.indetermine : MERITE.revoque;
    return { constat: faute, chemin, merite, sources };
  }

  private revocation(chemin: readonly Maillon[], question: Question): Conclusion {
    const { instantDeRevocation } = question;
    if (instantDeRevocation === null) return { constat: null, sources: [] };
    const conclusion = examinerRevocations(chemin, this.examen(question, instantDeRevocation));
    const certificat = chemin.at(-1)?.certificat;
    if (conclusion.constat !== null || !this.budget.epuise || certificat === undefined) return conclusion;
    return { constat: revocationCoupee(certificat, instantDeRevocation), sources: [] };
  }

  private examen(question: Question, instant: number): Examen {
    return {
      materiel: this.materiel,
      moment: { instant, jugeLe: question.jugeLe },
      trouverSignataire: (crl, dessus) => this.signataireDeCrl(crl, dessus, question),
      trouverRepondeur: (reponse, dessus) => {
        const quand = enDate(reponse.produiteLe, question);
        return signataireDeReponse(reponse, dessus, {
          question: quand,
          budget: this.budget,
          lire: (der) => this.lire(der),
          nonRevoque: (chemin) => {
            const sort = examinerDernier(chemin, this.examen(quand, quand.instantDeRevocation ?? instant));
            if (sort.etat === 'bon') return sort;
            const { sujet } = chemin.at(-1)?.certificat ?? this.materiel.certificat;
            return { defaut: `rien ne dit que ${sujet.court}, qui a répondu en OCSP, n’était pas révoqué` };
          },
        });
      },
    };
  }

  private lire(der: Uint8Array): CertificatLu | null {
    try {
      return this.budget.lien() ? this.question.memoire.certificat(der, 'répondeur OCSP') : null;
    } catch (erreur) {
      if (erreur instanceof Illisible) return null;
      throw erreur;
    }
  }

  /** The path's own links first, then the certificates offered, by a path of their own to the same anchor. */
  private signataireDeCrl(crl: CrlLue, dessus: readonly Maillon[], question: Question) {
    const direct = signataireDuChemin(crl, dessus, this.budget);
    if (direct !== null) return { signataire: direct.certificat.empreinte, sources: [] };
    const ancre = dessus[0]?.certificat;
    const defaut = `aucune autorité admise n’a signé la liste de révocation de ${crl.emetteur.court}`;
    if (ancre === undefined || this.enCours.length > LIMITES_CHEMIN.signatairesDeCrl) return { defaut };
    const ancres = new Annuaire();
    ancres.ajouter(ancre);
    const offerts = signatairesOfferts(crl, this.materiel, this.question.admis, this.budget);
    for (const offert of offerts.filter(({ empreinte }) => !this.enCours.includes(empreinte))) {
      const issue = this.chercher(offert, { ...this.materiel, ancres }, enDate(crl.produite, question));
      if ('constat' in issue) continue;
      if (signataireDuChemin(crl, issue.chemin, this.budget) !== null)
        return { signataire: offert.empreinte, sources: issue.sources };
    }
    return { defaut };
  }
}

/** What is asked of who signed a CRL or a response of that date: to be trusted then too, and nothing of his uses. */
const enDate = (date: number, question: Question): Question => ({
  ...question,
  politiques: TOUTE,
  usagesExiges: null,
  usagesEtendus: null,
  instant: Math.max(question.instant, date),
  instantDeRevocation: question.instantDeRevocation === null ? null : Math.max(question.instantDeRevocation, date),
});

function rate({
  constat: faute,
  suite,
}: {
  readonly constat: Constat;
  readonly suite: readonly CertificatLu[];
}): Echec {
  // What was cut short is told before what was false in it.
  const lien = faute.code === 'CHEMIN_HORS_BORNES' ? MERITE.lienFaux + 1 : MERITE.lienFaux;
  const merite = faute.code === 'CHEMIN_SANS_ANCRE' ? MERITE.sansIssue + suite.length : lien;
  return { constat: faute, chemin: suite, merite, sources: [] };
}
