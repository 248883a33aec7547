/** Does each line that calls a port die in some case? */
import { type Cas, tue } from './exhaustif.ts';
import { lieuxDesSources } from './lieu.ts';

export interface Couverture {
  readonly lieux: number;
  /** Calls that a journey makes: each has its cases. */
  readonly appels: number;
  /** Lines where none of the cases kills. */
  readonly manquants: readonly string[];
}

export function couverture(simples: readonly Cas[]): Couverture {
  const fautes = simples.flatMap((cas) => cas.fautes);
  const morts = new Set(fautes.flatMap(([{ lieu }, mode]) => (tue(mode) ? [lieu] : [])));
  const appels = new Set(fautes.map(([{ traitement, nom, occurrence }]) => `${traitement} ${nom} ${occurrence}`));
  const lieux = lieuxDesSources();
  return { lieux: lieux.length, appels: appels.size, manquants: lieux.filter((lieu) => !morts.has(lieu)) };
}
