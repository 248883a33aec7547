/** Does each line that calls a port die in some case, before its effect and after it? */
import { VOYAGES } from './exhaustif.ts';
import { lieuxDesSources } from './lieu.ts';
import { Partie } from './partie.ts';

export interface Couverture {
  readonly lieux: number;
  /** Calls that a journey makes: each has its cases. */
  readonly appels: number;
  /** Lines that no journey comes to: none of the cases kills there. */
  readonly manquants: readonly string[];
}

/** Each call of a journey has its cases (`fautesSimples`): what is left to see is whether every line is on a journey. */
export async function couvrir(): Promise<Couverture> {
  const vus = new Set<string>();
  const appels = new Set<string>();
  for (const { scenario, lectures } of VOYAGES)
    await new Partie(scenario, {
      lectures,
      situer: true,
      observer: ({ lieu, traitement, nom, occurrence }) => {
        appels.add(`${traitement} ${nom} ${occurrence}`);
        if (lieu !== null) vus.add(lieu);
      },
    }).jouer();
  const lieux = lieuxDesSources();
  return { lieux: lieux.length, appels: appels.size, manquants: lieux.filter((lieu) => !vus.has(lieu)) };
}
