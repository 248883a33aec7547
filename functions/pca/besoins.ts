/** What the handlers of the phase comminatoire ask of the world. */
import type { Cles } from '../habilitation/personne.ts';
import type { Clock, Journal, ObjectStore } from '../platform/ports.ts';

export interface PcaNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly horloge: Clock;
  /** Of the hashes of references and persons. */
  readonly cles: Pick<Cles, 'personne'>;
}

/** A dossier, as people name it: its number is unique at its poste only. */
export interface NomDeDossier {
  readonly poste: string;
  readonly numero: string;
}
