/** A time-stamp response, read strictly (RFC 3161 §2.4.2, RFC 5652 §5.1); believed for nothing yet. Throws NonDer. */
import { type Algorithme, lireAlgorithme } from '../../signature/chemin/algorithme.ts';
import { BALISE, contexte } from '../../signature/der/balises.ts';
import { exigerDer } from '../../signature/der/controle.ts';
import { contenuDeSequence, enfants, lireCompte, Suite } from '../../signature/der/element.ts';
import { NonDer } from '../../signature/der/non-der.ts';
import { oidEnPoints } from '../../signature/der/oid.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const CERTIFICATS_MAX = 20;

export interface SignatureCms {
  /** What the signer's certificate is called by: issuer and serial number as written, or a key identifier (hex). */
  readonly qui: { readonly emetteur: Uint8Array; readonly serie: string } | { readonly cle: string };
  readonly condensat: Algorithme;
  readonly algorithme: Algorithme;
  readonly valeur: Uint8Array;
  /** The signed attributes as the SET that is hashed. */
  readonly attributs: Uint8Array;
}

export interface ReponseDHorodatage {
  /** DER of the TSTInfo: what is signed through the attributes. */
  readonly info: Uint8Array;
  readonly certificats: readonly Uint8Array[];
  readonly signature: SignatureCms;
}

const hexa = (octets: Uint8Array): string => Buffer.from(octets).toString('hex');

/** `octets`: a TimeStampResp that grants. */
export function lireReponseDHorodatage(octets: Uint8Array): ReponseDHorodatage {
  exigerDer(octets);
  const reponse = new Suite(contenuDeSequence(octets));
  const statut = lireCompte(new Suite(reponse.doit(BALISE.sequence).contenu).doit(BALISE.entier).contenu);
  if (statut > 1) throw new NonDer(`le service d’horodatage a refusé (statut ${statut})`, 0);
  const jeton = new Suite(reponse.doit(BALISE.sequence).contenu);
  reponse.fin();
  if (oidEnPoints(jeton.doit(BALISE.oid).contenu) !== SIGNED_DATA) throw new NonDer('type de jeton inconnu', 0);
  const { contenu } = jeton.doit(contexte(0, true));
  jeton.fin();
  return lireDonneesSignees(contenuDeSequence(contenu));
}

function lireDonneesSignees(contenu: Uint8Array): ReponseDHorodatage {
  const suite = new Suite(contenu);
  suite.doit(BALISE.entier);
  suite.doit(BALISE.ensemble);
  const info = lireContenu(suite.doit(BALISE.sequence).contenu);
  const joints = suite.peut(contexte(0, true));
  suite.peut(contexte(1, true));
  const [signature, autre] = [...enfants(suite.doit(BALISE.ensemble).contenu)];
  suite.fin();
  if (signature === undefined || autre !== undefined) throw new NonDer('un jeton a une signature, et une seule', 0);
  const certificats = joints ? Array.from(enfants(joints.contenu), ({ brut }) => brut) : [];
  if (certificats.length > CERTIFICATS_MAX) throw new NonDer('trop de certificats joints', 0);
  return { info, certificats, signature: lireSignature(contenuDeSequence(signature.brut)) };
}

/** EncapsulatedContentInfo. */
function lireContenu(contenu: Uint8Array): Uint8Array {
  const suite = new Suite(contenu);
  if (oidEnPoints(suite.doit(BALISE.oid).contenu) !== TST_INFO) throw new NonDer('ce n’est pas un horodatage', 0);
  const enveloppe = new Suite(suite.doit(contexte(0, true)).contenu);
  suite.fin();
  const { contenu: info } = enveloppe.doit(BALISE.octets);
  enveloppe.fin();
  return info;
}

function lireSignature(contenu: Uint8Array): SignatureCms {
  const suite = new Suite(contenu);
  suite.doit(BALISE.entier);
  const parCle = suite.peut(contexte(0, false));
  const qui = parCle ? { cle: hexa(parCle.contenu) } : lireEmetteur(suite.doit(BALISE.sequence).contenu);
  const condensat = lireAlgorithme(suite.doit(BALISE.sequence).brut);
  const signes = suite.doit(contexte(0, true));
  const algorithme = lireAlgorithme(suite.doit(BALISE.sequence).brut);
  const { contenu: valeur } = suite.doit(BALISE.octets);
  suite.peut(contexte(1, true));
  suite.fin();
  // RFC 5652 §5.4: hashed as the SET that it is, not under its implicit tag.
  const attributs = Buffer.from(signes.brut);
  attributs[0] = BALISE.ensemble;
  exigerDer(attributs);
  return { qui, condensat, algorithme, valeur, attributs };
}

function lireEmetteur(contenu: Uint8Array) {
  const suite = new Suite(contenu);
  const emetteur = suite.doit(BALISE.sequence).brut;
  const serie = hexa(suite.doit(BALISE.entier).contenu);
  suite.fin();
  return { emetteur, serie };
}
