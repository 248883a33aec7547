/** Is a certificate to be trusted? RFC 5280 whole: path building, validation (§6.1) and revocation (§6.3, RFC 6960). */
import { BudgetCommun } from './budget-commun.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { type Constat, estIndecis, Illisible } from './constat.ts';
import { lireMateriel } from './materiel.ts';
import { Memoire } from './memoire.ts';
import { Recherche } from './recherche.ts';
import type { Question, RequeteDeChemin, ResultatChemin } from './requete.ts';

/** Always answers, within the bounds of LIMITES_CHEMIN; the same for the same request, in whatever order it is given. */
export function jugerChemin(requete: RequeteDeChemin): ResultatChemin {
  const question = completer(requete);
  try {
    const materiel = lireMateriel(question);
    const issue = new Recherche(materiel, question).juger();
    if ('constat' in issue) return repondre(issue.constat, issue.chemin, issue.sources, materiel.certificat);
    const chemin = issue.chemin.map(({ certificat }) => certificat);
    return repondre(null, chemin, issue.sources, materiel.certificat);
  } catch (erreur) {
    if (!(erreur instanceof Illisible)) throw erreur;
    return repondre(erreur.constat, [], [], null);
  }
}

function completer(requete: RequeteDeChemin): Question {
  const { instant, instantDeRevocation } = requete;
  return {
    reponsesOcsp: [],
    fonds: null,
    jugeLe: instantDeRevocation ?? instant,
    usagesExiges: null,
    usagesEtendus: null,
    memoire: new Memoire(),
    budgetCommun: new BudgetCommun(),
    ...requete,
  };
}

function repondre(
  constat: Constat | null,
  chemin: readonly CertificatLu[],
  sources: readonly string[],
  signataire: CertificatLu | null,
): ResultatChemin {
  return {
    valide: constat === null,
    confiance: confianceDe(constat),
    motif: constat?.code ?? null,
    valeurs: constat?.valeurs ?? {},
    chemin: chemin.map(({ sujet }) => sujet.texte),
    certificats: chemin.map(({ empreinte }) => empreinte),
    revocations: [...new Set(sources)].sort(),
    autorites: chemin.slice(0, -1),
    signataire,
  };
}

function confianceDe(constat: Constat | null): ResultatChemin['confiance'] {
  if (constat === null) return 'etablie';
  return estIndecis(constat) ? 'indeterminee' : 'refusee';
}
