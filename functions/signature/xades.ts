/** XAdES qualifying properties as PES uses them (TS 101 903 v1.1.1 §7; Politique de signature Hélios §4.2). */
import type { Politique } from '../../schemas/politique.ts';
import { DSIG } from './algorithmes.ts';
import type { Noeud } from './arbre.ts';
import { attribut, base64, enfants, facultatif, rienDAutre, texte, unique } from './enfants.ts';
import { Illisible, structure } from './illisible.ts';

/** What SigningCertificate says of the signer's certificate. */
export interface CertificatDeclare {
  /** DigestMethod, as written: judged with the certificate. */
  readonly algorithme: string;
  readonly condensat: Buffer;
  /** Decimal; null where IssuerSerial is absent. */
  readonly serie: string | null;
}

export interface PolitiqueDeSignature {
  /** `urn:oid:…`; null where the policy is implied. */
  readonly id: string | null;
  readonly algorithme: string | null;
  /** Base64. */
  readonly condensat: string | null;
}

export interface Proprietes {
  readonly espace: string;
  readonly id: string;
  /** Instant, as written (UTC). */
  readonly signeLe: string;
  readonly certificat: CertificatDeclare;
  readonly politique: PolitiqueDeSignature | null;
  readonly roles: readonly string[];
  /** Names of the signed signature properties that are there. */
  readonly presentes: ReadonlySet<string>;
}

/** UTC only: SigningTime with another offset, or none, is refused as operators do. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

/** 30 February is a well-formed instant to Date.parse: it must come back as it was written. */
function estInstant(date: string): boolean {
  const temps = INSTANT.test(date) ? Date.parse(date) : Number.NaN;
  return !Number.isNaN(temps) && new Date(temps).toISOString().slice(0, 19) === date.slice(0, 19);
}

/** Reads the one ds:Object of a signature whose Id is `signatureId`. */
export function lireProprietes(objet: Noeud, signatureId: string, politique: Politique): Proprietes {
  const [qualifiant, ...autres] = objet.enfants;
  if (qualifiant?.local !== 'QualifyingProperties' || autres.length > 0) {
    throw structure('ds:Object ne contient pas les seules QualifyingProperties');
  }
  const espace = qualifiant.uri;
  if (!politique.espacesXades.includes(espace)) throw new Illisible('SIGNATURE_XADES_NON_ADMIS', { espace });
  rienDAutre(qualifiant, espace, ['SignedProperties', 'UnsignedProperties']);
  // Both `#Id` (S²LOW, Libersign) and `Id` (Xemelios, Berger-Levrault) are met.
  const cible = attribut(qualifiant, 'Target');
  if (cible !== signatureId && cible !== `#${signatureId}`)
    throw structure('QualifyingProperties vise une autre signature');
  const signees = unique(qualifiant, espace, 'SignedProperties');
  rienDAutre(signees, espace, ['SignedSignatureProperties', 'SignedDataObjectProperties']);
  return {
    espace,
    id: attribut(signees, 'Id'),
    ...lireSignees(unique(signees, espace, 'SignedSignatureProperties'), espace),
  };
}

function lireSignees(p: Noeud, espace: string) {
  for (const obligatoire of ['SigningTime', 'SigningCertificate']) {
    if (enfants(p, espace, obligatoire).length === 0)
      throw new Illisible('SIGNATURE_PROPRIETE_ABSENTE', { propriete: obligatoire });
  }
  const date = texte(unique(p, espace, 'SigningTime')).trim();
  if (!estInstant(date)) throw new Illisible('SIGNATURE_DATE_ILLISIBLE', { date });
  const role = facultatif(p, espace, 'SignerRole');
  const politique = facultatif(p, espace, 'SignaturePolicyIdentifier');
  return {
    signeLe: date,
    certificat: lireCertificatDeclare(unique(p, espace, 'SigningCertificate'), espace),
    politique: politique === null ? null : lirePolitique(politique, espace),
    roles: role === null ? [] : lireRoles(role, espace),
    presentes: new Set(p.enfants.filter((n) => n.uri === espace).map((n) => n.local)),
  };
}

/** The first Cert is the signer's; DigestMethod and DigestValue are met in the XAdES namespace and in ds. */
function lireCertificatDeclare(liste: Noeud, espace: string): CertificatDeclare {
  const [cert] = enfants(liste, espace, 'Cert');
  if (cert === undefined) throw structure('SigningCertificate est vide');
  const { algorithme, condensat } = lireCondensatEtValeur(unique(cert, espace, 'CertDigest'), espace);
  const emetteur = facultatif(cert, espace, 'IssuerSerial');
  const serie = emetteur === null ? null : texte(unique(emetteur, DSIG, 'X509SerialNumber')).trim();
  if (serie !== null && !/^\d{1,60}$/.test(serie)) throw structure('X509SerialNumber n’est pas un nombre');
  return { algorithme, condensat, serie };
}

function lireCondensatEtValeur(noeud: Noeud, espace: string) {
  const dsig = enfants(noeud, DSIG, 'DigestMethod').length > 0;
  const ns = dsig ? DSIG : espace;
  rienDAutre(noeud, ns, ['DigestMethod', 'DigestValue']);
  return {
    algorithme: attribut(unique(noeud, ns, 'DigestMethod'), 'Algorithm'),
    condensat: base64(unique(noeud, ns, 'DigestValue')),
  };
}

function lirePolitique(noeud: Noeud, espace: string): PolitiqueDeSignature {
  const nommee = facultatif(noeud, espace, 'SignaturePolicyId');
  if (nommee === null) return { id: null, algorithme: null, condensat: null };
  const id = texte(unique(unique(nommee, espace, 'SigPolicyId'), espace, 'Identifier')).trim();
  const { algorithme, condensat } = lireCondensatEtValeur(unique(nommee, espace, 'SigPolicyHash'), espace);
  return { id, algorithme, condensat: condensat.toString('base64') };
}

function lireRoles(noeud: Noeud, espace: string): string[] {
  const declares = facultatif(noeud, espace, 'ClaimedRoles');
  if (declares === null) return [];
  return enfants(declares, espace, 'ClaimedRole').map((r) => r.texte.trim());
}
