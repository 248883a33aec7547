/** What dealing with the messages of a deposited file asks of the world. */
import type { JeuCompile } from '../../format/jeu.ts';
import type { PcaNeeds } from '../besoins.ts';
import type { DeposerNeeds } from '../etat-recapitulatif/handler.ts';

/** Besides the journal, the objects and the clock, which whoever verifies a deposit has already. */
export interface MessagesNeeds {
  readonly cles: PcaNeeds['cles'];
  /** The dossiers that a statement is about. */
  readonly dossiersDe: DeposerNeeds['dossiersDe'];
  /** The sets of schemas in force at an instant: those that judged the file. */
  readonly jeu: (recuLe: string) => JeuCompile;
}
