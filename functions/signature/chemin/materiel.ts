/** What was given, and what the store has, found by what a path asks for. */
import { Annuaire, contient, type ParNom } from './annuaire.ts';
import type { CertificatLu } from './certificat-lu.ts';
import { type Constat, constat, Illisible } from './constat.ts';
import { type CrlLue, plusRecenteDAbord } from './crl-lue.ts';
import { LIMITES_CHEMIN } from './limites.ts';
import { reponseRecenteDAbord } from './ocsp/reponse-lue.ts';
import type { Question } from './requete.ts';
import { type DitDeReponse, RevocationsConnues } from './revocations-connues.ts';

export interface Candidat {
  readonly certificat: CertificatLu;
  /** Offered with the judged certificate, by no one in particular; else it is the store's. */
  readonly joint: boolean;
}

export interface Materiel {
  readonly certificat: CertificatLu;
  readonly ancres: ParNom;
  /** Authorities of that comparable name that may be links. */
  readonly intermediaires: (cle: string) => readonly Candidat[];
  /** CRLs of an issuer of that comparable name, the newest first. */
  readonly crls: (emetteur: string) => readonly CrlLue[];
  /** OCSP answers about a certificate of that authority, the newest first. */
  readonly reponses: (certificat: CertificatLu, emetteur: CertificatLu) => readonly DitDeReponse[];
  /** Why a certificate that was offered is not used. */
  readonly illisibles: readonly Constat[];
  /** Why a CRL or an OCSP response is not used. */
  readonly revocationsIllisibles: () => readonly string[];
}

/** Throws Illisible where the judged certificate cannot be read, or where too much is given. */
export function lireMateriel(question: Question): Materiel {
  borner(question);
  const { memoire, fonds } = question;
  const certificat = memoire.certificat(question.certificat, 'signataire');
  const illisibles: Constat[] = [];
  const ancres = lireAncres(question, illisibles);
  const joints = lireJoints(question, illisibles);
  const admise = ({ certificat: c }: Candidat) => !contient(ancres, c) && fonds?.ecartee(c) !== true;
  const donnees = new RevocationsConnues(question.crls, question.reponsesOcsp, memoire);
  const sources = fonds === null ? [donnees] : [donnees, fonds.revocations];
  return {
    certificat,
    ancres,
    intermediaires: (cle) => {
      const duFonds = fonds?.intermediaires.nommes(cle) ?? [];
      const autres = joints.nommes(cle).filter((c) => !duFonds.some(({ empreinte }) => empreinte === c.empreinte));
      const candidats = [
        ...duFonds.map((c): Candidat => ({ certificat: c, joint: false })),
        ...autres.map((c): Candidat => ({ certificat: c, joint: true })),
      ];
      return candidats.filter(admise);
    },
    crls: (emetteur) => sources.flatMap((source) => source.crls(emetteur)).sort(plusRecenteDAbord),
    reponses: (c, emetteur) =>
      sources.flatMap((source) => source.reponses(c, emetteur)).sort(([a], [b]) => reponseRecenteDAbord(a, b)),
    illisibles,
    revocationsIllisibles: () => sources.flatMap((source) => source.illisibles),
  };
}

function lireAncres({ ancres, fonds, memoire }: Question, illisibles: Constat[]): ParNom {
  const donnees = Annuaire.paresseux(ancres, 'autorité de confiance', memoire, illisibles);
  if (fonds === null) return donnees;
  return { nommes: (cle) => [...donnees.nommes(cle), ...fonds.ancres.nommes(cle)] };
}

function lireJoints({ intermediaires, memoire, budgetCommun }: Question, illisibles: Constat[]): Annuaire {
  const joints = new Annuaire(illisibles);
  for (const [i, der] of intermediaires.entries()) {
    if (!budgetCommun.certificat(memoire.empreinte(der))) trop('trop de certificats sont joints aux signatures');
    joints.lire(() => memoire.certificat(der, `autorité jointe n° ${i + 1}`));
  }
  return joints;
}

function trop(detail: string): never {
  throw new Illisible(constat('CHEMIN_HORS_BORNES', { certificat: 'signataire', detail }));
}

function borner({ intermediaires, ancres, crls, reponsesOcsp }: Question): void {
  if (intermediaires.length > LIMITES_CHEMIN.offerts) trop(`plus de ${LIMITES_CHEMIN.offerts} certificats sont joints`);
  if (ancres.length > LIMITES_CHEMIN.ancres) trop(`plus de ${LIMITES_CHEMIN.ancres} autorités de confiance`);
  if (crls.length > LIMITES_CHEMIN.crls) trop(`plus de ${LIMITES_CHEMIN.crls} listes de révocation`);
  if (reponsesOcsp.length > LIMITES_CHEMIN.reponses) trop(`plus de ${LIMITES_CHEMIN.reponses} réponses OCSP`);
}
