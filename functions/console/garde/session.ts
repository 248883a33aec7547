/** The session of a person: a sealed cookie of twelve hours at most, which its logout ends on the server too. */
import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';
import { habilitationIdSchema } from '../../../schemas/evenements/habilitation.ts';
import { empreinteSchema, instantSchema, siretSchema } from '../../../schemas/evenements/identifiants.ts';
import type { Clock, Journal } from '../../platform/ports.ts';
import type { Acces } from './acces.ts';
import { desceller, sceller } from './scelle.ts';

/** As ProConnect's own session. */
export const DUREE_SECONDES = 12 * 3600;
/** What browsers keep of one cookie. */
const COOKIE_MAX = 3900;

const sessionSchema = z.object({
  id: z.string(),
  personne: empreinteSchema,
  nom: z.string(),
  siret: siretSchema.nullable(),
  /** Of an invented person: worth nothing where the demonstration is over. */
  persona: z.boolean(),
  /** The right in use; null until one is chosen. */
  habilitation: habilitationIdSchema.nullable(),
  expireLe: instantSchema,
  idToken: z.string().nullable(),
});
export type Session = z.infer<typeof sessionSchema>;

const enHttps = ({ fournisseur }: Acces): boolean => fournisseur?.retour.protocol === 'https:';
const optionsDe = (acces: Acces) => ({ httpOnly: true, sameSite: 'Lax', path: '/', secure: enHttps(acces) }) as const;
/** `__Host-`: no other site of the same domain can set it. */
const nomDuCookie = (acces: Acces, nom: string): string => (enHttps(acces) ? `__Host-${nom}` : nom);

/** Keeps something sealed in the browser, for so many seconds. */
export function confier(c: Context, acces: Acces, usage: string, contenu: object, secondes: number): void {
  const texte = sceller(acces.cles.session, usage, contenu);
  setCookie(c, nomDuCookie(acces, usage), texte, { ...optionsDe(acces), maxAge: secondes });
}

export function reprendre(c: Context, acces: Acces, usage: string): unknown {
  const texte = getCookie(c, nomDuCookie(acces, usage));
  return texte === undefined ? null : desceller(acces.cles.session, usage, texte);
}

export const oublier = (c: Context, acces: Acces, usage: string): void =>
  void deleteCookie(c, nomDuCookie(acces, usage), optionsDe(acces));

const USAGE = 'passerelle';

/** Under a new id each time: what was known before the sign-in is worth nothing after it. */
export function nouvelleSession(qui: Omit<Session, 'id' | 'expireLe'>, instant: string): Session {
  const expireLe = new Date(Date.parse(instant) + DUREE_SECONDES * 1000).toISOString();
  return { ...qui, id: randomBytes(18).toString('base64url'), expireLe };
}

/** A provider's token that makes it too long for a browser is left out: the logout does without. */
export function poserSession(c: Context, acces: Acces, session: Session, instant: string): void {
  const secondes = Math.floor((Date.parse(session.expireLe) - Date.parse(instant)) / 1000);
  const tient = sceller(acces.cles.session, USAGE, session).length <= COOKIE_MAX;
  confier(c, acces, USAGE, tient ? session : { ...session, idToken: null }, secondes);
}

const fermetureDe = (id: string): string => `session-fermee/${id}`;

export interface SessionNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

/** Opened as people are known here now: by the provider, or as a persona where there are some. */
const admise = async ({ fournisseur, personas }: Acces, { persona }: Session): Promise<boolean> =>
  fournisseur === null ? persona && (await personas()).length > 0 : !persona;

/** Null where there is none, it has ended, or it was closed. */
export async function sessionDe(c: Context, needs: SessionNeeds, acces: Acces): Promise<Session | null> {
  const lue = sessionSchema.safeParse(reprendre(c, acces, USAGE));
  if (!lue.success || lue.data.expireLe <= needs.horloge.now()) return null;
  if (!(await admise(acces, lue.data))) return null;
  const fermee = await needs.journal.holders([fermetureDe(lue.data.id)]);
  return fermee.length === 0 ? lue.data : null;
}

const ECHEANCE = 'session-fermee';
const MENAGE = 20;

/** The name of a closed session is held until it would have ended anyhow; each logout lets go of some that have. */
export async function fermerSession(c: Context, { journal, horloge }: SessionNeeds, acces: Acces, session: Session) {
  oublier(c, acces, USAGE);
  const at = horloge.now();
  const echues = await journal.echeancesDues({ type: ECHEANCE, jusquAu: at, limit: MENAGE });
  const stream = `session/${session.id}`;
  await journal.append({
    ...{ stream, expected: 0, events: [], at },
    claims: {
      take: [{ key: fermetureDe(session.id), holder: stream }],
      release: echues.map(({ id, stream: holder }) => ({ key: id, holder })),
    },
    echeances: {
      put: [{ id: fermetureDe(session.id), type: ECHEANCE, date: session.expireLe, stream }],
      remove: echues.map(({ id }) => id),
    },
  });
}
