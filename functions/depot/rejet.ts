/** What of a flow is rejected, as Hélios counts it (DESIGN 5): the whole, a bordereau, a PJ. */
import type { Verdict, VerdictBordereau, VerdictPj } from '../../schemas/verdict.ts';

/**
 * The whole flow is rejected: nothing of it is delivered. The verdict says it, not its anomalies: a signature's motif is
 * of level flux, and the politique may keep its effect to the bordereau.
 */
export const fluxRejete = ({ verdict }: Verdict): boolean => verdict === 'rejete';

/** This bordereau or this PJ is rejected, alone or with its flow. */
export const objetRejete = (verdict: Verdict, objet: VerdictBordereau | VerdictPj): boolean =>
  objet.verdict === 'rejete' || fluxRejete(verdict);
