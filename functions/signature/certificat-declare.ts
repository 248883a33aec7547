/** What the signed properties say of the signer's certificate (TS 101 903 §7.2.2; EN 319 132-1 §5.2.2 for V2). */
import { DSIG } from './algorithmes.ts';
import type { Noeud } from './arbre.ts';
import { BALISE } from './der/balises.ts';
import { exigerDer } from './der/controle.ts';
import { contenuDeSequence, Suite } from './der/element.ts';
import { NonDer } from './der/non-der.ts';
import { attribut, base64, enfants, facultatif, rienDAutre, texte, unique } from './enfants.ts';
import { structure } from './illisible.ts';
import { LIMITES } from './limites.ts';
import { direNom, lireNomDer, type NomCompare } from './nom-compare.ts';
import { lireNomEcrit } from './nom-ecrit.ts';

export interface EmetteurDeclare {
  /** As written, for people. */
  readonly texte: string;
  /** Null where it cannot be compared: digest and serial number then bind alone, as XAdES made the digest to do. */
  readonly nom: NomCompare | null;
  /** Decimal. */
  readonly serie: string;
}

export interface CertificatDeclare {
  /** DigestMethod, as written: judged with the certificate. */
  readonly algorithme: string;
  readonly condensat: Buffer;
  /** Null where IssuerSerial is absent. */
  readonly emetteur: EmetteurDeclare | null;
}

/** XAdES 1.3.2 alone puts its digests in ds, always, and knows the V2 forms. */
export const XADES_132 = 'http://uri.etsi.org/01903/v1.3.2#';

/** Reads SigningCertificate or SigningCertificateV2; the first Cert is the signer's. Throws Illisible. */
export function lireCertificatDeclare(liste: Noeud, espace: string): CertificatDeclare {
  const [cert] = enfants(liste, espace, 'Cert');
  if (cert === undefined) throw structure(`${liste.local} est vide`);
  const condensat = lireCondensatEtValeur(unique(cert, espace, 'CertDigest'), espace);
  const v2 = liste.local.endsWith('V2');
  const emetteur = facultatif(cert, espace, v2 ? 'IssuerSerialV2' : 'IssuerSerial');
  if (emetteur === null) return { ...condensat, emetteur };
  return { ...condensat, emetteur: v2 ? lireIssuerSerialV2(base64(emetteur)) : lireIssuerSerial(emetteur) };
}

function lireIssuerSerial(noeud: Noeud): EmetteurDeclare {
  const serie = texte(unique(noeud, DSIG, 'X509SerialNumber')).trim();
  if (!/^\d{1,60}$/.test(serie)) throw structure('X509SerialNumber n’est pas un nombre');
  const nom = texte(unique(noeud, DSIG, 'X509IssuerName')).trim();
  return { texte: nom, nom: lireNomEcrit(nom), serie: BigInt(serie).toString() };
}

const NOM_D_ANNUAIRE = 0xa4;

/** IssuerSerial of RFC 5035 §4, in DER: GeneralNames, of which one is a directory name, and the serial number. */
function lireIssuerSerialV2(octets: Buffer): EmetteurDeclare {
  try {
    exigerDer(octets);
    const suite = new Suite(contenuDeSequence(octets));
    const noms = new Suite(suite.doit(BALISE.sequence).contenu);
    const serie = suite.doit(BALISE.entier).contenu;
    suite.fin();
    if (serie.length > LIMITES.serie + 1) throw new NonDer('numéro de série démesuré', 0);
    const nom = lireNomDer(contenuDeSequence(noms.doit(NOM_D_ANNUAIRE).contenu));
    noms.fin();
    const nombre = BigInt(`0x${Buffer.from(serie).toString('hex')}`);
    return { texte: direNom(nom), nom, serie: nombre.toString() };
  } catch (erreur) {
    if (!(erreur instanceof NonDer)) throw erreur;
    throw structure('IssuerSerialV2 n’est pas celui de la RFC 5035');
  }
}

/** Before 1.3.2 the schema has DigestMethod and DigestValue in the XAdES namespace; ds is met all the same. */
export function lireCondensatEtValeur(noeud: Noeud, espace: string) {
  const dsig = espace === XADES_132 || enfants(noeud, DSIG, 'DigestMethod').length > 0;
  const ns = dsig ? DSIG : espace;
  rienDAutre(noeud, ns, ['DigestMethod', 'DigestValue']);
  return {
    algorithme: attribut(unique(noeud, ns, 'DigestMethod'), 'Algorithm'),
    condensat: base64(unique(noeud, ns, 'DigestValue')),
  };
}
