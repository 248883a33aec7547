/** The body of an act of art. 6, from a program (JSON) or from a form, with the written decision that may be joined. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ObjetScelle } from '../../../../schemas/evenements/identifiants.ts';
import { objetScelleSchema } from '../../../../schemas/evenements/identifiants.ts';
import { enMemoire } from '../../../platform/en-memoire.ts';
import { type ObjectStore, ObjetAbsent } from '../../../platform/ports.ts';
import { octets } from '../../en-clair/nombre.ts';
import { repondreErreur } from '../../erreur.ts';

/** A signed page or two, scanned. */
const DOCUMENT_MAX = 5_000_000;
const MARGE = 64 * 1024;

export const corpsBorne = bodyLimit({
  maxSize: DOCUMENT_MAX + MARGE,
  onError: (c) =>
    repondreErreur(c, 413, 'La demande est trop longue.', `Le document joint est de ${octets(DOCUMENT_MAX)} au plus.`),
});

export type Champs = Readonly<Record<string, unknown>>;

/** Null where it can be read as neither. Of a field that is repeated, all the values. */
export async function lireCorps(c: Context): Promise<Champs | null> {
  const json = c.req.header('content-type')?.startsWith('application/json') ?? false;
  const lu: unknown = await (json ? c.req.json() : c.req.parseBody({ all: true })).catch(() => null);
  return typeof lu === 'object' && lu !== null && !Array.isArray(lu) ? { ...lu } : null;
}

export const texteDe = (champs: Champs, nom: string): string => {
  const valeur = champs[nom];
  return typeof valeur === 'string' ? valeur : '';
};

/** The list of a field: a form repeats it, or says it once. */
export const textesDe = (champs: Champs, nom: string): readonly string[] =>
  [champs[nom]].flat().filter((valeur) => typeof valeur === 'string');

type Needs = { readonly objets: ObjectStore };

async function garder({ objets }: Needs, ou: string, fichier: File): Promise<ObjetScelle> {
  const contenu = new Uint8Array(await fichier.arrayBuffer());
  const sha256 = createHash('sha256').update(contenu).digest('hex');
  const { ref } = await objets.create('registre', `${ou}/documents/${sha256}`, contenu);
  return { key: ref.key, version: ref.version, sha256 };
}

/** Whoever names a piece that is kept must name it right: its bytes are read, and have this digest. */
async function conservee({ objets }: Needs, ou: string, champs: Champs): Promise<ObjetScelle | null> {
  const [sha256, version] = [texteDe(champs, 'document'), texteDe(champs, 'version')];
  const piece = objetScelleSchema.safeParse({ key: `${ou}/documents/${sha256}`, version, sha256 });
  if (!piece.success) return null;
  try {
    const contenu = await enMemoire(objets.read({ bucket: 'registre', key: piece.data.key, version }));
    return createHash('sha256').update(contenu).digest('hex') === sha256 ? piece.data : null;
  } catch (erreur) {
    if (erreur instanceof ObjetAbsent) return null;
    throw erreur;
  }
}

/** `ou`: the prefix of its key, the SIRET, or `postes/<codique>`. What has only a digest is taken at its word. */
export async function documentDe(
  needs: Needs,
  ou: string,
  champs: Champs,
): Promise<{ readonly document: string | null; readonly piece?: ObjetScelle }> {
  const { fichier } = champs;
  const piece =
    fichier instanceof File && fichier.size > 0 && fichier.size <= DOCUMENT_MAX
      ? await garder(needs, ou, fichier)
      : await conservee(needs, ou, champs);
  if (piece !== null) return { document: piece.sha256, piece };
  const dite = texteDe(champs, 'version') === '' ? texteDe(champs, 'document') : '';
  return { document: /^[0-9a-f]{64}$/.test(dite) ? dite : null };
}
