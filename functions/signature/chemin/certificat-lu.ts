/** A certificate, read whole and strictly (RFC 5280 §4.1); trusted for nothing yet. */
import { createHash, X509Certificate } from 'node:crypto';
import { BALISE, contexte } from '../der/balises.ts';
import { exigerDer } from '../der/controle.ts';
import { contenuDeSequence, lireCompte, lireTemps, Suite } from '../der/element.ts';
import { lireEnTete } from '../der/en-tete.ts';
import { NonDer } from '../der/non-der.ts';
import { type Algorithme, lireAlgorithme, lireValeur } from './algorithme.ts';
import { constat, Illisible } from './constat.ts';
import { EnDouble, type Extension, lireListeDExtensions } from './extension.ts';
import { type Extensions, lireExtensions } from './extensions.ts';
import { LIMITES_CHEMIN } from './limites.ts';
import { lireNom, type Nom } from './nom.ts';

export interface CertificatLu {
  readonly der: Uint8Array;
  /** SHA-256, hexadecimal: identity, and the order of what is otherwise equal. */
  readonly empreinte: string;
  readonly version: number;
  /** The signed bytes. */
  readonly tbs: Uint8Array;
  readonly algorithme: Algorithme;
  readonly signature: Uint8Array;
  /** Content of the INTEGER, hexadecimal. */
  readonly serie: string;
  readonly emetteur: Nom;
  /** The issuer's name as written: OCSP hashes it. */
  readonly emetteurDer: Uint8Array;
  readonly sujet: Nom;
  /** Milliseconds since 1970, both included. */
  readonly debut: number;
  readonly fin: number;
  readonly spki: Uint8Array;
  readonly extensions: Extensions;
  /** All of them as written, for who judges more than a path (qcStatements). */
  readonly brutes: readonly Extension[];
  /** Same name as its issuer (RFC 5280 §6.1). */
  readonly autoEmis: boolean;
}

/** `titre`: how a sentence calls it as long as its subject is not known. Throws Illisible. */
export function lireCertificatDeChemin(der: Uint8Array, titre: string): CertificatLu {
  let estDer = false;
  try {
    if (der.length > LIMITES_CHEMIN.certificat) throw new NonDer(`plus de ${LIMITES_CHEMIN.certificat} octets`, 0);
    exigerDer(der);
    estDer = true;
    return lire(der);
  } catch (erreur) {
    const certificat = (estDer && sujetDe(der)?.court) || titre;
    if (erreur instanceof EnDouble)
      throw new Illisible(constat('CHEMIN_EXTENSION_EN_DOUBLE', { certificat, extension: erreur.oid }));
    if (erreur instanceof NonDer)
      throw new Illisible(constat('CHEMIN_CERTIFICAT_ILLISIBLE', { certificat, detail: erreur.message }));
    throw erreur;
  }
}

/** The subject alone, for the sentence about a certificate whose rest may be wrong. */
function sujetDe(der: Uint8Array): Nom | null {
  try {
    const octets = octetsDuSujet(der);
    return octets === null ? null : lireNom(octets);
  } catch {
    return null;
  }
}

/** The subject's DER, of bytes that may be anything; null where there is none to be found. Headers only are read. */
export function octetsDuSujet(der: Uint8Array): Uint8Array | null {
  try {
    const tout = lireEnTete(der, 0, der.length);
    const tbs = lireEnTete(der, tout.contenu, tout.fin);
    let position = tbs.contenu;
    if (der[position] === contexte(0, true)) position = lireEnTete(der, position, tbs.fin).fin;
    for (const _ of ['serialNumber', 'signature', 'issuer', 'validity'])
      position = lireEnTete(der, position, tbs.fin).fin;
    const sujet = der.subarray(position, lireEnTete(der, position, tbs.fin).fin);
    exigerDer(sujet);
    return sujet;
  } catch (erreur) {
    if (erreur instanceof NonDer) return null;
    throw erreur;
  }
}

function lire(der: Uint8Array): CertificatLu {
  const tout = new Suite(contenuDeSequence(der));
  const tbs = tout.doit(BALISE.sequence);
  const algorithme = tout.doit(BALISE.sequence).brut;
  const signature = lireValeur(tout.doit(BALISE.chaineDeBits).contenu);
  tout.fin();
  const lu = lireTbs(tbs.contenu);
  // RFC 5280 §4.1.1.2: what is signed and what says how are the same, or the algorithm could be changed afterwards.
  if (Buffer.compare(lu.algorithme, algorithme) !== 0) throw new NonDer('deux algorithmes de signature', 0);
  exigerQueNodeLise(der);
  return {
    ...lu,
    der,
    empreinte: createHash('sha256').update(der).digest('hex'),
    tbs: tbs.brut,
    algorithme: lireAlgorithme(algorithme),
    signature,
    autoEmis: lu.emetteur.cle === lu.sujet.cle,
  };
}

function lireTbs(contenu: Uint8Array) {
  const tbs = new Suite(contenu);
  const version = lireVersion(tbs.peut(contexte(0, true))?.contenu);
  const serie = lireSerie(tbs.doit(BALISE.entier).contenu);
  const algorithme = tbs.doit(BALISE.sequence).brut;
  const emetteurDer = tbs.doit(BALISE.sequence).brut;
  const emetteur = lireNom(emetteurDer);
  const dates = new Suite(tbs.doit(BALISE.sequence).contenu);
  const [debut, fin] = [lireTemps(dates), lireTemps(dates)];
  dates.fin();
  const sujet = lireNom(tbs.doit(BALISE.sequence).brut);
  const spki = tbs.doit(BALISE.sequence).brut;
  const identifiants = [tbs.peut(contexte(1, false)), tbs.peut(contexte(2, false))];
  const extensions = tbs.peut(contexte(3, true));
  tbs.fin();
  if (emetteur.rdns.length === 0) throw new NonDer('émetteur sans nom', 0);
  if (version < 2 && identifiants.some(Boolean)) throw new NonDer('champ étranger à sa version', 0);
  if (version < 3 && extensions) throw new NonDer('champ étranger à sa version', 0);
  const brutes = extensions ? lireListeDExtensions(extensions.contenu) : [];
  const lues = lireExtensions(brutes);
  return { version, serie, algorithme, emetteur, emetteurDer, debut, fin, sujet, spki, extensions: lues, brutes };
}

/** 1, 2 or 3. Version 1 is the DEFAULT. */
function lireVersion(contenu: Uint8Array | undefined): number {
  if (contenu === undefined) return 1;
  const version = lireCompte(new Suite(contenu).doit(BALISE.entier).contenu) + 1;
  if (version < 2 || version > 3) throw new NonDer('version inconnue', 0);
  return version;
}

/** RFC 5280 §4.1.2.2: up to 20 octets. The sign is judged in validation: an anchor is trusted as it is. */
function lireSerie(contenu: Uint8Array): string {
  const octets = contenu[0] === 0 ? contenu.length - 1 : contenu.length;
  if (octets > LIMITES_CHEMIN.serie) throw new NonDer(`numéro de série de plus de ${LIMITES_CHEMIN.serie} octets`, 0);
  return Buffer.from(contenu).toString('hex');
}

/** A second reader: what OpenSSL does not read as we do is not read. */
function exigerQueNodeLise(der: Uint8Array): void {
  try {
    if (new X509Certificate(der).raw.equals(der)) return;
  } catch {
    // Told below.
  }
  throw new NonDer('structure inattendue', 0);
}
