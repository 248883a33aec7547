/** Writes of read models gathered into as few lots as their bounds allow. */
import { nomDuDocument, octetsDuDocument } from '../../platform/lot-de-lecture.ts';
import { APPEND_MAX_BYTES, APPEND_MAX_ITEMS, type EcritureDeLecture, type Lectures } from '../../platform/ports.ts';

interface Pesee {
  readonly ecriture: EcritureDeLecture;
  readonly octets: number;
}

export class Lots {
  readonly #lectures: Pick<Lectures, 'ecrire'>;
  readonly #attente = new Map<string, Pesee>();
  #octets = 0;

  constructor(lectures: Pick<Lectures, 'ecrire'>) {
    this.#lectures = lectures;
  }

  /** What is added together is written together, after everything that was added before or with it. */
  async ajouter(ensemble: readonly EcritureDeLecture[]): Promise<void> {
    const pesees = ensemble.map((ecriture) => ({ ecriture, octets: octetsDuDocument(ecriture) }));
    const octets = pesees.reduce((n, un) => n + un.octets, 0);
    if (this.#attente.size + ensemble.length > APPEND_MAX_ITEMS || this.#octets + octets > APPEND_MAX_BYTES)
      await this.ecrire();
    for (const pesee of pesees) this.#mettre(nomDuDocument(pesee.ecriture), pesee);
  }

  async ecrire(): Promise<void> {
    const lot = [...this.#attente.values()].map(({ ecriture }) => ecriture);
    this.#attente.clear();
    this.#octets = 0;
    if (lot.length > 0) await this.#lectures.ecrire(lot);
  }

  /** The last writing of a document is the one that counts. */
  #mettre(nom: string, pesee: Pesee): void {
    this.#octets += pesee.octets - (this.#attente.get(nom)?.octets ?? 0);
    this.#attente.set(nom, pesee);
  }
}
