/** What the politique says of a signature that could be read: strength, certificate declared, dates. */
import type { Politique } from '../../schemas/politique.ts';
import { CONDENSATS, COURBES } from './algorithmes.ts';
import type { Bloc } from './bloc.ts';
import type { Certificat } from './certificat.ts';
import type { CertificatJoint } from './certificats.ts';
import { direDate, direInstant } from './constat.ts';
import { type CodeSignature, Illisible, structure, type Valeurs } from './illisible.ts';
import { LIMITES } from './limites.ts';
import { memeNom } from './nom-compare.ts';
import { refuserPolitiqueDeSignature } from './politique-de-signature.ts';
import type { SignatureLue } from './signature-lue.ts';

export interface Regles {
  readonly politique: Politique;
  /** Reception of the file: the proof of existence. */
  readonly recuLe: Date;
}

/**
 * Before any computation: a key with which the announced method cannot be computed at all is a structure anomaly,
 * thrown; so is one so long that the sender would choose how long we work.
 */
export function verifierCle({ signedInfo }: Bloc, { cle }: Certificat, { rsaBitsMax }: Politique): void {
  const { methode, algorithme } = signedInfo;
  if (cle.type !== 'rsa' && cle.type !== 'ec') {
    throw new Illisible('SIGNATURE_ALGORITHME_NON_ADMIS', { algorithme: `clé ${cle.type}` });
  }
  if (cle.type !== methode.cle) throw structure(`la clé du certificat (${cle.type}) ne va pas avec ${algorithme}`);
  if (cle.type === 'ec' && !COURBES.has(cle.courbe ?? '')) {
    throw new Illisible('SIGNATURE_ALGORITHME_NON_ADMIS', { algorithme: `courbe ${cle.courbe ?? 'inconnue'}` });
  }
  if ((cle.bits ?? 0) > rsaBitsMax) {
    throw new Illisible('SIGNATURE_ALGORITHME_NON_ADMIS', {
      algorithme: `clé RSA de ${cle.bits} bits, ${rsaBitsMax} au plus`,
    });
  }
  if ((cle.exposant ?? 0) > LIMITES.exposantRsa) {
    throw new Illisible('SIGNATURE_ALGORITHME_NON_ADMIS', { algorithme: 'clé RSA d’exposant supérieur à 2^32' });
  }
}

/** Adds the anomalies that forbid trust without touching integrity. */
export function juger(signature: SignatureLue, bloc: Bloc, joint: CertificatJoint, regles: Regles): void {
  const { certificat } = joint;
  jugerAlgorithmes(signature, bloc, regles);
  jugerCle(signature, certificat, regles.politique);
  jugerCertificatDeclare(signature, bloc, joint);
  jugerProprietes(signature, bloc, regles);
  jugerDates(signature, bloc, certificat, regles);
}

function jugerAlgorithmes(signature: SignatureLue, bloc: Bloc, { politique, recuLe }: Regles): void {
  const { signedInfo, proprietes } = bloc;
  const condensats = [...signedInfo.references.map((r) => r.algorithme), proprietes.certificat.algorithme];
  for (const algorithme of new Set([signedInfo.algorithme, ...condensats])) {
    const liste = algorithme === signedInfo.algorithme ? politique.signatures : politique.condensats;
    const admis = liste.find((a) => a.uri === algorithme);
    if (admis === undefined) signature.refuserConfiance('SIGNATURE_ALGORITHME_NON_ADMIS', { algorithme });
    else if (admis.jusquAu !== null && jour(recuLe) > admis.jusquAu) {
      const nom = algorithme.slice(algorithme.lastIndexOf('#') + 1).toUpperCase();
      signature.refuserConfiance('SIGNATURE_ALGORITHME_PERIME', { algorithme: nom, date: direDate(admis.jusquAu) });
    }
  }
}

