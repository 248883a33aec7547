/**
 * What time alone does, once a day and as often as one likes: it finishes what an accident left of reversements, says each
 * date when it is near, due or late, ends the phases whose term has passed, closes what was reported, and mails the day's
 * avis. Each step is done once, whoever dies on the way, and in lots; what fails holds back nothing else.
 */
import { aReprendre, porter } from '../reversement/porter.ts';
import { chacun, type DelaisNeeds } from './besoins.ts';
import { cloreLesDossiers } from './clore.ts';
import { direLesContrats } from './contrats.ts';
import { constaterLesTermes, direLesDelais } from './dossiers.ts';
import { notifierLesDelais } from './notifier.ts';

export interface Delais {
  /** Reversements that an accident had left on the way. */
  readonly portes: number;
  readonly dits: number;
  readonly termes: number;
  readonly clos: number;
  readonly courriels: number;
}

const LOT = 100;

/** `jour`: civil date in Paris. Throws at the end, once, where something failed: the next run does it. */
export const tenirLesDelais =
  (needs: DelaisNeeds) =>
  async (jour: string): Promise<Delais> => {
    const erreurs: unknown[] = [];
    const restes = await aReprendre(needs.journal, jour, LOT);
    const portes = await chacun(restes, ({ stream }) => porter(needs, stream), erreurs);
    const dits = (await direLesDelais(needs, jour, erreurs)) + (await direLesContrats(needs, jour, erreurs));
    const termes = await constaterLesTermes(needs, jour, erreurs);
    const clos = await cloreLesDossiers(needs, jour, erreurs);
    const courriels = await notifierLesDelais(needs, jour, erreurs);
    if (erreurs.length > 0) throw new AggregateError(erreurs, `delays: ${erreurs.length} steps failed`);
    return { portes, dits, termes, clos, courriels };
  };
