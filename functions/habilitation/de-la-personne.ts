/**
 * The rights of one person, from the journal itself: each holds a numbered name (a claim), so that what was just granted
 * or withdrawn is seen at once, on every platform.
 */
import type { Claim, Journal } from '../platform/ports.ts';
import { type Habilitation, habilite, idDuFlux, lireUneHabilitation } from './cycle.ts';

/** Rights that one person may hold at once. */
export const HABILITATIONS_MAX = 24;

const nomsDe = (personne: string): string[] =>
  Array.from({ length: HABILITATIONS_MAX }, (_, i) => `habilitation-de/${personne}/${i + 1}`);

/** The names that are taken, and the first that is free; null where none is. */
export async function placesDe(journal: Pick<Journal, 'holders'>, personne: string) {
  const noms = nomsDe(personne);
  const prises: readonly Claim[] = await journal.holders(noms);
  const libre = noms.find((nom) => !prises.some(({ key }) => key === nom)) ?? null;
  return { prises, libre };
}

/** Not withdrawn, whatever their dates. */
export async function habilitationsDe(
  journal: Pick<Journal, 'read' | 'holders'>,
  personne: string,
): Promise<readonly Habilitation[]> {
  const { prises } = await placesDe(journal, personne);
  const lues = await Promise.all(prises.map(({ holder }) => lireUneHabilitation(journal, idDuFlux(holder))));
  return lues
    .filter((lue) => lue !== null)
    .filter(({ retiree, personne: sienne }) => retiree === null && sienne === personne);
}

export async function enVigueurDe(
  journal: Pick<Journal, 'read' | 'holders'>,
  personne: string,
  instant: string,
): Promise<readonly Habilitation[]> {
  const siennes = await habilitationsDe(journal, personne);
  const valables = await Promise.all(siennes.map((une) => habilite(journal, une, instant)));
  return siennes.filter((_, i) => valables[i]);
}
