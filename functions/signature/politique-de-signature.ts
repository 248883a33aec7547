/** SignaturePolicyIdentifier (TS 101 903 §7.2.3): which rules the signer says to have followed, and whether they may be. */
import type { Politique } from '../../schemas/politique.ts';
import type { Noeud } from './arbre.ts';
import { decodeBase64 } from './base64.ts';
import { lireCondensatEtValeur } from './certificat-declare.ts';
import { direDate } from './constat.ts';
import { facultatif, rienDAutre, texte, unique } from './enfants.ts';
import { type CodeSignature, structure, type Valeurs } from './illisible.ts';

export interface PolitiqueDeSignature {
  /** `urn:oid:…`; null where the policy is implied. */
  readonly id: string | null;
  readonly algorithme: string | null;
  /** Base64. */
  readonly condensat: string | null;
}

/** Throws Illisible. Its document is never fetched, whatever SigPolicyQualifiers says: its digest is compared. */
export function lirePolitiqueDeSignature(noeud: Noeud, espace: string): PolitiqueDeSignature {
  rienDAutre(noeud, espace, ['SignaturePolicyId', 'SignaturePolicyImplied']);
  const nommee = facultatif(noeud, espace, 'SignaturePolicyId');
  const implicite = facultatif(noeud, espace, 'SignaturePolicyImplied');
  if ((nommee === null) === (implicite === null)) throw structure('elle ne dit pas quelle politique elle suit');
  if (nommee === null) return { id: null, algorithme: null, condensat: null };
  const id = texte(unique(unique(nommee, espace, 'SigPolicyId'), espace, 'Identifier')).trim();
  const { algorithme, condensat } = lireCondensatEtValeur(unique(nommee, espace, 'SigPolicyHash'), espace);
  return { id, algorithme, condensat: condensat.toString('base64') };
}

type Admise = Politique['politiquesDeSignature'][number];
type Refus = readonly [CodeSignature, Valeurs];

/** Why that policy is not admitted on the civil date `jour`, or null. */
export function refuserPolitiqueDeSignature(
  suivie: PolitiqueDeSignature,
  { politiquesDeSignature }: Politique,
  jour: string,
): Refus | null {
  const connues = politiquesDeSignature.filter((p) => memeIdentifiant(p.id, suivie.id));
  const enVigueur = (p: Admise) => (p.du === null || p.du <= jour) && (p.jusquAu === null || jour <= p.jusquAu);
  const trouvee = suivie.id ?? '';
  const admises = politiquesDeSignature.filter(enVigueur).map((p) => p.id ?? 'SignaturePolicyImplied');
  const valeurs = { trouvee, admises: admises.join(', ') || 'aucune' };
  const [premiere] = connues;
  if (premiere === undefined) {
    return [suivie.id === null ? 'POLITIQUE_DE_SIGNATURE_IMPLICITE' : 'POLITIQUE_DE_SIGNATURE_INCONNUE', valeurs];
  }
  const ouvertes = connues.filter(enVigueur);
  if (ouvertes.length === 0) return horsPeriode(premiere, jour, valeurs);
  if (suivie.id === null || ouvertes.some((p) => p.condensats.some((c) => memeCondensat(c, suivie)))) return null;
  const attendus = ouvertes.flatMap((p) => p.condensats).map((c) => dire(c.algorithme, c.valeur));
  const attendu = attendus.length > 1 ? `${attendus[0]} ou une autre valeur admise` : (attendus[0] ?? 'aucun');
  const condensat = dire(suivie.algorithme ?? '', suivie.condensat ?? '');
  return ['POLITIQUE_DE_SIGNATURE_CONDENSAT', { trouvee, condensat, attendu }];
}

function horsPeriode({ du, jusquAu }: Admise, jour: string, valeurs: Valeurs): Refus {
  return du !== null && jour < du
    ? ['POLITIQUE_DE_SIGNATURE_PREMATUREE', { ...valeurs, date: direDate(du) }]
    : ['POLITIQUE_DE_SIGNATURE_PERIMEE', { ...valeurs, date: direDate(jusquAu ?? jour) }];
}

/** Signers write an OID bare, or as a URN (RFC 3061), whose prefix has no case. */
const memeIdentifiant = (a: string | null, b: string | null): boolean => nu(a) === nu(b);
const nu = (id: string | null): string | null => id?.replace(/^(?:urn:)?oid:(?=[\d.]+$)/i, '') ?? null;

const memeCondensat = (admis: Admise['condensats'][number], { algorithme, condensat }: PolitiqueDeSignature): boolean =>
  admis.algorithme === algorithme && decodeBase64(admis.valeur)?.toString('base64') === condensat;

const dire = (algorithme: string, valeur: string): string =>
  `${algorithme.slice(algorithme.lastIndexOf('#') + 1)} ${valeur}`;
