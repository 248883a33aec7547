/** What is asked of the path validator for one signer. */
import type { Politique } from '../../schemas/politique.ts';
import type { BudgetCommun } from '../signature/chemin/budget-commun.ts';
import { Illisible } from '../signature/chemin/constat.ts';
import type { FondsDeChemin } from '../signature/chemin/fonds.ts';
import type { Memoire } from '../signature/chemin/memoire.ts';
import { type RequeteDeChemin, TOUTE } from '../signature/chemin/requete.ts';
import type { ResultatSignature } from '../signature/resultat.ts';

export interface Instants {
  /** Reception: when the certificate must not have been revoked, and by when the politique is chosen. */
  readonly recuLe: Date;
  /** When we judge: what is dated later is not believed. */
  readonly jugeLe: Date;
}

/** The day of the reception, in UTC: the civil dates of a politique are compared with it. */
export const jourDe = ({ recuLe }: Instants): string => recuLe.toISOString().slice(0, 10);

export type Signataire = Pick<ResultatSignature, 'autresCertificats'> & {
  /** DER. */
  readonly certificat: Uint8Array;
  /** SigningTime. */
  readonly signeLe: string;
  /** For sentences. */
  readonly nom: string;
};

export interface Cadre {
  readonly politique: Politique;
  readonly instants: Instants;
  readonly memoire: Memoire;
  readonly budgetCommun: BudgetCommun;
}

/** Valid when he signed, unrevoked when we received (DESIGN 7). */
export function requeteDe(signataire: Signataire, fonds: FondsDeChemin, cadre: Cadre): RequeteDeChemin {
  const { certificat, autresCertificats, signeLe } = signataire;
  const { politique, instants, memoire, budgetCommun } = cadre;
  const { sha1JusquAu, rsaBitsMin } = politique.chaine;
  return {
    certificat,
    intermediaires: autresCertificats,
    ancres: [],
    crls: [],
    fonds,
    instant: Date.parse(signeLe),
    instantDeRevocation: instants.recuLe.getTime(),
    jugeLe: instants.jugeLe.getTime(),
    politiques: TOUTE,
    admis: { sha1: sha1JusquAu === null || jourDe(instants) <= sha1JusquAu, rsaMin: rsaBitsMin },
    usagesExiges: usagesExiges(certificat, cadre),
    memoire,
    budgetCommun,
  };
}

/** Bits of KeyUsage (RFC 5280 §4.2.1.3), by the names of the politique. */
const USAGES = { digitalSignature: 1 << 0, nonRepudiation: 1 << 1 } as const;

/** One of those of the politique is enough: where he has none of them, all are asked for, and their absence told. */
function usagesExiges(certificat: Uint8Array, { politique, memoire }: Cadre): number | null {
  const voulus = politique.usagesCertificat.map((usage) => USAGES[usage]);
  const usages = usagesDe(certificat, memoire);
  return voulus.some((bit) => (usages & bit) !== 0) ? null : voulus.reduce((bits, bit) => bits | bit, 0) || null;
}

function usagesDe(certificat: Uint8Array, memoire: Memoire): number {
  try {
    return memoire.certificat(certificat, 'signataire').extensions.usages ?? 0;
  } catch (erreur) {
    if (erreur instanceof Illisible) return 0;
    throw erreur;
  }
}
