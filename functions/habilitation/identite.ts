/** The name behind a right: an object of its own, which no event holds and which can be purged. */

import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ObjetScelle } from '../../schemas/evenements/identifiants.ts';
import { jcs } from '../journal/evenement.ts';
import { enMemoire } from '../platform/en-memoire.ts';
import { type ObjectStore, ObjetAbsent } from '../platform/ports.ts';

const identiteSchema = z.object({ nom: z.string(), courriel: z.string() });
export type Identite = z.infer<typeof identiteSchema>;

/** Under the person's own prefix; each right has its own, which goes when its keeping ends. */
export async function consignerIdentite(
  objets: ObjectStore,
  { personne, id }: { readonly personne: string; readonly id: string },
  identite: Identite,
): Promise<ObjetScelle> {
  const contenu = Buffer.from(jcs(identite), 'utf8');
  const empreinte = createHash('sha256').update(contenu).digest('hex');
  const { ref, sha256 } = await objets.create('registre', `identites/${personne}/${id}/${empreinte}.json`, contenu);
  return { key: ref.key, version: ref.version, sha256 };
}

/** Null once it is purged. */
export async function lireIdentite(objets: ObjectStore, { key, version }: ObjetScelle): Promise<Identite | null> {
  try {
    return identiteSchema.parse(
      JSON.parse((await enMemoire(objets.read({ bucket: 'registre', key, version }))).toString()),
    );
  } catch (erreur) {
    if (erreur instanceof ObjetAbsent) return null;
    throw erreur;
  }
}
