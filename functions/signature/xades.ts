/** XAdES qualifying properties as PES uses them (TS 101 903 §7, 1.1.1 to 1.3.2; Politique de signature Hélios §4.2). */
import type { Politique } from '../../schemas/politique.ts';
import type { Noeud } from './arbre.ts';
import { type CertificatDeclare, lireCertificatDeclare, XADES_132 } from './certificat-declare.ts';
import { attribut, enfants, facultatif, rienDAutre, texte, unique } from './enfants.ts';
import { Illisible, structure } from './illisible.ts';
import { lirePolitiqueDeSignature, type PolitiqueDeSignature } from './politique-de-signature.ts';

export interface Proprietes {
  readonly espace: string;
  readonly id: string;
  /** Instant, as written (UTC). */
  readonly signeLe: string;
  readonly certificat: CertificatDeclare;
  readonly politique: PolitiqueDeSignature | null;
  readonly roles: readonly string[];
  /** Names of the signed signature properties that are there, V2 forms under their first name. */
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
  const certificat = enDeuxFormes(p, espace, 'SigningCertificate');
  if (certificat === null) throw new Illisible('SIGNATURE_PROPRIETE_ABSENTE', { propriete: 'SigningCertificate' });
  if (enfants(p, espace, 'SigningTime').length === 0)
    throw new Illisible('SIGNATURE_PROPRIETE_ABSENTE', { propriete: 'SigningTime' });
  const date = texte(unique(p, espace, 'SigningTime')).trim();
  if (!estInstant(date)) throw new Illisible('SIGNATURE_DATE_ILLISIBLE', { date });
  const role = enDeuxFormes(p, espace, 'SignerRole');
  const politique = facultatif(p, espace, 'SignaturePolicyIdentifier');
  const roles = role === null ? [] : lireRoles(role, espace);
  return {
    signeLe: date,
    certificat: lireCertificatDeclare(certificat, espace),
    politique: politique === null ? null : lirePolitiqueDeSignature(politique, espace),
    roles,
    presentes: nommer(p, espace, roles),
  };
}

/** The property, or from 1.3.2 on its form V2 (EN 319 132-1 §5.2): one of them, once. */
function enDeuxFormes(p: Noeud, espace: string, nom: string): Noeud | null {
  const ancienne = facultatif(p, espace, nom);
  const nouvelle = espace === XADES_132 ? facultatif(p, espace, `${nom}V2`) : null;
  if (ancienne !== null && nouvelle !== null) throw structure(`${nom} y est sous ses deux formes`);
  return ancienne ?? nouvelle;
}

/** Roles that are claimed, of which a blank one claims nothing. */
function lireRoles(noeud: Noeud, espace: string): string[] {
  const declares = facultatif(noeud, espace, 'ClaimedRoles');
  const roles = declares === null ? [] : enfants(declares, espace, 'ClaimedRole').map((r) => r.texte.trim());
  return roles.filter((role) => role !== '');
}

/** A SignerRole that claims none is none: operators refuse a signature without the signer's quality. */
function nommer(p: Noeud, espace: string, roles: readonly string[]): ReadonlySet<string> {
  const noms = new Set(p.enfants.filter((n) => n.uri === espace).map((n) => n.local.replace(/V2$/, '')));
  if (roles.length === 0) noms.delete('SignerRole');
  return noms;
}
