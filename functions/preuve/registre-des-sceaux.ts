/** The seals as the journal remembers them. */
import { type HorodatageObtenu, lireSceau, type SceauPose } from '../../schemas/evenements/sceau.ts';
import type { Journal } from '../platform/ports.ts';
import { fluxSceau } from './sceau.ts';

export interface SceauRetenu {
  readonly pose: SceauPose;
  readonly horodatage: HorodatageObtenu | null;
  /** Of the stream, as it was read: what is decided on it is appended after it, or not at all. */
  readonly seq: number;
}

export interface JournalSeul {
  readonly journal: Pick<Journal, 'read'>;
}

/** Null where that seal does not exist. */
export async function lireSceauRetenu({ journal }: JournalSeul, n: number): Promise<SceauRetenu | null> {
  const events = lireSceau((await journal.read(fluxSceau(n))).events);
  const pose = events.find((event) => event.type === 'SceauPose');
  if (pose === undefined) return null;
  const horodatage = events.find((event) => event.type === 'HorodatageObtenu') ?? null;
  return { pose, horodatage, seq: events.length };
}

/**
 * The number of the last seal, 0 where there is none. `depuis`: one that is known to exist, or 0. There is no gap in
 * their numbers, so that a search by halves finds it: some forty small readings for a million seals.
 */
export async function dernierSceau(needs: JournalSeul, depuis = 0): Promise<number> {
  const existe = async (n: number) => (await needs.journal.read(fluxSceau(n))).seq > 0;
  let pas = 1;
  let bas = depuis;
  while (await existe(bas + pas)) {
    bas += pas;
    pas *= 2;
  }
  let haut = bas + pas;
  while (haut - bas > 1) {
    const milieu = Math.floor((bas + haut) / 2);
    if (await existe(milieu)) bas = milieu;
    else haut = milieu;
  }
  return bas;
}
