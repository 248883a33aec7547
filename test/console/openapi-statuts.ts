/** What the journeys through the contract share. */
import { expect } from 'vitest';

/** Of nothing. */
export const INCONNU = 'e'.repeat(64);

/** The statuses, in the order of the calls. */
export const statuts = async (...appels: readonly (Response | Promise<Response>)[]) =>
  (await Promise.all(appels)).map(({ status }) => status);

/** Each of these addresses answers that, and the one that does not is named. */
export async function expectTous(
  statut: number,
  lire: (chemin: string) => Promise<Response> | Response,
  chemins: readonly string[],
) {
  for (const chemin of chemins) expect([chemin, (await lire(chemin)).status]).toEqual([chemin, statut]);
}