function jugerCle(signature: SignatureLue, { cle }: Certificat, politique: Politique): void {
  const { bits, exposant, courbe } = cle;
  if (cle.type === 'ec') {
    if (!politique.courbes.includes(courbe ?? ''))
      signature.refuserConfiance('SIGNATURE_CLE_FAIBLE', { cle: `courbe ${courbe ?? 'inconnue'}` });
    return;
  }
  if (bits === null || bits < politique.rsaBitsMin) {
    signature.refuserConfiance('SIGNATURE_CLE_FAIBLE', {
      cle: `RSA de ${bits ?? 0} bits, ${politique.rsaBitsMin} au moins sont exigés`,
    });
  }
  if (exposant === null || exposant < politique.rsaExposantMin) {
    signature.refuserConfiance('SIGNATURE_CLE_FAIBLE', {
      cle: `RSA d’exposant ${exposant ?? 0}, ${politique.rsaExposantMin} au moins est exigé`,
    });
  }
}

/** Binds the certificate to the signature: another one with the same key is not the one that was signed (XAdES §7.2.2). */
function jugerCertificatDeclare(signature: SignatureLue, { proprietes }: Bloc, joint: CertificatJoint): void {
  const { algorithme, condensat, emetteur } = proprietes.certificat;
  const nom = CONDENSATS.get(algorithme);
  const { nom: signataire, serie } = joint.certificat;
  const memeSerie = emetteur === null || emetteur.serie === serie;
  const memeCondensat = nom !== undefined && joint.condensat(nom).equals(condensat);
  signature.autreCertificat = nom !== undefined && !memeCondensat;
  if (!memeSerie || !memeCondensat) {
    signature.refuserConfiance('CERTIFICAT_NON_DECLARE', { signataire });
  } else if (emetteur?.nom && joint.emetteur && !memeNom(emetteur.nom, joint.emetteur)) {
    const valeurs = { signataire, declare: emetteur.texte, emetteur: joint.certificat.emetteur };
    signature.refuserConfiance('CERTIFICAT_EMETTEUR_DIFFERENT', valeurs);
  }
}

function jugerProprietes(signature: SignatureLue, { proprietes }: Bloc, { politique, recuLe }: Regles): void {
  for (const propriete of politique.proprietesExigees) {
    if (!proprietes.presentes.has(propriete)) signature.refuserConfiance('SIGNATURE_PROPRIETE_ABSENTE', { propriete });
  }
  if (proprietes.politique === null) return;
  const refus = refuserPolitiqueDeSignature(proprietes.politique, politique, jour(recuLe));
  if (refus !== null) signature.refuserConfiance(...refus);
}

/** The civil date that the politique's dates are compared with. */
const jour = (instant: Date): string => instant.toISOString().slice(0, 10);

const MINUTE = 60_000;
const JOUR = 86_400_000;

function jugerDates(signature: SignatureLue, bloc: Bloc, certificat: Certificat, { politique, recuLe }: Regles): void {
  const date = new Date(bloc.proprietes.signeLe);
  const { debut, fin, nom } = certificat;
  const refuser = (code: CodeSignature, valeurs: Valeurs) =>
    signature.refuserConfiance(code, {
      signeLe: direInstant(date),
      signataire: nom,
      recuLe: direInstant(recuLe),
      ...valeurs,
    });
  // A second lasts until the next one, as in the path: 23:59:59.400 is within a validity that ends at 23:59:59.
  if (date.getTime() >= fin.getTime() + 1000) refuser('CERTIFICAT_EXPIRE', { finLe: direInstant(fin) });
  if (date < debut) refuser('CERTIFICAT_PAS_ENCORE_VALIDE', { debutLe: direInstant(debut) });
  const ecart = recuLe.getTime() - date.getTime();
  if (ecart < -politique.toleranceFuturMinutes * MINUTE) refuser('SIGNATURE_DATEE_DU_FUTUR', {});
  if (ecart > politique.ageMaxJours * JOUR) refuser('SIGNATURE_TROP_ANCIENNE', { jours: politique.ageMaxJours });
}
