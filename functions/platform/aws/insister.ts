import { setTimeout as attendre } from 'node:timers/promises';
import { Retry } from '../ports.ts';

const ESSAIS = 10;
const PREMIERE_ATTENTE_MS = 20;
const ATTENTE_MAX_MS = 1000;
const RETOUR_SECONDES = 5;

/**
 * Tries until something comes of it: null says that somebody was in the way for a moment. The waits are drawn, so that
 * two rivals part. Throws `Retry` after some seconds: the message comes back later, when the crowd has gone.
 */
export async function insister<T>(quoi: string, essayer: () => Promise<T | null>): Promise<T> {
  for (let essai = 0; essai < ESSAIS; essai += 1) {
    if (essai > 0) await attendre(Math.random() * Math.min(ATTENTE_MAX_MS, PREMIERE_ATTENTE_MS * 2 ** essai));
    const fait = await essayer();
    if (fait !== null) return fait;
  }
  throw new Retry(`${quoi}: still in contention after ${ESSAIS} tries`, RETOUR_SECONDES);
}
