/** What a clock that was put back leaves in a proof: the chain and the seals tell the order, the dates do not. */
import type { Evenement } from '../../journal/evenement.ts';
import { reculEntre } from '../horloges.ts';
import type { SceauLu } from './sceaux-lus.ts';

const JOUR_MIN = 1440;

const duree = (ms: number): string => {
  const minutes = Math.ceil(ms / 60_000);
  if (minutes < 2 * JOUR_MIN) return `${minutes} minutes`;
  return `${Math.ceil(minutes / JOUR_MIN)} jours`;
};

/** One French sentence, or none. */
export function reservesDHorloge(
  flux: ReadonlyMap<string, readonly Evenement[]>,
  scelles: ReadonlyMap<string, SceauLu>,
): readonly string[] {
  let recul = 0;
  for (const events of flux.values())
    for (const [i, { at, stream, seq }] of events.entries()) {
      const [avant, sceau] = [events[i - 1], scelles.get(`${stream} ${seq}`)];
      recul = Math.max(recul, avant ? reculEntre(avant.at, at) : 0, sceau ? reculEntre(at, sceau.at) : 0);
    }
  if (recul === 0) return [];
  return [
    `L’horloge de la machine a reculé de ${duree(recul)} : la chaîne et les sceaux prouvent l’ordre des événements, leurs dates déclarées ne valent qu’à cette durée près.`,
  ];
}
