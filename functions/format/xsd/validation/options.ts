/** How a file is validated, besides its schema. */
import type { Ecoute, Ecouteur } from './ecoute.ts';
import type { Fautes } from './fautes.ts';

export interface OptionsDeValidation {
  /** Faults told in full; all are counted. */
  readonly fautesDites?: number;
  /** Told of each fault where it is found, instead of that. */
  readonly fautes?: Fautes;
  readonly chemins?: readonly string[];
  /** The paths resolved beforehand, for who validates many files. */
  readonly ecoute?: Ecoute;
  readonly ecouteur?: Ecouteur;
}
