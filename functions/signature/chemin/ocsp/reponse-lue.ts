/** An OCSP response, read whole and strictly (RFC 6960 §4.2.1); believed for nothing yet. */
import { BALISE, contexte } from '../../der/balises.ts';
import { exigerDer } from '../../der/controle.ts';
import { contenuDeSequence, type Element, enfants, lireCompte, lireElement, Suite } from '../../der/element.ts';
import { NonDer } from '../../der/non-der.ts';
import { oidEnPoints } from '../../der/oid.ts';
import { type Algorithme, lireAlgorithme, lireValeur } from '../algorithme.ts';
import { lireListeDExtensions } from '../extension.ts';
import { LIMITES_CHEMIN } from '../limites.ts';
import { lireNom } from '../nom.ts';
import { type Dit, dateGeneralisee, lireDit } from './dit.ts';

/** ResponderID: a comparable name, or the SHA-1 of a key, hexadecimal. */
export type Repondeur = { readonly nom: string; readonly cle?: never } | { readonly cle: string; readonly nom?: never };

export interface ReponseLue {
  readonly empreinte: string;
  readonly tbs: Uint8Array;
  readonly algorithme: Algorithme;
  readonly signature: Uint8Array;
  readonly repondeur: Repondeur;
  /** producedAt, in milliseconds since 1970. */
  readonly produiteLe: number;
  readonly dits: readonly Dit[];
  /** OIDs of its critical extensions, of which we know none. */
  readonly critiques: readonly string[];
  /** DER, unread: those that may say who answers. */
  readonly certificats: readonly Uint8Array[];
}

/** An OCSPResponse or a BasicOCSPResponse, or why it cannot be read, in French. `empreinte`: SHA-256 of the bytes. */
export function lireReponse(octets: Uint8Array, empreinte: string): ReponseLue | string {
  try {
    exigerDer(octets);
    const contenu = contenuDeSequence(octets);
    const enveloppee = new Suite(contenu).peut(BALISE.enumere);
    if (enveloppee === undefined) return { empreinte, ...lireBasique(contenu) };
    const etat = lireCompte(enveloppee.contenu);
    if (etat !== 0) return `une réponse OCSP est une erreur du répondeur (code ${etat})`;
    const basique = deballer(contenu);
    exigerDer(basique);
    return { empreinte, ...lireBasique(contenuDeSequence(basique)) };
  } catch (erreur) {
    if (erreur instanceof NonDer) return `une réponse OCSP est mal codée (${erreur.message})`;
    throw erreur;
  }
}

const BASIQUE = '1.3.6.1.5.5.7.48.1.1';

/** ResponseBytes, of the one type that RFC 6960 defines. */
function deballer(contenu: Uint8Array): Uint8Array {
  const reponse = new Suite(contenu);
  reponse.doit(BALISE.enumere);
  const octets = new Suite(contenuDeSequence(reponse.doit(contexte(0, true)).contenu));
  reponse.fin();
  if (oidEnPoints(octets.doit(BALISE.oid).contenu) !== BASIQUE) throw new NonDer('type de réponse inconnu', 0);
  const { contenu: basique } = octets.doit(BALISE.octets);
  octets.fin();
  return basique;
}

function lireBasique(contenu: Uint8Array): Omit<ReponseLue, 'empreinte'> {
  const suite = new Suite(contenu);
  const tbs = suite.doit(BALISE.sequence);
  const algorithme = lireAlgorithme(suite.doit(BALISE.sequence).brut);
  const signature = lireValeur(suite.doit(BALISE.chaineDeBits).contenu);
  const joints = suite.peut(contexte(0, true));
  suite.fin();
  const certificats = joints ? Array.from(enfants(contenuDeSequence(joints.contenu)), ({ brut }) => brut) : [];
  if (certificats.length > LIMITES_CHEMIN.certificatsDeReponse) throw new NonDer('trop de certificats joints', 0);
  return { tbs: tbs.brut, algorithme, signature, certificats, ...lireDonnees(tbs.contenu) };
}

/** ResponseData. */
function lireDonnees(contenu: Uint8Array) {
  const suite = new Suite(contenu);
  const version = suite.peut(contexte(0, true));
  if (version && lireCompte(new Suite(version.contenu).doit(BALISE.entier).contenu) !== 0)
    throw new NonDer('version inconnue', 0);
  const repondeur = lireRepondeur(suite);
  const produiteLe = dateGeneralisee(suite);
  const dits = Array.from(enfants(suite.doit(BALISE.sequence).contenu), lireDit);
  const extensions = suite.peut(contexte(1, true));
  suite.fin();
  const lues = extensions ? lireListeDExtensions(extensions.contenu) : [];
  return { repondeur, produiteLe, dits, critiques: lues.filter(({ critique }) => critique).map(({ oid }) => oid) };
}

function lireRepondeur(suite: Suite): Repondeur {
  const nom = suite.peut(contexte(1, true));
  if (nom !== undefined) return { nom: lireNom(seul(nom).brut).cle };
  const cle = seul(suite.doit(contexte(2, true)));
  if (cle.balise !== BALISE.octets) throw new NonDer('structure inattendue', 0);
  return { cle: Buffer.from(cle.contenu).toString('hex') };
}

function seul({ contenu }: Element): Element {
  const element = lireElement(contenu);
  if (element.brut.length !== contenu.length) throw new NonDer('structure inattendue', 0);
  return element;
}

export function reponseRecenteDAbord(a: ReponseLue, b: ReponseLue): number {
  return b.produiteLe - a.produiteLe || (a.empreinte < b.empreinte ? -1 : 1);
}
