/** What people type, turned into what messages hold: days, cents, échéances, files. What cannot be read is said in French. */

import { DOCUMENT_JOINT_MAX } from '../../../../schemas/messages/document-joint.ts';
import { octets } from '../../en-clair/nombre.ts';

/** A value, or what is wrong with what was typed. */
export type Lu<T = unknown> = { readonly valeur: T } | { readonly faute: string };

export const texte = (brut: unknown): string => (typeof brut === 'string' ? brut.trim() : '');

const MONTANT = /^(\d{1,9})(?:[.,](\d{1,2}))?$/;

/** `1 234,56` as cents; null where it is no amount. */
export function centimesDe(tape: string): number | null {
  const [, unites, decimales = ''] = MONTANT.exec(tape.replace(/[\s\u00a0\u202f€]/g, '')) ?? [];
  return unites === undefined ? null : Number(unites) * 100 + Number(decimales.padEnd(2, '0'));
}

/** `31/03/2026` or `2026-03-31`; null where there is no such day. */
export function jourDe(tape: string): string | null {
  const [, j, m, a] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(tape) ?? [];
  const iso = a === undefined ? tape : `${a}-${m}-${j}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const instant = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso) ? iso : null;
}

export const lireJour = (tape: string): Lu<string> => {
  const valeur = jourDe(tape);
  return valeur === null ? { faute: 'Indiquez une date existante (31/03/2026).' } : { valeur };
};

export const lireMontant = (tape: string): Lu<number> => {
  const valeur = centimesDe(tape);
  return valeur === null ? { faute: 'Indiquez un montant en euros, comme 1 234,56.' } : { valeur };
};

/** One a line: a day, then an amount. */
export function lireEcheances(tape: string): Lu {
  const lignes = tape.split(/\r?\n/).filter((ligne) => ligne.trim() !== '');
  const echeances = [];
  for (const [rang, ligne] of lignes.entries()) {
    const [le = '', ...montant] = ligne.trim().split(/[\s;:]+/);
    const [jour, centimes] = [jourDe(le), centimesDe(montant.join(''))];
    if (jour === null || centimes === null)
      return { faute: `La ligne ${rang + 1} doit dire une date puis un montant, comme 31/03/2026 100,00.` };
    echeances.push({ le: jour, montant: centimes });
  }
  return echeances.length === 0 ? { faute: 'Indiquez au moins une échéance.' } : { valeur: echeances };
}

/** Those that were chosen; browsers send an empty one where none was. */
export async function lireFichiers(brut: unknown): Promise<Lu<readonly { readonly contenu: Uint8Array }[]>> {
  const tous: readonly unknown[] = Array.isArray(brut) ? brut : [brut];
  const fichiers = tous.flatMap((un) => (un instanceof File && un.size > 0 ? [un] : []));
  if (fichiers.reduce((total, { size }) => total + size, 0) > DOCUMENT_JOINT_MAX)
    return { faute: `Les documents joints dépassent ${octets(DOCUMENT_JOINT_MAX)} en tout.` };
  return {
    valeur: await Promise.all(fichiers.map(async (un) => ({ contenu: new Uint8Array(await un.arrayBuffer()) }))),
  };
}
