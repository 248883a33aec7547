import { type Json, jcs } from '../../journal/evenement.ts';

/** The same, as the journal would write it. */
export const memeJson = (a: Json, b: Json): boolean => jcs(a) === jcs(b);
