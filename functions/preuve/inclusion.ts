/** By which seals the events of a proof are held, with the way from each event to its root, and from the last seal to each. */
import type { Inclusion } from '../../schemas/preuve.ts';
import type { Evenement } from '../journal/evenement.ts';
import type { Journal, ObjectStore, Scellement } from '../platform/ports.ts';
import { lireFeuilles } from './feuilles.ts';
import { Arbre } from './merkle.ts';
import { dernierSceau, lireSceauRetenu, type SceauRetenu } from './registre-des-sceaux.ts';
import { cheminDesSceaux } from './sceau.ts';

export interface InclureNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly scellement: Scellement;
}

export interface Scellage {
  readonly inclusions: readonly Inclusion[];
  /** In order, from the oldest; each names one of those before it, the last being the last of the journal. */
  readonly sceaux: readonly SceauRetenu[];
}

async function sceauNumero(needs: InclureNeeds, n: number): Promise<SceauRetenu> {
  const retenu = await lireSceauRetenu(needs, n);
  if (retenu === null) throw new Error(`seal ${n} is missing`);
  return retenu;
}

async function parSceau({ scellement }: InclureNeeds, flux: readonly (readonly Evenement[])[]) {
  const events = new Map<number, Evenement[]>();
  for (const suite of flux) {
    const marques = await scellement.marquesDe(suite[0]?.stream ?? '');
    for (const event of suite) {
      const sceau = marques.find(({ jusqua }) => event.seq <= jusqua)?.sceau;
      if (sceau === undefined) throw new Error(`${event.stream} ${event.seq} is in no seal`);
      events.set(sceau, [...(events.get(sceau) ?? []), event]);
    }
  }
  return events;
}

async function incluses(needs: InclureNeeds, n: number, events: readonly Evenement[]): Promise<Inclusion[]> {
  const { pose } = await sceauNumero(needs, n);
  const feuilles = await lireFeuilles(needs.objets, pose.data.feuilles);
  const arbre = new Arbre(feuilles);
  const rangs = new Map(feuilles.map(({ stream, seq }, rang) => [`${stream} ${seq}`, rang]));
  return events.map(({ stream, seq }) => {
    const rang = rangs.get(`${stream} ${seq}`);
    if (rang === undefined) throw new Error(`${stream} ${seq} is not a leaf of seal ${n}`);
    return { stream, seq, sceau: n, rang, chemin: arbre.chemin(rang) };
  });
}

const ordre = (a: Inclusion, b: Inclusion): number =>
  a.stream === b.stream ? a.seq - b.seq : a.stream < b.stream ? -1 : 1;

export async function inclure(needs: InclureNeeds, flux: readonly (readonly Evenement[])[]): Promise<Scellage> {
  const events = await parSceau(needs, flux);
  const inclusions: Inclusion[] = [];
  for (const [n, siens] of events) inclusions.push(...(await incluses(needs, n, siens)));
  const sceaux: SceauRetenu[] = [];
  const depuis = Math.max(...events.keys());
  for (const n of cheminDesSceaux(await dernierSceau(needs, depuis), [...events.keys()]))
    sceaux.push(await sceauNumero(needs, n));
  return { inclusions: inclusions.sort(ordre), sceaux };
}
