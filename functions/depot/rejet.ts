/** What of a flow is rejected, as Hélios counts it (DESIGN 5): the whole, a bordereau, a PJ. */
import type { Verdict, VerdictBordereau, VerdictPj } from '../../schemas/verdict.ts';

/**
 * The whole flow is rejected: nothing of it is delivered. The verdict says it, not its anomalies: a signature's motif is
 * of level flux, and the politique may keep its effect to the bordereau.
 */
export const fluxRejete = ({ verdict }: Verdict): boolean => verdict === 'rejete';

/** The parts that nothing rejects but their flow: they keep it from being rejected for want of anything accepted. */
export const sansVerdictPropre = ({ marches, factures }: Pick<Verdict, 'marches' | 'factures'>) =>
  [...marches, ...factures].map(() => ({ verdict: 'accepte' as const }));

/** This bordereau or this PJ is rejected, alone or with its flow. */
export const objetRejete = (verdict: Verdict, objet: VerdictBordereau | VerdictPj): boolean =>
  objet.verdict === 'rejete' || fluxRejete(verdict);
