/** The mutants. One that survives, or whose patch no longer applies, fails the run. */
import { DECISION } from './decision.ts';
import { ENVOI } from './envoi.ts';
import { GARDE } from './garde.ts';
import { IDENTITE } from './identite.ts';
import { LECTURE } from './lecture.ts';
import type { Mutant } from './mutant.ts';

export const MUTANTS: readonly Mutant[] = [...IDENTITE, ...ENVOI, ...DECISION, ...GARDE, ...LECTURE];
