/** The files of the archive, each checked against the manifest. Throws PreuveRefusee. */
import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { type Manifeste, manifesteSchema } from '../../../schemas/preuve.ts';
import { type Json, jcs } from '../../journal/evenement.ts';
import { enMemoire } from '../../platform/en-memoire.ts';
import { NOMS } from '../noms.ts';
import { contenuDe, type Entree } from './archive-lue.ts';
import { exiger, lisible } from './refus.ts';

/** Of the files that are read whole: all but the deposited one. */
const MEMOIRE_MAX = 600_000_000;
const MANIFESTE_MAX = 10_000_000;

export interface Contenu {
  readonly depot: string;
  /** In the order of the archive, without the manifest. */
  readonly noms: readonly string[];
  /** Null where the archive has no such file. */
  readonly lire: (nom: string) => Buffer | null;
  /** The deposited file, as an entry; null where it is not there. */
  readonly fichier: (Entree & { readonly sha256: string }) | null;
}

/** Canonical JSON of that shape: any other way of writing the same is refused. */
export function lireJson<T>(octets: Uint8Array, schema: z.ZodType<T>, nom: string): T {
  const phrase = `« ${nom} » n’est pas ce que Passerelle écrit.`;
  return lisible(() => {
    const texte = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
    const json: Json = JSON.parse(texte);
    exiger(jcs(json) === texte, phrase);
    return schema.parse(json);
  }, phrase);
}

async function lireManifeste(entree: Entree | undefined): Promise<Manifeste> {
  exiger(entree?.nom === NOMS.manifeste, 'L’archive ne commence pas par un manifeste : ce n’est pas une preuve.');
  exiger(entree.taille <= MANIFESTE_MAX, 'Le manifeste est démesuré.');
  return lireJson(await enMemoire(contenuDe(entree)), manifesteSchema, NOMS.manifeste);
}

async function verifierEmpreinte(entree: Entree, sha256: string): Promise<void> {
  const condensat = createHash('sha256');
  for await (const morceau of contenuDe(entree)) condensat.update(morceau);
  exiger(
    condensat.digest('hex') === sha256,
    `« ${entree.nom} » a été modifié : son empreinte n’est pas celle du manifeste.`,
  );
}

export async function lireContenu(entrees: readonly Entree[]): Promise<Contenu> {
  const [premiere, ...autres] = entrees;
  const { depot, fichiers } = await lireManifeste(premiere);
  exiger(
    fichiers.length === autres.length && fichiers.every(({ nom }, i) => autres[i]?.nom === nom),
    'Les fichiers de l’archive ne sont pas ceux du manifeste, dans son ordre.',
  );
  const gardes = new Map<string, Buffer>();
  let total = 0;
  let fichier: Contenu['fichier'] = null;
  for (const [i, { nom, taille, sha256 }] of fichiers.entries()) {
    const entree = autres[i];
    exiger(entree?.taille === taille, `« ${nom} » n’a pas la taille que dit le manifeste.`);
    await verifierEmpreinte(entree, sha256);
    if (nom === NOMS.fichier) {
      fichier = { ...entree, sha256 };
      continue;
    }
    total += taille;
    exiger(total <= MEMOIRE_MAX, 'L’archive est démesurée.');
    gardes.set(nom, await enMemoire(contenuDe(entree)));
  }
  const noms = fichiers.map(({ nom }) => nom);
  return { depot, noms, fichier, lire: (nom) => gardes.get(nom) ?? null };
}
