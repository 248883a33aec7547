/**
 * The instants of a revocation, and what a source proves of them (docs/conformite.md, "Revocation at reception"). A CRL
 * or an OCSP response that was current at the instant is believed whole, as RFC 5280 §6.3 has it: listed is revoked. One
 * made since is believed for the past that it tells: revoked already, or not yet.
 */
export interface Moment {
  /** When the certificate must not be revoked. */
  readonly instant: number;
  /** When we judge. */
  readonly jugeLe: number;
}

/** A certificate that a source says revoked. */
export interface Revocation {
  /** Milliseconds since 1970. */
  readonly depuis: number;
  /** CRLReason. */
  readonly raison: number;
  /** invalidityDate (RFC 5280 §5.3.2): from when the authority holds the certificate for invalid; null where not said. */
  readonly invalide: number | null;
}

/** `faite`: thisUpdate of the source. */
export const faiteDepuis = (faite: number, { instant }: Moment): boolean => faite > instant;

/** From when a revocation counts: the authority may date the harm before its own act. */
export const prendEffet = ({ depuis, invalide }: Revocation): number => Math.min(depuis, invalide ?? depuis);

/** Whether a source made then, that lists the certificate so, proves it revoked at the instant. */
export const revoqueAlors = (dite: Revocation, faite: number, moment: Moment): boolean =>
  !faiteDepuis(faite, moment) || prendEffet(dite) <= moment.instant;
