/** The signed attributes of a token: the three that RFC 3161 §2.4.2 and RFC 5652 §11 demand. Throws NonDer. */
import { lireAlgorithme } from '../../signature/chemin/algorithme.ts';
import { BALISE } from '../../signature/der/balises.ts';
import { contenuDeSequence, type Element, enfants, lireElement, Suite } from '../../signature/der/element.ts';
import { NonDer } from '../../signature/der/non-der.ts';
import { oidEnPoints } from '../../signature/der/oid.ts';

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

const CONDENSATS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

export interface Attributs {
  readonly condensat: Uint8Array;
  /** Digest of the signer's certificate. SHA-1 is that of RFC 2634, which openssl and many authorities still write. */
  readonly certificat: { readonly algorithme: string; readonly valeur: Uint8Array };
}

/** `octets`: the SET. */
export function lireAttributs(octets: Uint8Array): Attributs {
  const valeurs = new Map<string, Element>();
  for (const { contenu } of enfants(lireElement(octets).contenu)) {
    const attribut = new Suite(contenu);
    const oid = oidEnPoints(attribut.doit(BALISE.oid).contenu);
    const [valeur, autre] = [...enfants(attribut.doit(BALISE.ensemble).contenu)];
    attribut.fin();
    if (valeurs.has(oid) || valeur === undefined || autre !== undefined)
      throw new NonDer('attribut signé en double', 0);
    valeurs.set(oid, valeur);
  }
  const type = exiger(valeurs, CONTENT_TYPE);
  if (type.balise !== BALISE.oid || oidEnPoints(type.contenu) !== TST_INFO) throw new NonDer('type de contenu', 0);
  const condensat = exiger(valeurs, MESSAGE_DIGEST);
  if (condensat.balise !== BALISE.octets) throw new NonDer('condensat mal codé', 0);
  const v2 = valeurs.get(SIGNING_CERTIFICATE_V2);
  const certificat = v2 ? essCertId(v2, 'sha256') : essCertId(exiger(valeurs, SIGNING_CERTIFICATE), 'sha1');
  return { condensat: condensat.contenu, certificat };
}

function exiger(valeurs: ReadonlyMap<string, Element>, oid: string): Element {
  const valeur = valeurs.get(oid);
  if (valeur === undefined) throw new NonDer(`attribut signé absent (${oid})`, 0);
  return valeur;
}

/** The first ESSCertID(v2) of SigningCertificate(V2) is the signer's. */
function essCertId({ brut }: Element, parDefaut: 'sha1' | 'sha256') {
  const [premier] = [...enfants(new Suite(contenuDeSequence(brut)).doit(BALISE.sequence).contenu)];
  if (premier === undefined) throw new NonDer('certificat du signataire non désigné', 0);
  const suite = new Suite(contenuDeSequence(premier.brut));
  const dit = parDefaut === 'sha256' ? suite.peut(BALISE.sequence) : undefined;
  const algorithme = dit === undefined ? parDefaut : CONDENSATS[lireAlgorithme(dit.brut).oid];
  if (algorithme === undefined) throw new NonDer('condensat du certificat non admis', 0);
  return { algorithme, valeur: suite.doit(BALISE.octets).contenu };
}
