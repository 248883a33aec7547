/** Looks for paths from a certificate up to an anchor: depth first, bounded, in an order that the inputs' does not change. */
import type { Annuaire } from './annuaire.ts';
import type { Budget } from './budget.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { cleDe, estUneCle, heriteDeSonEmetteur } from './cle.ts';
import { type Constat, constat } from './constat.ts';
import { LIMITES_CHEMIN } from './limites.ts';
import type { Materiel } from './materiel.ts';
import type { Question } from './requete.ts';

/** A path still to be validated, or an attempt that ended without one. */
export type Tentative =
  | { readonly ancre: CertificatLu; readonly suite: readonly CertificatLu[] }
  | { readonly constat: Constat; readonly suite: readonly CertificatLu[] };

export class Construction {
  private readonly materiel: Materiel;
  private readonly requete: Question;
  private readonly budget: Budget;

  constructor(materiel: Materiel, requete: Question, budget: Budget) {
    this.materiel = materiel;
    this.requete = requete;
    this.budget = budget;
  }

  /** `suite`: from the highest certificate found so far down to the judged one. */
  *tentatives(suite: readonly [CertificatLu, ...CertificatLu[]]): Generator<Tentative> {
    const [tete] = suite;
    const cible = (suite.at(-1) ?? tete).sujet.court;
    let trouve = false;
    const { ancres, intermediaires } = this.materiel;
    for (const ancre of this.emetteurs(ancres, tete)) {
      if (!this.budget.lien()) return;
      trouve = true;
      yield { ancre, suite };
    }
    const hausses = this.emetteurs(intermediaires, tete).filter((c) => !suite.some(dejaVu(c)));
    for (const emetteur of hausses) {
      if (!this.budget.lien()) {
        yield {
          constat: constat('CHEMIN_HORS_BORNES', { certificat: cible, detail: 'trop de chemins possibles' }),
          suite,
        };
        return;
      }
      trouve = true;
      if (suite.length > LIMITES_CHEMIN.intermediaires) {
        const detail = `plus de ${LIMITES_CHEMIN.intermediaires} autorités intermédiaires`;
        yield { constat: constat('CHEMIN_HORS_BORNES', { certificat: cible, detail }), suite };
        return;
      }
      const faute = this.lien(tete, emetteur);
      if (faute !== null) yield { constat: faute, suite };
      else yield* this.tentatives([emetteur, ...suite]);
    }
    if (!trouve)
      yield { constat: constat('CHEMIN_SANS_ANCRE', { certificat: cible, emetteur: tete.emetteur.court }), suite };
  }

  /** A false link is not climbed. Where the key waits for parameters from above, validation will tell. */
  private lien(certificat: CertificatLu, emetteur: CertificatLu): Constat | null {
    if (heriteDeSonEmetteur(emetteur)) return null;
    const valeurs = { certificat: certificat.sujet.court, emetteur: emetteur.sujet.court };
    const cle = cleDe(emetteur, null, this.requete.admis);
    if (!estUneCle(cle)) return cle;
    const issue = this.budget.certificatSigne(certificat, emetteur, cle);
    if (issue === 'fausse') return constat('CHEMIN_SIGNATURE_FAUSSE', valeurs);
    if (issue === 'algorithme')
      return constat('CHEMIN_ALGORITHME_NON_ADMIS', { ...valeurs, algorithme: certificat.algorithme.oid });
    return issue === 'juste'
      ? null
      : constat('CHEMIN_HORS_BORNES', { ...valeurs, detail: 'trop de signatures à vérifier' });
  }

  /** Those whose name is the issuer's: first by key identifier, then the valid ones, the newest, and by fingerprint. */
  private emetteurs(parmi: Annuaire, { emetteur, extensions }: CertificatLu): CertificatLu[] {
    const { instant } = this.requete;
    const rang = ({ extensions: e, debut, fin }: CertificatLu): number =>
      (extensions.cleDeLEmetteur !== null && e.cleDuSujet === extensions.cleDeLEmetteur ? 0 : 2) +
      (debut <= instant && instant <= fin ? 0 : 1);
    return parmi
      .nommes(emetteur.cle)
      .toSorted((a, b) => rang(a) - rang(b) || b.debut - a.debut || (a.empreinte < b.empreinte ? -1 : 1));
  }
}

/** Same holder and same key: to go through it twice proves nothing more. */
const dejaVu =
  (a: CertificatLu) =>
  (b: CertificatLu): boolean =>
    a.empreinte === b.empreinte || (a.sujet.cle === b.sujet.cle && Buffer.compare(a.spki, b.spki) === 0);
