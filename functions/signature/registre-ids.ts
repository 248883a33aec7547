/** Every identifier of the file: a reference must name one element, whatever an application takes for an Id. */
import { createHash } from 'node:crypto';
import type { Lieu } from '../../schemas/motifs/catalogue.ts';
import type { Reader } from '../xml/reader.ts';
import { abreger } from './abrege.ts';
import { LIMITES } from './limites.ts';

export interface Doublon {
  /** Cut where too long. */
  readonly id: string;
  readonly lieu: Lieu;
  /** Rank of the bordereau it stands in, -1 outside. */
  readonly bordereau: number;
}

/** A long identifier is known by its digest: the register keeps a bounded number of bytes. */
const cle = (id: string): string =>
  id.length <= LIMITES.texte ? id : createHash('sha256').update(id).digest('base64');

export class RegistreIds {
  private readonly repetes = new Set<string>();
  /** The first repetitions, with their places. */
  readonly doublons: Doublon[] = [];
  deborde = false;
  private readonly vus = new Set<string>();

  /** Registers the value of any attribute whose local name is `id` in any case and any namespace. */
  inscrire(valeur: string, reader: Reader, bordereau: number): void {
    const id = cle(valeur);
    if (this.vus.has(id)) {
      if (!this.repetes.has(id) && this.doublons.length < LIMITES.doublonsDits) {
        this.doublons.push({ id: abreger(valeur), lieu: reader.lieu(), bordereau });
      }
      this.repetes.add(id);
    } else if (this.vus.size < LIMITES.identifiants) this.vus.add(id);
    else this.deborde = true;
  }

  /** Met more than once, anywhere in the file. */
  estRepete(valeur: string): boolean {
    return this.repetes.has(cle(valeur));
  }
}
