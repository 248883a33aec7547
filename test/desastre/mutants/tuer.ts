/** Every mutant against the simulation. */
import { repartir } from '../equipe.ts';
import { MUTANTS } from './catalogue.ts';
import type { Chasse, Prise } from './chasse.ts';
import type { Mutant } from './mutant.ts';

export interface Sort extends Prise {
  readonly mutant: Mutant;
}

/** `graines`: how many seeds are tried on each before its calls are. */
export async function tuerLesMutants(graines: number, dire: (sort: Sort) => void): Promise<Sort[]> {
  const sorts: Sort[] = [];
  const reste = MUTANTS.map((mutant): Chasse => ({ mutant, graines })).values();
  const suivante = () => reste.next().value ?? null;
  await repartir(new URL('./ouvrier.ts', import.meta.url), suivante, ({ mutant }: Chasse, prise: Prise) => {
    const sort = { mutant, ...prise };
    sorts.push(sort);
    dire(sort);
  });
  return sorts;
}
