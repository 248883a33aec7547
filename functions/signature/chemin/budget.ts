/** What one judgement may still spend, and the signatures it has already checked. */
import type { BudgetCommun } from './budget-commun.ts';
import type { CertificatLu } from './certificat-lu.ts';
import type { CleDeTravail } from './cle.ts';
import { LIMITES_CHEMIN } from './limites.ts';
import type { Memoire } from './memoire.ts';
import type { Admis, Question } from './requete.ts';
import { procedeDe, type Signe, signatureJuste } from './signature-x509.ts';

export type IssueDeSignature = 'juste' | 'fausse' | 'algorithme' | 'épuisé';

export class Budget {
  private readonly verdicts = new Map<string, IssueDeSignature>();
  private readonly admis: Admis;
  private readonly memoire: Memoire;
  private readonly commun: BudgetCommun;
  private passe = false;
  private certificats = LIMITES_CHEMIN.signatures;
  private crls = LIMITES_CHEMIN.signaturesDeCrl;
  private reponses = LIMITES_CHEMIN.signaturesDeReponse;
  private liens = LIMITES_CHEMIN.liens;
  private chemins = LIMITES_CHEMIN.chemins;

  constructor({ admis, memoire, budgetCommun }: Question) {
    this.admis = admis;
    this.memoire = memoire;
    this.commun = budgetCommun;
  }

  /** Whether something was left out for lack of it: what was not looked at may have said "revoked". */
  get epuise(): boolean {
    return this.passe;
  }

  /** False once the search has tried too many links. */
  lien(): boolean {
    return this.tient(this.liens-- > 0 && this.commun.lien());
  }

  /** False once too many whole paths were validated. */
  chemin(): boolean {
    return this.tient(this.chemins-- > 0);
  }

  certificatSigne(certificat: CertificatLu, emetteur: CertificatLu, cle: CleDeTravail): IssueDeSignature {
    return this.verifier(certificat.empreinte, certificat, emetteur, cle, () => this.certificats-- > 0);
  }

  /** `empreinte` of the CRL. */
  crlSignee(empreinte: string, crl: Signe, emetteur: CertificatLu, cle: CleDeTravail): IssueDeSignature {
    return this.verifier(empreinte, crl, emetteur, cle, () => this.crls-- > 0);
  }

  /** `empreinte` of the OCSP response. */
  reponseSignee(empreinte: string, reponse: Signe, emetteur: CertificatLu, cle: CleDeTravail): IssueDeSignature {
    return this.verifier(empreinte, reponse, emetteur, cle, () => this.reponses-- > 0);
  }

  private verifier(
    empreinte: string,
    signe: Signe,
    emetteur: CertificatLu,
    { cle, dsa }: CleDeTravail,
    payer: () => boolean,
  ): IssueDeSignature {
    const question = `${empreinte} ${emetteur.empreinte} ${dsa ? Buffer.from(dsa).toString('base64') : ''}`;
    const connu = this.verdicts.get(question);
    if (connu !== undefined) return connu;
    const procede = procedeDe(signe.algorithme, this.admis);
    if (procede === null) return 'algorithme';
    if (!this.tient(payer() && this.commun.signature(question))) return 'épuisé';
    // Paid for even where it is remembered: memory must not make a judgement go farther.
    const verdict = this.memoire.signature(question, () => signatureJuste(signe, procede, cle)) ? 'juste' : 'fausse';
    if (verdict === 'fausse') this.commun.fausse(question);
    this.verdicts.set(question, verdict);
    return verdict;
  }

  private tient(dedans: boolean): boolean {
    if (!dedans) this.passe = true;
    return dedans;
  }
}
