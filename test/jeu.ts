/** The set that judges the flows of the tests: ours. */
import { lireJeux } from '../functions/platform/embedded/jeux-de-schemas.ts';

export const JEU = lireJeux().pour('2026-10-01T08:00:00.000Z');
