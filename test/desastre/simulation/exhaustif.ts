/** Every call of every journey goes wrong in turn, in every way that differs; and for one deposit, every two calls. */
import { modesDistincts, modesPossibles, representant } from './equivalence.ts';
import { type Appel, aCesRangs, type Mode } from './faute.ts';
import { type Issue, Partie, type PartieOptions } from './partie.ts';
import type { Voyage } from './voyage.ts';
import { UN_DEPOT, VOYAGES } from './voyages.ts';

type Faute = readonly [Appel, Mode];

export interface Cas {
  /** The journey, and what goes wrong on it: `altéré : 31 verifier journal.append tue-avant`. */
  readonly nom: string;
  readonly fautes: readonly Faute[];
  jouer(options?: Pick<PartieOptions, 'observer' | 'auPremier'>): Promise<Issue>;
}

/** A journey on which nothing went wrong, and that does not hold all the same. */
export class VoyageRate extends Error {}

/** Its calls, when all goes well. */
async function tracer(v: Voyage): Promise<Appel[]> {
  const appels: Appel[] = [];
  const partie: Partie = new Partie(v.scenario, {
    ...v.lisible,
    situer: true,
    auPremier: true,
    observer: (appel) => {
      const sien = v.qui?.includes(appel.traitement) ?? true;
      if (sien && partie.monde.ordonnanceur.maintenant >= v.depuis) appels.push(appel);
    },
  });
  const { violations } = await partie.jouer();
  if (violations.length > 0) throw new VoyageRate(`${v.nom}: ${violations.join('\n')}`);
  return appels;
}

function cas(v: Voyage, ...fautes: readonly Faute[]): Cas {
  const sort = aCesRangs(new Map(fautes.map(([{ rang }, mode]) => [rang, mode])));
  return {
    nom: `${v.nom} : ${fautes.map(([{ traitement, nom, rang }, mode]) => `${rang} ${traitement} ${nom} ${mode}`).join(', ')}`,
    fautes,
    jouer: (options = {}) => new Partie(v.scenario, { ...v.lisible, sort: () => sort, ...options }).jouer(),
  };
}

/** Lines that call over and over do so alike: the first call of each goes wrong, and the last. */
function bouts(appels: readonly Appel[]): Appel[] {
  const parLigne = Map.groupBy(appels, ({ traitement, nom, lieu }) => `${traitement} ${nom} ${lieu}`);
  const retenus = new Set([...parLigne.values()].flatMap((siens) => [siens[0], siens.at(-1)]));
  return appels.filter((appel) => retenus.has(appel));
}

export const tue = (mode: Mode): boolean => mode.startsWith('tue-');

/** A line whose calls only read, after others, dies once all the same: no line is covered by its equals alone. */
export async function* fautesParVoyage(voyages: readonly Voyage[] = VOYAGES): AsyncGenerator<readonly Cas[]> {
  const morts = new Set<string | null>([null]);
  for (const v of voyages) {
    const siens: Cas[] = [];
    const trace = await tracer(v);
    for (const appel of v.repete ? bouts(trace) : trace) {
      const modes = modesDistincts(appel);
      const enPlus: readonly Mode[] = modes.some(tue) || morts.has(appel.lieu) ? [] : ['tue-avant'];
      morts.add(appel.lieu);
      for (const mode of [...modes, ...enPlus]) siens.push(cas(v, [appel, mode]));
    }
    yield siens;
  }
}

export async function fautesSimples(): Promise<Cas[]> {
  const tous: Cas[] = [];
  for await (const siens of fautesParVoyage()) tous.push(...siens);
  return tous;
}

/** Two accidents in the life of one deposit, wherever they fall: what is after a call is before the next one. */
export async function paires(): Promise<Cas[]> {
  const trace = await tracer(UN_DEPOT);
  const mort = (appel: Appel): Faute[] => {
    const mode = modesDistincts(appel).filter(tue).at(-1);
    return mode === undefined ? [] : [[appel, mode]];
  };
  return trace.flatMap((premier, rang) => {
    const premieres: readonly Faute[] = [...mort(premier), [premier, 'erreur-apres']];
    const secondes = trace.slice(rang + 1).flatMap(mort);
    return premieres.flatMap((une) => secondes.map((autre) => cas(UN_DEPOT, une, autre)));
  });
}

/** The cases of that journey that are left out, each with the one that stands for it. */
export async function ecartes(v: Voyage): Promise<readonly { readonly ecarte: Cas; readonly retenu: Cas }[]> {
  const trace = await tracer(v);
  const parRang = new Map(trace.map((appel) => [appel.rang, appel]));
  const retenu = (appel: Appel | undefined, mode: Mode): Cas | null => {
    if (appel === undefined) return null;
    const sien = representant(appel, mode);
    if (sien === null) return retenu(parRang.get(appel.suit ?? 0), 'tue-apres');
    return sien === mode ? cas(v, [appel, mode]) : retenu(appel, sien);
  };
  return trace.flatMap((appel) =>
    modesPossibles(appel).flatMap((mode) => {
      const autre = representant(appel, mode) === mode ? null : retenu(appel, mode);
      return autre === null ? [] : [{ ecarte: cas(v, [appel, mode]), retenu: autre }];
    }),
  );
}

/** By its name, whether it is of those that are played or not. */
export async function retrouver(nom: string): Promise<Cas | undefined> {
  const siens = VOYAGES.filter((v) => nom.startsWith(`${v.nom} : `));
  const tous = siens.map(async (v) => {
    const trace = await tracer(v);
    return trace.flatMap((appel) => modesPossibles(appel).map((mode) => cas(v, [appel, mode])));
  });
  return [...(await Promise.all(tous)).flat(), ...(await paires())].find((connu) => connu.nom === nom);
}
