/** Looks for paths from a certificate up to an anchor: depth first, bounded, in an order that the inputs' does not change. */
import type { Budget } from './budget.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { cleDe, estUneCle, heriteDeSonEmetteur } from './cle.ts';
import { type Constat, constat } from './constat.ts';
import { Essais, parEmpreinte, ranger } from './homonymes.ts';
import { LIMITES_CHEMIN } from './limites.ts';
import type { Candidat, Materiel } from './materiel.ts';
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
    const { ancres, intermediaires } = this.materiel;
    const { cle } = tete.emetteur;
    const sommets = this.ranger(
      ancres.nommes(cle).map((certificat) => ({ certificat, joint: false })),
      tete,
    );
    for (const { certificat: ancre } of sommets) {
      if (!this.budget.lien()) return;
      yield { ancre, suite };
    }
    const hausses = this.ranger(intermediaires(cle), tete).filter(({ certificat }) => !suite.some(dejaVu(certificat)));
    yield* this.monter(hausses, suite);
    if (sommets.length + hausses.length === 0) yield { constat: sansAncre(suite), suite };
  }

  private *monter(
    hausses: readonly Candidat[],
    suite: readonly [CertificatLu, ...CertificatLu[]],
  ): Generator<Tentative> {
    const certificat = (suite.at(-1) ?? suite[0]).sujet.court;
    const horsBornes = (detail: string) => ({ constat: constat('CHEMIN_HORS_BORNES', { certificat, detail }), suite });
    const essais = new Essais();
    for (const { certificat: emetteur, joint } of hausses) {
      if (joint && essais.epuises)
        return yield horsBornes(`trop d’autorités jointes se nomment ${emetteur.sujet.court}`);
      if (!this.budget.lien()) return yield horsBornes('trop de chemins possibles');
      if (suite.length > LIMITES_CHEMIN.intermediaires)
        return yield horsBornes(`plus de ${LIMITES_CHEMIN.intermediaires} autorités intermédiaires`);
      const faute = this.lien(suite[0], emetteur);
      if (faute === null) yield* this.tentatives([emetteur, ...suite]);
      else yield { constat: faute, suite };
      if (joint && faute?.code === 'CHEMIN_SIGNATURE_FAUSSE') essais.rater();
    }
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

  /** By key identifier, those of the store before those that were joined, then the valid ones and the newest. */
  private ranger(candidats: readonly Candidat[], { extensions }: CertificatLu): readonly Candidat[] {
    const { instant } = this.requete;
    const perime = ({ certificat: { debut, fin } }: Candidat): number => (debut <= instant && instant <= fin ? 0 : 1);
    return ranger(
      candidats,
      extensions.cleDeLEmetteur,
      (a, b) => perime(a) - perime(b) || b.certificat.debut - a.certificat.debut || parEmpreinte(a, b),
    );
  }
}

function sansAncre(suite: readonly [CertificatLu, ...CertificatLu[]]): Constat {
  const { sujet } = suite.at(-1) ?? suite[0];
  return constat('CHEMIN_SANS_ANCRE', { certificat: sujet.court, emetteur: suite[0].emetteur.court });
}

/** Same holder and same key: to go through it twice proves nothing more. */
const dejaVu =
  (a: CertificatLu) =>
  (b: CertificatLu): boolean =>
    a.empreinte === b.empreinte || (a.sujet.cle === b.sujet.cle && Buffer.compare(a.spki, b.spki) === 0);
