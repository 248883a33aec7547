/** The register of rights and of tokens, as it is listed: all of it, and that of each organisation. */
import * as z from 'zod';
import {
  lireHabilitation,
  lireJeton,
  type Perimetre,
  perimetreSchema,
} from '../../../../schemas/evenements/habilitation.ts';
import {
  acteurSchema,
  dateSchema,
  instantSchema,
  objetScelleSchema,
  ROLES,
} from '../../../../schemas/evenements/identifiants.ts';
import type { Evenement } from '../../../journal/evenement.ts';
import type { Lectures } from '../../../platform/ports.ts';

const commun = { id: z.string(), role: z.enum(ROLES), perimetre: perimetreSchema, par: acteurSchema };
const habilitationLue = z.object({
  ...commun,
  du: dateSchema,
  au: dateSchema.nullable(),
  identite: objetScelleSchema,
  le: instantSchema,
  fin: instantSchema.nullable(),
});
const jetonLu = z.object({
  ...commun,
  actes: z.array(z.string()),
  objet: z.string(),
  expireLe: instantSchema,
  le: instantSchema,
  fin: instantSchema.nullable(),
});
export type HabilitationLue = z.infer<typeof habilitationLue>;
export type JetonLu = z.infer<typeof jetonLu>;

export type Registre = 'habilitations' | 'jetons';

/** Whatever the order in which its parts were written. */
const listeDe = (registre: Registre, { type, ...qui }: Perimetre): string =>
  type === 'tout' ? registre : [registre, type, ...Object.values(qui)].join('/');

interface Entree {
  readonly id: string;
  readonly le: string;
  readonly perimetre: Perimetre;
}

const rangDe = ({ le, id }: Pick<Entree, 'le' | 'id'>): string => `${le}/${id}`;

/** In the list of all, and in that of its organisation: those of everything are in the first one alone. */
async function ecrire(lectures: Lectures, registre: Registre, entree: Entree): Promise<void> {
  const document = { rank: rangDe(entree), body: JSON.stringify(entree) };
  for (const liste of new Set([registre, listeDe(registre, entree.perimetre)]))
    await lectures.put(liste, entree.id, document);
}

async function finir(lectures: Lectures, registre: Registre, id: string, le: string): Promise<void> {
  const body = await lectures.get(registre, id);
  if (body === null) return;
  const lue = registre === 'jetons' ? jetonLu.parse(JSON.parse(body)) : habilitationLue.parse(JSON.parse(body));
  const finie = { ...lue, fin: le };
  await ecrire(lectures, registre, finie);
}

/** What opens an entry, or what ends it. Told twice in its order, it counts once; any other event changes nothing. */
export async function suivreLeRegistre(lectures: Lectures, event: Evenement): Promise<void> {
  const [famille, id = ''] = event.stream.split('/');
  const ouverte = { id, le: event.at, fin: null };
  if (famille === 'habilitation')
    for (const { type, data, at } of lireHabilitation([event]))
      if (type === 'HabilitationAccordee')
        await ecrire(lectures, 'habilitations', habilitationLue.parse({ ...data, ...ouverte }));
      else await finir(lectures, 'habilitations', id, at);
  if (famille === 'jeton')
    for (const { type, data, at } of lireJeton([event]))
      if (type === 'JetonEmis') await ecrire(lectures, 'jetons', jetonLu.parse({ ...data, ...ouverte }));
      else await finir(lectures, 'jetons', id, at);
}

const PAGE = 50;

/** Latest first; `suivant`: the `avant` of the next page. */
async function page<T extends Entree>(
  { lectures }: { readonly lectures: Lectures },
  liste: string,
  lire: (body: string) => T,
  avant: string | undefined,
) {
  const lus = (await lectures.list(liste, { limit: PAGE + 1, ...(avant === undefined ? {} : { below: avant }) })).map(
    lire,
  );
  const dernier = lus.length > PAGE ? lus[PAGE - 1] : undefined;
  return {
    entrees: lus.slice(0, PAGE),
    suivant: dernier === undefined ? null : rangDe(dernier),
    premiere: avant === undefined,
  };
}

export const listerHabilitations = (needs: { readonly lectures: Lectures }, perimetre: Perimetre, avant?: string) =>
  page(needs, listeDe('habilitations', perimetre), (body) => habilitationLue.parse(JSON.parse(body)), avant);

export const listerJetons = (needs: { readonly lectures: Lectures }, perimetre: Perimetre, avant?: string) =>
  page(needs, listeDe('jetons', perimetre), (body) => jetonLu.parse(JSON.parse(body)), avant);
