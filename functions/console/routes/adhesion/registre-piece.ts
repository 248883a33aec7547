/** The document that goes with an act: what is joined is kept, what was kept is found again, a digest is taken at its word. */
import { createHash } from 'node:crypto';
import { type ObjetScelle, objetScelleSchema } from '../../../../schemas/evenements/identifiants.ts';
import { enMemoire } from '../../../platform/en-memoire.ts';
import { type ObjectStore, ObjetAbsent } from '../../../platform/ports.ts';
import { type Corps, fichierDe, octetsDe } from './registre-corps.ts';
import { garderDocument } from './registre-depot.ts';

type Needs = { readonly objets: ObjectStore };

async function conservee({ objets }: Needs, siret: string, { document, version }: Corps): Promise<ObjetScelle | null> {
  const piece = objetScelleSchema.safeParse({
    key: `${siret}/documents/${String(document)}`,
    version,
    sha256: document,
  });
  if (!piece.success) return null;
  try {
    const { key } = piece.data;
    const contenu = await enMemoire(objets.read({ bucket: 'registre', key, version: piece.data.version }));
    return createHash('sha256').update(contenu).digest('hex') === document ? piece.data : null;
  } catch (erreur) {
    if (erreur instanceof ObjetAbsent) return null;
    throw erreur;
  }
}

export interface Piece {
  readonly document: string | null;
  readonly piece?: ObjetScelle;
}

export async function pieceDe(needs: Needs, siret: string, corps: Corps): Promise<Piece> {
  const fichier = fichierDe(corps.fichier);
  const piece =
    fichier === null
      ? await conservee(needs, siret, corps)
      : await garderDocument(needs, siret, await octetsDe(fichier));
  if (piece !== null) return { document: piece.sha256, piece };
  const { document } = corps;
  return { document: typeof document === 'string' && /^[0-9a-f]{64}$/.test(document) ? document : null };
}
