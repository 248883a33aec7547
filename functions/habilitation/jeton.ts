/** The token of a program: one organisation, some acts, an end. Shown once; what is kept of it is its SHA-256. */
import { createHash, timingSafeEqual } from 'node:crypto';
import {
  type Emis,
  habilitationIdSchema,
  type JetonEvenement,
  lireJeton,
} from '../../schemas/evenements/habilitation.ts';
import type { Journal } from '../platform/ports.ts';
import { habilite, lireUneHabilitation } from './cycle.ts';
import { acteurDe } from './perimetre.ts';
import type { Qui } from './qui.ts';

export interface Jeton extends Emis {
  readonly id: string;
  readonly emisLe: string;
  readonly revoque: { readonly le: string; readonly raison: string } | null;
}

export const fluxJeton = (id: string): string => `jeton/${id}`;

/** `pjt_<16 hex>_<43 characters of base64url>`: a form that leak scanners can know. */
const FORME = /^pjt_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

export const ecrireJeton = (id: string, secret: Uint8Array): string =>
  `pjt_${id.slice(2)}_${Buffer.from(secret).toString('base64url')}`;

export const empreinteDe = (jeton: string): string => createHash('sha256').update(jeton, 'utf8').digest('hex');

function evolve(jeton: Jeton | null, event: JetonEvenement): Jeton {
  switch (event.type) {
    case 'JetonEmis':
      if (jeton !== null) throw new Error('jeton: issued twice');
      return { ...event.data, id: event.stream.slice(fluxJeton('').length), emisLe: event.at, revoque: null };
    case 'JetonRevoque':
      if (jeton === null || jeton.revoque !== null) throw new Error('jeton: nothing to revoke');
      return { ...jeton, revoque: { le: event.at, raison: event.data.raison } };
    default:
      return event satisfies never;
  }
}

export async function lireUnJeton(journal: Pick<Journal, 'read'>, id: string): Promise<Jeton | null> {
  return lireJeton((await journal.read(fluxJeton(id))).events).reduce<Jeton | null>(evolve, null);
}

/** A token falls with the right of whoever issued it; he who runs a machine alone has none in the register. */
async function emetteurHabilite(journal: Pick<Journal, 'read'>, { par }: Jeton, instant: string): Promise<boolean> {
  if (!habilitationIdSchema.safeParse(par.id).success) return true;
  const emetteur = await lireUneHabilitation(journal, par.id);
  return emetteur !== null && habilite(journal, emetteur, instant);
}

/** Null for what is no token of ours, was revoked, or has ended: why is told to nobody. */
export async function quiDuJeton(journal: Pick<Journal, 'read'>, texte: string, instant: string): Promise<Qui | null> {
  const [, court] = FORME.exec(texte) ?? [];
  if (court === undefined) return null;
  const jeton = await lireUnJeton(journal, `j-${court}`);
  if (jeton === null || jeton.revoque !== null || jeton.expireLe <= instant) return null;
  if (!timingSafeEqual(Buffer.from(empreinteDe(texte), 'hex'), Buffer.from(jeton.empreinte, 'hex'))) return null;
  if (!(await emetteurHabilite(journal, jeton, instant))) return null;
  const { id, role, perimetre, actes, objet } = jeton;
  return { acteur: acteurDe(role, id, perimetre), perimetre, nom: objet, actes: ['accueil', ...actes] };
}
