/** What was given, read once: the certificates by the name of their holder, the CRLs and the OCSP responses. */
import { Annuaire } from './annuaire.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { type Constat, constat, Illisible } from './constat.ts';
import { type CrlLue, plusRecenteDAbord } from './crl-lue.ts';
import { LIMITES_CHEMIN } from './limites.ts';
import { type ReponseLue, reponseRecenteDAbord } from './ocsp/reponse-lue.ts';
import type { Question } from './requete.ts';

export interface Materiel {
  readonly certificat: CertificatLu;
  readonly ancres: Annuaire;
  readonly intermediaires: Annuaire;
  /** The newest first. */
  readonly crls: readonly CrlLue[];
  readonly reponses: readonly ReponseLue[];
  /** Why a certificate that was offered is not used. */
  readonly illisibles: readonly Constat[];
  /** Why a CRL or an OCSP response that was offered is not used. */
  readonly revocationsIllisibles: readonly string[];
}

/** Throws Illisible where the judged certificate cannot be read, or where too much is given. */
export function lireMateriel(question: Question): Materiel {
  borner(question);
  const { memoire } = question;
  const certificat = memoire.certificat(question.certificat, 'signataire');
  const illisibles: Constat[] = [];
  const ancres = Annuaire.paresseux(question.ancres, 'autorité de confiance', memoire, illisibles);
  const intermediaires = new Annuaire(illisibles, (certificat) => !ancres.contient(certificat));
  for (const [i, der] of question.intermediaires.entries())
    intermediaires.lire(() => memoire.certificat(der, `autorité jointe n° ${i + 1}`));
  const revocationsIllisibles: string[] = [];
  const lisibles = <T>(lues: readonly (T | string)[]): T[] =>
    lues.flatMap((lue) => {
      if (typeof lue !== 'string') return [lue];
      revocationsIllisibles.push(lue);
      return [];
    });
  const crls = lisibles(question.crls.map((octets) => memoire.crl(octets)));
  const reponses = lisibles(question.reponsesOcsp.map((octets) => memoire.reponse(octets)));
  return {
    certificat,
    ancres,
    intermediaires,
    crls: crls.sort(plusRecenteDAbord),
    reponses: reponses.sort(reponseRecenteDAbord),
    illisibles,
    revocationsIllisibles,
  };
}

function borner({ intermediaires, ancres, crls, reponsesOcsp }: Question): void {
  const trop = (detail: string) => {
    throw new Illisible(constat('CHEMIN_HORS_BORNES', { certificat: 'signataire', detail }));
  };
  if (intermediaires.length > LIMITES_CHEMIN.offerts) trop(`plus de ${LIMITES_CHEMIN.offerts} certificats sont joints`);
  if (ancres.length > LIMITES_CHEMIN.ancres) trop(`plus de ${LIMITES_CHEMIN.ancres} autorités de confiance`);
  if (crls.length > LIMITES_CHEMIN.crls) trop(`plus de ${LIMITES_CHEMIN.crls} listes de révocation`);
  if (reponsesOcsp.length > LIMITES_CHEMIN.reponses) trop(`plus de ${LIMITES_CHEMIN.reponses} réponses OCSP`);
}
