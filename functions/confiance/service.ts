/** A service of a trusted list that issues qualified certificates (ETSI TS 119 612 §5.5): what it was, and when. */
import type { Critere } from './qualification/critere.ts';

/** §5.5.9.2.3, by the last segment of their URIs: those that change what a certificate is taken for. */
export const QUALIFICATIFS = [
  'QCStatement',
  'NotQualified',
  'QCForESig',
  'QCForESeal',
  'QCForWSA',
  'QCForLegalPerson',
  'QCWithSSCD',
  'QCWithQSCD',
  'QCNoSSCD',
  'QCNoQSCD',
  'QCSSCDStatusAsInCert',
  'QCQSCDStatusAsInCert',
  'QCQSCDManagedOnBehalf',
] as const;
export type Qualificatif = (typeof QUALIFICATIFS)[number];

/** The certificates that meet the criterion have the qualifiers. */
export interface Qualification {
  readonly qualificatifs: readonly Qualificatif[];
  readonly critere: Critere;
}

/** From `du` until the next one. */
export interface EtatDeService {
  readonly du: string;
  /** Qualified, or as good as before the 1st of July 2016. */
  readonly accorde: boolean;
  /** ForeSignatures; before that date nothing said it, and the service is taken for it. */
  readonly pourSignature: boolean;
  readonly qualifications: readonly Qualification[];
}

export interface ServiceDeConfiance {
  readonly territoire: string;
  readonly prestataire: string;
  readonly nom: string;
  /** NextUpdate of the list: afterwards the list no longer says what the service is. */
  readonly prochaineLe: string;
  /** The oldest first. */
  readonly etats: readonly EtatDeService[];
}

/** What the service was at that instant (milliseconds since 1970); null before its first status. */
export const etatA = ({ etats }: ServiceDeConfiance, instant: number): EtatDeService | null =>
  etats.findLast(({ du }) => Date.parse(du) <= instant) ?? null;

export interface Periode {
  readonly du: string;
  readonly au: string | null;
}

/** When its certificates could make qualified signatures; states that follow each other are one period. */
export function periodesPourSignature({ etats }: ServiceDeConfiance): Periode[] {
  const periodes: Periode[] = [];
  for (const [rang, { du, accorde, pourSignature }] of etats.entries()) {
    if (!accorde || !pourSignature) continue;
    const au = etats[rang + 1]?.du ?? null;
    const derniere = periodes.at(-1);
    if (derniere?.au === du) periodes[periodes.length - 1] = { du: derniere.du, au };
    else periodes.push({ du, au });
  }
  return periodes;
}
