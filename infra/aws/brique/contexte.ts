import type { Alertes } from '../alertes.ts';
import type { Socle } from '../socle/socle.ts';
import type { StageConfig } from '../stages.ts';
import type { Droits } from './droits.ts';
import type { Paquets } from './paquets.ts';

/** What every step is given. */
export interface Contexte {
  readonly stage: StageConfig;
  readonly socle: Socle;
  readonly alertes: Alertes;
  readonly droits: Droits;
  readonly paquets: Paquets;
}
