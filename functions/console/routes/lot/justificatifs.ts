/** The proofs that come beside an étude's file: a line names its own as their files are named. */
import * as z from 'zod';
import { type Document, documentSchema, ligneDe } from '../../../../schemas/messages/pca/document.ts';
import type { LigneFautive, LigneLue } from './import-lu.ts';

type Joints = ReadonlyMap<string, Document['contenu']>;

/** One accented letter is written in two ways. */
const nomDe = (nom: string): string => nom.trim().normalize('NFC');

const duProgramme = z.array(documentSchema.extend({ nom: ligneDe(200) })).max(100);

/** Joined to a form, or given by a program with their names; null where they cannot be read. */
export async function lireLesJustificatifs(brut: unknown): Promise<Joints | null> {
  const tous: readonly unknown[] = Array.isArray(brut) ? brut : brut === undefined ? [] : [brut];
  const fichiers = tous.flatMap((un) => (un instanceof File && un.size > 0 ? [un] : []));
  if (fichiers.length > 0 || tous.every((un) => un instanceof File || un === '')) {
    const lus = fichiers.map(async (un) => [nomDe(un.name), new Uint8Array(await un.arrayBuffer())] as const);
    return new Map(await Promise.all(lus));
  }
  const lus = duProgramme.safeParse(brut);
  return lus.success ? new Map(lus.data.map(({ nom, contenu }) => [nomDe(nom), contenu])) : null;
}

/** Each line with its proofs, and those that wait for one: nothing of a file is done while a proof is missing. */
export function joindre(lignes: readonly LigneLue[], joints: Joints) {
  const manquants: LigneFautive[] = [];
  const pretes = lignes.map((ligne): LigneLue => {
    const { rang, acte, justificatifs } = ligne;
    const absents = justificatifs.filter((nom) => !joints.has(nomDe(nom)));
    if (absents.length > 0) manquants.push({ rang, phrase: `« ${absents.join(' », « ')} » n’est pas joint.` });
    if (acte.type !== 'InsolvabiliteSignalee') return ligne;
    const preuves = justificatifs.flatMap((nom) => {
      const contenu = joints.get(nomDe(nom));
      return contenu === undefined ? [] : [{ contenu }];
    });
    return { ...ligne, acte: { ...acte, preuves } };
  });
  return { pretes, manquants };
}
