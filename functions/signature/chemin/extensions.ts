/** The extensions of a certificate (RFC 5280 §4.2), each by its own rule; those that are unknown, if critical. */
import { exigerDer } from '../der/controle.ts';
import type { ContraintesDeNom } from './contraintes-lues.ts';
import type { Extension } from './extension.ts';
import { LECTEURS } from './lecteurs-d-extensions.ts';
import type { NomGeneral } from './nom-general.ts';
import type { PointDeDistribution } from './point-de-distribution.ts';

export interface Transposition {
  readonly emetteur: string;
  readonly sujet: string;
}

export interface Extensions {
  /** OIDs of the critical ones that no reader knows, or whose content asks for what we do not do. */
  readonly critiquesInconnues: readonly string[];
  readonly contraintesDeBase: { readonly autorite: boolean; readonly longueur: number | null } | null;
  /** Bit n of KeyUsage as bit n; null where the extension is absent, hence all uses. */
  readonly usages: number | null;
  /** KeyPurposeIds; null where the extension is absent, hence all purposes. */
  readonly usagesEtendus: readonly string[] | null;
  /** id-pkix-ocsp-nocheck: its authority wants this OCSP responder believed for as long as its certificate lasts. */
  readonly sansControle: boolean;
  readonly nomsAlternatifs: readonly NomGeneral[];
  readonly contraintesDeNom: ContraintesDeNom | null;
  readonly politiques: readonly string[] | null;
  readonly transpositions: readonly Transposition[];
  /** policyConstraints: skip counts; null where absent. */
  readonly exigePolitique: number | null;
  readonly inhibeTransposition: number | null;
  readonly inhibeToutePolitique: number | null;
  /** Key identifiers, hexadecimal. */
  readonly cleDeLEmetteur: string | null;
  readonly cleDuSujet: string | null;
  readonly points: readonly PointDeDistribution[] | null;
}

export type Brouillon = { -readonly [K in keyof Extensions]: Extensions[K] } & { critiquesInconnues: string[] };

const vide = (): Brouillon => ({
  critiquesInconnues: [],
  contraintesDeBase: null,
  usages: null,
  usagesEtendus: null,
  sansControle: false,
  nomsAlternatifs: [],
  contraintesDeNom: null,
  politiques: null,
  transpositions: [],
  exigePolitique: null,
  inhibeTransposition: null,
  inhibeToutePolitique: null,
  cleDeLEmetteur: null,
  cleDuSujet: null,
  points: null,
});

/** `liste`: what lireListeDExtensions read. Throws NonDer. */
export function lireExtensions(liste: readonly Extension[]): Extensions {
  const lues = vide();
  for (const { oid, critique, contenu } of liste) {
    const lecteur = LECTEURS.get(oid);
    if (lecteur !== undefined) {
      exigerDer(contenu);
      lecteur(contenu, lues, critique);
    } else if (critique) lues.critiquesInconnues.push(oid);
  }
  return lues;
}
