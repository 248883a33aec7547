/** The names of a delivery: dedupId and stream say the same thing, so that each is derived from the other (R1). */
import { dedupIdSchema } from '../../schemas/evenements/mise.ts';

export const dedupIdDe = (depotId: string, n: number): string => `${depotId}-${n}`;

export const fluxMise = (dedupId: string): string => {
  const [depotId, n] = dedupIdSchema.parse(dedupId).split('-');
  return `mise/${depotId}/${n}`;
};
