/** The names of a delivery: dedupId and stream say the same thing, so that each is derived from the other (R1). */
import { dedupIdSchema } from '../../schemas/evenements/mise.ts';

export const dedupIdDe = (depotId: string, n: number): string => `${depotId}-${n}`;

export function lireDedupId(dedupId: string): { readonly depotId: string; readonly n: number } {
  const [depotId = '', n] = dedupIdSchema.parse(dedupId).split('-');
  return { depotId, n: Number(n) };
}

export const fluxMise = (dedupId: string): string => {
  const { depotId, n } = lireDedupId(dedupId);
  return `mise/${depotId}/${n}`;
};
