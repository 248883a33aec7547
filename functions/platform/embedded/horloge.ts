import type { Clock } from '../ports.ts';

/** The machine's clock. Only what an event first records may come from it (R6). */
export const horlogeSysteme: Clock = { now: () => new Date().toISOString() };
