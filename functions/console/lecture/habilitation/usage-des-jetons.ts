/** When each token last served, to the hour: what nobody uses can be revoked. It is no evidence: the journal has none of it. */
import type { Lectures } from '../../../platform/ports.ts';

const USAGES = 'usage-des-jetons';
const HEURE = 13;

/** What this process has said already. */
const ditIci = new Map<string, string>();
const DITS_MAX = 10_000;

/** Once an hour and process at most. */
export async function noterUsage(lectures: Lectures, id: string, instant: string): Promise<void> {
  const heure = instant.slice(0, HEURE);
  if (ditIci.get(id) === heure) return;
  if (ditIci.size >= DITS_MAX) ditIci.clear();
  ditIci.set(id, heure);
  await lectures.put(USAGES, id, { rank: id, body: `${heure}:00:00.000Z` });
}

export const dernierUsage = ({ lectures }: { readonly lectures: Lectures }, id: string): Promise<string | null> =>
  lectures.get(USAGES, id);
