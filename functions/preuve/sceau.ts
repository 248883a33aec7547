/** A seal: its document, its names, and its links to the seals before it. Pure. */
import { createHash } from 'node:crypto';
import type { SceauPose } from '../../schemas/evenements/sceau.ts';
import { jcs } from '../journal/evenement.ts';

export const fluxSceau = (n: number): string => `sceau/${n}`;

const numero = (n: number): string => String(n).padStart(12, '0');
export const fichierDuSceau = (n: number): string => `sceaux/${numero(n)}.json`;
export const fichierDuJeton = (n: number): string => `sceaux/${numero(n)}.tsr`;
/** Named by their content: another attempt may have left its own. */
export const cleDesFeuilles = (n: number, sha256: string): string => `sceaux/${numero(n)}.${sha256}.feuilles.json`;
export const cleDuJeton = (n: number, sha256: string): string => `sceaux/${numero(n)}.${sha256}.tsr`;

/** What is time-stamped: a pure function of the event. */
export function documentDuSceau({ at, data }: Pick<SceauPose, 'at' | 'data'>): Buffer {
  const { n, prev, saut, evenements, racine } = data;
  return Buffer.from(jcs({ v: 1, n, prev, saut, at, evenements, racine }), 'utf8');
}

export const empreinte = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex');

/**
 * The seal further back that seal n also names: from any seal to any older one, the way is then of some hundred steps
 * at most, whatever their numbers. Null where it would be the one before.
 */
export function rangDuSaut(n: number): number | null {
  const saut = (n & (n - 1)) === 0 ? n / 2 : n & (n - 1);
  return n < 3 || saut === n - 1 ? null : saut;
}

/** The seals to show so that each of `voulus` is linked to `dernier`, in order. */
export function cheminDesSceaux(dernier: number, voulus: readonly number[]): number[] {
  const cibles = [...new Set(voulus)].sort((a, b) => b - a);
  const chemin = [dernier];
  let n = dernier;
  for (const cible of cibles)
    while (n > cible) {
      const saut = rangDuSaut(n);
      n = saut !== null && saut >= cible ? saut : n - 1;
      chemin.unshift(n);
    }
  return chemin;
}
