/** The seeds that once showed a defect: each is played again by every run. */
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const FICHIER = new URL('./graines.json', import.meta.url);
const schema = z.array(z.object({ graine: z.int(), defaut: z.string() }));

export const lireLesGraines = () => schema.parse(JSON.parse(readFileSync(FICHIER, 'utf8')));

/** What it shows stays to be told in a sentence. */
export function garderLaGraine(graine: number, defaut: string): void {
  const gardees = lireLesGraines();
  if (gardees.some((gardee) => gardee.graine === graine)) return;
  writeFileSync(FICHIER, `${JSON.stringify([...gardees, { graine, defaut }], null, 2)}\n`);
}
