/** Whether a path holds a revoked certificate, from the CRLs and OCSP responses given. What is not known is never "good". */
import { direInstant } from '../constat.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { type Constat, constat } from './constat.ts';
import { examinerListes } from './crl-examen.ts';
import type { Revocation } from './moment.ts';
import { examinerReponses } from './ocsp/examen.ts';
import type { Examen, Parcours, Sort } from './sort.ts';
import type { Maillon } from './validation.ts';

export interface Conclusion {
  readonly constat: Constat | null;
  /** Fingerprints of the CRLs and responses that decided; none where nothing did. */
  readonly sources: readonly string[];
}

/** The first revoked certificate of the path; else the first whose revocation is not known; else none. */
export function examinerRevocations(chemin: readonly Maillon[], examen: Examen): Conclusion {
  const credits = creditsDe(chemin);
  let indecis: Constat | null = null;
  const sources: string[] = [];
  for (const [rang, { certificat }] of chemin.entries()) {
    if (rang === 0) continue;
    const sort = examiner({ chemin, rang, credits }, certificat, examen);
    if (sort.etat === 'revoque') return { constat: revoque(certificat, sort.revocation), sources: sort.sources };
    if (sort.etat === 'inconnu') indecis ??= indetermine(certificat, sort.defaut, examen);
    else {
      sources.push(...sort.sources);
      // Revoked since: what it signs from then on is nobody's word.
      credits[rang] = Math.min(credits[rang] ?? 0, sort.ensuite - 1);
    }
  }
  return { constat: indecis, sources: indecis === null ? sources : [] };
}

/** The last of the path, by CRLs only: one who answers in OCSP is not cleared by OCSP. */
export function examinerDernier(chemin: readonly Maillon[], examen: Examen): Sort {
  const dernier = chemin.at(-1);
  if (dernier === undefined) return { etat: 'inconnu', defaut: null };
  return examinerListes({ chemin, rang: chemin.length - 1, credits: creditsDe(chemin) }, dernier.certificat, examen);
}

const creditsDe = (chemin: readonly Maillon[]): number[] => chemin.map(({ certificat }) => certificat.fin + 999);

/** Whoever says "revoked" is believed first; then one "good" is enough. */
function examiner(parcours: Parcours, certificat: CertificatLu, examen: Examen): Sort {
  const listes = examinerListes(parcours, certificat, examen);
  if (listes.etat === 'revoque') return listes;
  const reponses = examinerReponses(parcours, certificat, examen);
  if (reponses.etat === 'revoque' || listes.etat === 'inconnu')
    return reponses.etat === 'inconnu' && reponses.defaut === null ? listes : reponses;
  if (reponses.etat === 'inconnu') return listes;
  return {
    etat: 'bon',
    ensuite: Math.min(listes.ensuite, reponses.ensuite),
    sources: [...listes.sources, ...reponses.sources],
  };
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

function revoque({ sujet }: CertificatLu, { depuis, raison, invalide }: Revocation): Constat {
  const dite = RAISONS[raison] ?? 'raison non précisée';
  return constat('CHEMIN_CERTIFICAT_REVOQUE', {
    certificat: sujet.court,
    revoqueLe: direInstant(new Date(depuis)),
    raison: invalide === null ? dite : `${dite}, non valable depuis le ${direInstant(new Date(invalide))}`,
  });
}

function indetermine({ sujet, emetteur }: CertificatLu, defaut: string | null, { moment, materiel }: Examen): Constat {
  const absente = `ni liste de révocation ni réponse OCSP de ${emetteur.court} ne le dit`;
  const detail = defaut ?? materiel.revocationsIllisibles[0] ?? absente;
  return constat('CHEMIN_REVOCATION_INDETERMINEE', {
    certificat: sujet.court,
    instant: direInstant(new Date(moment.instant)),
    detail,
  });
}
