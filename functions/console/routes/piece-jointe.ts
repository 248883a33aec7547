/** The document that goes with an act: what is joined is kept once the act can be done, what was kept is found again, a digest is taken at its word. */
import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { every } from 'hono/combine';
import { type ObjetScelle, objetScelleSchema } from '../../../schemas/evenements/identifiants.ts';
import { DOCUMENT_JOINT_MAX } from '../../../schemas/messages/document-joint.ts';
import { fluxAdhesion } from '../../adhesion/handler.ts';
import { objetsScelles } from '../../adhesion/registre/objets-scelles.ts';
import { fluxPoste } from '../../adhesion/suspension/postes.ts';
import { enMemoire } from '../../platform/en-memoire.ts';
import { type Journal, type ObjectStore, ObjetAbsent } from '../../platform/ports.ts';
import { octets } from '../en-clair/nombre.ts';
import { repondreErreur } from '../erreur.ts';

/** The fields of the form, and a certificate. */
const MARGE = 256 * 1024;

const tropLong = (c: Context) =>
  repondreErreur(
    c,
    413,
    'La demande est trop longue.',
    `Un document joint est de ${octets(DOCUMENT_JOINT_MAX)} au plus.`,
  );

/** One that is too long is said so, rather than left out. */
const documentsBornes: MiddlewareHandler = async (c, next) => {
  if (c.req.header('content-type')?.startsWith('multipart/form-data') !== true) return next();
  const champs = await c.req.parseBody({ all: true }).catch(() => ({}));
  const fichiers = Object.values(champs).flat();
  return fichiers.some((un) => un instanceof File && un.size > DOCUMENT_JOINT_MAX) ? tropLong(c) : next();
};

export const corpsBorne: MiddlewareHandler = every(
  bodyLimit({ maxSize: DOCUMENT_JOINT_MAX + MARGE, onError: tropLong }),
  documentsBornes,
);

/** A file that was chosen; browsers send an empty one where none was. */
export const fichierDe = (valeur: unknown): File | null => (valeur instanceof File && valeur.size > 0 ? valeur : null);

export const octetsDe = async (fichier: File): Promise<Uint8Array> => new Uint8Array(await fichier.arrayBuffer());

interface Needs {
  readonly objets: ObjectStore;
  readonly journal: Pick<Journal, 'read'>;
}

/** How an act names what it will keep, and the keeping of it. */
export interface AGarder {
  readonly annonce: ObjetScelle;
  readonly garder: () => Promise<ObjetScelle>;
}

export const dejaGarde = (objet: ObjetScelle): AGarder => ({ annonce: objet, garder: async () => objet });

/** `ou`: where its objects are, a SIRET or `postes/<codique>`. */
const fluxDe = (ou: string): string => (ou.startsWith('postes/') ? fluxPoste(ou.slice(7)) : fluxAdhesion(ou));

/** Where an earlier act keeps the very same, that act told again is the same: it is named as there. */
export async function aGarder(
  { objets, journal }: Needs,
  ou: string,
  dossier: 'documents' | 'certificats' | 'identites',
  contenu: Uint8Array,
): Promise<AGarder> {
  const sha256 = createHash('sha256').update(contenu).digest('hex');
  const key = `${ou}/${dossier}/${sha256}`;
  const { events } = await journal.read(fluxDe(ou));
  const connu = events.flatMap(({ data }) => objetsScelles(data)).find((objet) => objet.key === key);
  const garder = async () => {
    const { ref } = await objets.create('registre', key, contenu);
    return { key: ref.key, version: ref.version, sha256 };
  };
  return { annonce: connu ?? { key, version: sha256, sha256 }, garder };
}

/** Whoever names a piece that is kept must name it right: its bytes are read, and have this digest. */
async function conservee({ objets }: Needs, ou: string, { document, version }: Champs): Promise<ObjetScelle | null> {
  const piece = objetScelleSchema.safeParse({ key: `${ou}/documents/${document}`, version, sha256: document });
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

type Champs = Readonly<Record<string, unknown>>;

export interface Piece {
  readonly document: string | null;
  readonly piece?: ObjetScelle;
}

/** As the act would name it, nothing being kept yet; then kept. */
export interface PieceJointe {
  readonly annonce: Piece;
  readonly garder: () => Promise<Piece>;
}

const nommer = (piece: ObjetScelle): Piece => ({ document: piece.sha256, piece });

export async function pieceJointe(needs: Needs, ou: string, champs: Champs): Promise<PieceJointe> {
  const fichier = fichierDe(champs.fichier);
  if (fichier !== null) {
    const { annonce, garder } = await aGarder(needs, ou, 'documents', await octetsDe(fichier));
    return { annonce: nommer(annonce), garder: async () => nommer(await garder()) };
  }
  const connue = await conservee(needs, ou, champs);
  const { document, version = '' } = champs;
  // Whoever names a version that is not there has no document.
  const dit = version === '' && typeof document === 'string' && /^[0-9a-f]{64}$/.test(document) ? document : null;
  const annonce = connue === null ? { document: dit } : nommer(connue);
  return { annonce, garder: async () => annonce };
}
