/** Every identifier of the file: a reference must name one element, whatever an application takes for an Id. */
import type { Lieu } from '../../schemas/motifs/catalogue.ts';
import type { Reader } from '../xml/reader.ts';
import { LIMITES } from './limites.ts';

export interface Doublon {
  readonly id: string;
  readonly lieu: Lieu;
  /** Rank of the bordereau it stands in, -1 outside. */
  readonly bordereau: number;
}

export class RegistreIds {
  /** Values met more than once. */
  readonly repetes = new Set<string>();
  /** The first repetitions, with their places. */
  readonly doublons: Doublon[] = [];
  deborde = false;
  private readonly vus = new Set<string>();

  /** Registers the value of any attribute whose local name is `id` in any case and any namespace. */
  inscrire(id: string, reader: Reader, bordereau: number): void {
    if (this.vus.has(id)) {
      if (!this.repetes.has(id) && this.doublons.length < LIMITES.doublonsDits) {
        this.doublons.push({ id, lieu: reader.lieu(), bordereau });
      }
      this.repetes.add(id);
    } else if (this.vus.size < LIMITES.identifiants) this.vus.add(id);
    else this.deborde = true;
  }
}
