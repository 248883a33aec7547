/** One name that several deposits bear, one rank each: the twenty latest hold it, and the oldest gives up its rank. */
import { type DepotRecu, lireDepot } from '../../schemas/evenements/depot.ts';
import type { Claim, Clock, Journal } from '../platform/ports.ts';

const RANGS_MAX = 20;

/** The first rank is the name itself: what held it before there were ranks still does. */
const rangs = (cle: string): string[] =>
  Array.from({ length: RANGS_MAX }, (_, rang) => (rang === 0 ? cle : `${cle}/${rang + 1}`));

export const tenants = (journal: Pick<Journal, 'holders'>, cle: string): Promise<readonly Claim[]> =>
  journal.holders(rangs(cle));

/** The claim by which this stream already bears the name, if it does. */
export const rangTenu = async (journal: Journal, cle: string, stream: string): Promise<Claim | undefined> =>
  (await tenants(journal, cle)).find(({ holder }) => holder === stream);

/** When a deposit came, and its id for those of the same millisecond. */
export const ordre = ({ data, stream }: DepotRecu): string => `${data.recuLe} ${stream}`;

async function leDoyen(journal: Journal, tenus: readonly Claim[]): Promise<Claim | undefined> {
  const recus: { readonly tenu: Claim; readonly ordre: string }[] = [];
  for (const tenu of tenus) {
    const recu = lireDepot((await journal.read(tenu.holder)).events).find((event) => event.type === 'DepotRecu');
    if (recu === undefined) throw new Error(`${tenu.holder} holds a name and is no deposit`);
    recus.push({ tenu, ordre: ordre(recu) });
  }
  return recus.sort((a, b) => (a.ordre < b.ordre ? -1 : 1))[0]?.tenu;
}

/**
 * The claim to take with an append on `stream`. A race for the rank makes that append fail, and the caller reads again
 * (R8).
 */
export async function rangAPrendre(
  { journal, horloge }: { readonly journal: Journal; readonly horloge: Clock },
  { stream, seq }: { readonly stream: string; readonly seq: number },
  cle: string,
): Promise<Claim> {
  const tenus = await tenants(journal, cle);
  const dejaTenu = tenus.find(({ holder }) => holder === stream);
  if (dejaTenu !== undefined) return dejaTenu;
  const pris = new Set(tenus.map(({ key }) => key));
  const libre = rangs(cle).find((key) => !pris.has(key));
  if (libre !== undefined) return { key: libre, holder: stream };
  const doyen = await leDoyen(journal, tenus);
  if (doyen === undefined) throw new Error(`${cle}: every rank is taken and nobody holds one`);
  await journal.append({ stream, expected: seq, events: [], at: horloge.now(), claims: { release: [doyen] } });
  return { key: doyen.key, holder: stream };
}
