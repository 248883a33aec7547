/** What comes in, and what becomes of it. */
import type { Registre } from '../../../schemas/confiance.ts';
import type { Constat } from '../constat.ts';
import type { Lecteur } from '../fichiers.ts';
import type { Famille } from '../magasin.ts';
import { MagasinCorrompu } from '../magasin-corrompu.ts';

/** What a certificate is put in for. */
export type RoleDemande =
  | { readonly role: 'ancre'; readonly famille: Famille; readonly du: string | null; readonly au: string | null }
  | { readonly role: 'intermediaire' }
  /** `territoire`: null for that of the certificate's own country. */
  | { readonly role: 'signataireDeListe'; readonly territoire: string | null }
  /** None was asked: only CRLs, OCSP responses and lists may come in. */
  | { readonly role: null };

export interface Demande {
  readonly pour: RoleDemande;
  /** A certificate that is not an authority's is meant. */
  readonly nonAutorite: boolean;
  /** Nothing older than what is held comes in, though still current: what a scheduled step fetches. */
  readonly plusRecentSeulement: boolean;
  /** File or URL. */
  readonly source: string;
  /** Milliseconds since 1970. */
  readonly instant: number;
}

export interface Fonds {
  readonly registre: Registre;
  readonly lire: Lecteur;
}

export interface Contenu {
  readonly fichier: string;
  readonly octets: Uint8Array;
}

export interface Issue {
  readonly genre: 'certificat' | 'crl' | 'ocsp' | 'liste' | 'inconnu';
  readonly sha256: string;
  /** For people. */
  readonly titre: string;
  /** `repare`: it was there, damaged; it is sound again. */
  readonly issue: 'importe' | 'deja-la' | 'repare' | 'refuse';
  /** Why it is refused. */
  readonly constat: Constat | null;
  /** French sentences. */
  readonly avertissements: readonly string[];
}

export interface Entree {
  readonly issue: Issue;
  /** The register as it becomes; the same where nothing comes in. */
  readonly registre: Registre;
  readonly contenu: Contenu | null;
}

type Identite = Pick<Issue, 'genre' | 'sha256' | 'titre'>;

export const refuser = ({ registre }: Fonds, identite: Identite, constat: Constat): Entree => ({
  issue: { ...identite, issue: 'refuse', constat, avertissements: [] },
  registre,
  contenu: null,
});

/** `contenu`: what it is once more, for where it was damaged since. */
export function dejaLa({ registre, lire }: Fonds, identite: Identite, contenu: Contenu): Entree {
  const rendre = (issue: 'deja-la' | 'repare', repare: Contenu | null): Entree => ({
    issue: { ...identite, issue, constat: null, avertissements: [] },
    registre,
    contenu: repare,
  });
  try {
    lire(contenu.fichier);
    return rendre('deja-la', null);
  } catch (erreur) {
    if (erreur instanceof MagasinCorrompu) return rendre('repare', contenu);
    throw erreur;
  }
}

export const prendre = (
  identite: Identite,
  registre: Registre,
  contenu: Contenu,
  avertissements: readonly string[] = [],
): Entree => ({ issue: { ...identite, issue: 'importe', constat: null, avertissements }, registre, contenu });

export const trace = (sha256: string, { source, instant }: Demande) => ({
  sha256,
  source,
  importeLe: new Date(instant).toISOString(),
});
