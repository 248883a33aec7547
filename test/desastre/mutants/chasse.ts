/** Looks for the first run that sees what is wrong: the seeds that are kept, some others, then each call in turn. */
import { lireLesGraines } from '../graines.ts';
import { fautesSimples } from '../simulation/exhaustif.ts';
import { jouerLaGraine } from '../simulation/scenario.ts';

export interface Prise {
  /** Runs that were needed; null where the mutant survived. */
  readonly parties: number | null;
  readonly violation: string;
}

const PAS_DES_FAUTES = 5;

export async function chasser(graines: number): Promise<Prise> {
  const gardees = lireLesGraines().map(({ graine }) => graine);
  const essayees = [...gardees, ...Array(graines).keys()];
  for (const [rang, graine] of essayees.entries()) {
    const { violations } = await jouerLaGraine(graine);
    if (violations[0] !== undefined) return { parties: rang + 1, violation: violations[0] };
  }
  const cas = await fautesSimples();
  for (let rang = 0; rang < cas.length; rang += PAS_DES_FAUTES) {
    const { violations } = (await cas[rang]?.jouer()) ?? { violations: [] };
    if (violations[0] !== undefined) return { parties: essayees.length + rang + 1, violation: violations[0] };
  }
  return { parties: null, violation: '' };
}
