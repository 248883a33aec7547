/** Whether a path holds a revoked certificate, from the CRLs and OCSP responses given. What is not known is never "good". */
import { direInstant } from '../constat.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { type Constat, constat, estIndecis } from './constat.ts';
import { examinerListes } from './crl-examen.ts';
import type { Moment, Revocation } from './moment.ts';
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
    if (sort.etat === 'inconnu') indecis = plusGrave(indecis, indetermine(certificat, sort, examen));
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

/** What will never be known is worse than what is not known yet; else the first is told. */
const plusGrave = (avant: Constat | null, apres: Constat): Constat =>
  avant === null || (estIndecis(avant) && !estIndecis(apres)) ? apres : avant;

/** One that expired before the reception may be off the lists of then: it is enough that it was unrevoked at its end. */
function examiner(parcours: Parcours, certificat: CertificatLu, examen: Examen): Sort {
  const sort = examinerAlors(parcours, certificat, examen);
  if (sort.etat !== 'inconnu' || !aExpire(certificat, examen.moment)) return sort;
  const aSaFin = { ...examen, moment: { ...examen.moment, instant: certificat.fin } };
  const ditAlors = examinerAlors(parcours, certificat, aSaFin);
  return ditAlors.etat === 'inconnu' ? sort : ditAlors;
}

const aExpire = ({ fin }: CertificatLu, { instant }: Moment): boolean => fin + 1000 <= instant;

/** Whoever says "revoked" is believed first; then one "good" is enough. */
function examinerAlors(parcours: Parcours, certificat: CertificatLu, examen: Examen): Sort {
  const listes = examinerListes(parcours, certificat, examen);
  if (listes.etat === 'revoque') return listes;
  const reponses = examinerReponses(parcours, certificat, examen);
  if (reponses.etat === 'inconnu') {
    if (listes.etat !== 'inconnu') return listes;
    return { ...listes, defaut: reponses.defaut ?? listes.defaut };
  }
  if (reponses.etat === 'revoque' || listes.etat === 'inconnu') return reponses;
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

function indetermine(
  certificat: CertificatLu,
  { defaut, perdu }: Extract<Sort, { etat: 'inconnu' }>,
  { moment, materiel }: Examen,
): Constat {
  const { sujet, emetteur, fin } = certificat;
  const absente = `ni liste de révocation ni réponse OCSP de ${emetteur.court} ne le dit`;
  const detail = defaut ?? materiel.revocationsIllisibles()[0] ?? absente;
  if (!aExpire(certificat, moment)) return inconnue(certificat, moment.instant, detail);
  const valeurs = { certificat: sujet.court, emetteur: emetteur.court, finLe: direInstant(new Date(fin)) };
  return perdu ? constat('CHEMIN_EXPIRE_SANS_PREUVE', valeurs) : constat('CHEMIN_EXPIRE_INDETERMINE', valeurs);
}

/** Some of what is known was not looked at: it may have said "revoked". */
export const revocationCoupee = (certificat: CertificatLu, instant: number): Constat =>
  inconnue(certificat, instant, 'il y a trop de listes de révocation ou de réponses OCSP à examiner');

const inconnue = ({ sujet }: CertificatLu, instant: number, detail: string): Constat =>
  constat('CHEMIN_REVOCATION_INDETERMINEE', {
    certificat: sujet.court,
    instant: direInstant(new Date(instant)),
    detail,
  });
