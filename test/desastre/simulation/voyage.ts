/** One journey whose every call goes wrong in turn, and what journeys are made of. */
import type { Acte, Garde, Habitude, Scenario, Voie } from './acte.ts';
import { type FluxPrevu, SIRETS } from './flux-prevus.ts';
import type { Lisible } from './projection.ts';

export const MINUTE_MS = 60_000;
export const HEURE_MS = 60 * MINUTE_MS;
export const JOUR_MS = 24 * HEURE_MS;
export const UN_AN_MS = 368 * JOUR_MS;
export const [siret] = SIRETS;

export const flux = (n: number, change: Partial<FluxPrevu> = {}): FluxPrevu => ({
  genre: 'accepte',
  siret,
  nom: `f${n}.xml`,
  nomFic: `PES-${n}`,
  bordereaux: [`${n}`],
  pj: [],
  confianceMs: 0,
  ensuite: 'accepte',
  edition: 1,
  ...change,
});

export const deposer = (prevu: FluxPrevu, voie: Voie = 'api'): Acte => ({ type: 'deposer', flux: prevu, voie });
export const attendre = (ms: number): Acte => ({ type: 'attendre', ms });
const activer: Acte = { type: 'activer', siret };
export const [suspendre, confirmer, proposerLevee, lever, poster, accuser] = (
  ['suspendre', 'confirmer', 'proposerLevee', 'lever', 'poster', 'accuser'] as const
).map((type): Acte => ({ type, siret })) as [Acte, Acte, Acte, Acte, Acte, Acte];
export const altere = (n: number): FluxPrevu => flux(n, { genre: 'altere' });
/** One after the other, as people do. */
export const tourATour = (...actes: readonly Acte[]): Acte[] => actes.flatMap((acte) => [acte, attendre(MINUTE_MS)]);

const ILLISIBLE: Lisible = { lectures: false, refaites: false };
export const LUES: Lisible = { lectures: true, refaites: false };
export const REFAITES: Lisible = { lectures: false, refaites: true };

export interface Voyage {
  readonly nom: string;
  readonly scenario: Scenario;
  /** With which read models: they double the calls, and are looked at in a few journeys. */
  readonly lisible: Lisible;
  /** What goes before, ms since the epoch, only prepares: nothing goes wrong there. */
  readonly depuis: number;
  /** Only what these do goes wrong: the rest is tried in the other journeys. Null: all. */
  readonly qui: readonly string[] | null;
  /** Its lines call over and over: of each, only the first call goes wrong, and the last; seeds strike the others. */
  readonly repete?: boolean;
}

export function voyage(nom: string, actes: readonly Acte[], habitude: Habitude = 'prendre'): Voyage {
  const scenario = { graine: 1, actes: [activer, attendre(MINUTE_MS), ...actes], habitudes: [habitude] as const };
  return { nom, scenario: { ...scenario, verificateurs: 1 }, lisible: ILLISIBLE, depuis: 0, qui: null };
}

export const avec = (v: Voyage, change: Partial<Scenario>): Voyage => ({
  ...v,
  scenario: { ...v.scenario, ...change },
});

export function voyageGarde(
  nom: string,
  actes: readonly Acte[],
  qui: readonly string[],
  garde: Partial<Garde> = {},
): Voyage {
  const v = voyage(nom, actes);
  return { ...v, scenario: { ...v.scenario, garde: { scelleurs: 1, horodate: false, magasinDes: 0, ...garde } }, qui };
}
