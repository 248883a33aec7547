/**
 * May the clock be believed before what does not come back is destroyed? The last seal alone cannot say: a machine whose
 * clock leaps seals at once at its own hour. Days of regular life near now can.
 */
import { dateCivile } from '../adhesion/heure-de-paris.ts';
import type { Clock } from '../platform/ports.ts';
import { dernierSceau, type JournalSeul, lireSceauRetenu } from '../preuve/registre-des-sceaux.ts';

/** Neither between two of these days, nor before now: a commune of one file a month is alive. */
const TROU_MAX_MS = 31 * 86_400_000;
const JOURS_DE_VIE = 7;

export const HORLOGE_PEU_SURE =
  'Rien n’est purgé : les sceaux du journal ne disent pas sept jours de vie régulière jusqu’à maintenant (pas de trou de plus de 31 jours). Vérifiez l’horloge de cette machine ; si elle est juste, la purge se fera d’elle-même après sept jours scellés.';

export interface VieNeeds {
  readonly horloge: Clock;
  /**
   * When the journal was sealed on each of the last days that have a seal, seven at most, the latest first (ISO 8601
   * UTC). Where it is not asked, the clock is believed.
   */
  readonly sceauxRecents?: () => Promise<readonly string[]>;
}

/** The last seal of each of the last days that have one. */
export async function sceauxRecents(needs: JournalSeul): Promise<readonly string[]> {
  const instants: string[] = [];
  let n = await dernierSceau(needs);
  while (n > 0 && instants.length < JOURS_DE_VIE) {
    const at = await instantDe(needs, n);
    instants.push(at);
    n = await dernierAvant(needs, n, dateCivile(at));
  }
  return instants;
}

async function instantDe(needs: JournalSeul, n: number): Promise<string> {
  const retenu = await lireSceauRetenu(needs, n);
  if (retenu === null) throw new Error(`seal ${n} is missing`);
  return retenu.pose.at;
}

/** The number of a seal before n, of an earlier day, the last where no clock stepped back; 0: none. */
async function dernierAvant(needs: JournalSeul, n: number, jour: string): Promise<number> {
  let [bas, haut] = [0, n];
  while (haut - bas > 1) {
    const milieu = Math.floor((bas + haut) / 2);
    if (dateCivile(await instantDe(needs, milieu)) < jour) bas = milieu;
    else haut = milieu;
  }
  return bas;
}

/** No hole between now and the last days that have a seal, nor between those. */
export function sansTrou(maintenant: string, instants: readonly string[]): boolean {
  const suivi = [maintenant, ...instants].map((instant) => Date.parse(instant));
  return instants.every((_, i) => Math.abs((suivi[i] ?? 0) - (suivi[i + 1] ?? 0)) <= TROU_MAX_MS);
}

/** Whether the clock may be believed: nothing is purged where not. */
export async function horlogeSure({ horloge, sceauxRecents: lire }: VieNeeds): Promise<boolean> {
  if (lire === undefined) return true;
  const instants = await lire();
  return instants.length >= JOURS_DE_VIE && sansTrou(horloge.now(), instants);
}
