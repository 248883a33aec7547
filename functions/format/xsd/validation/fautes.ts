/** What departs from the schema in one file: a bounded number is told in full, the rest is counted. */
import type { Lieu } from '../../../../schemas/motifs/catalogue.ts';
import type { CodeSchema } from '../../../../schemas/motifs/schema.ts';
import type { Reader } from '../../../xml/reader.ts';

export interface Faute {
  readonly code: CodeSchema;
  readonly lieu: Lieu;
  readonly valeurs: Readonly<Record<string, string>>;
}

export class Fautes {
  readonly dites: Faute[] = [];
  /** All of them, told or not. */
  nombre = 0;
  private readonly maximum: number;

  constructor(maximum: number) {
    this.maximum = maximum;
  }

  /** The names of the current element and of its parent are added to `valeurs`. */
  noter(code: CodeSchema, reader: Reader, valeurs: Faute['valeurs'] = {}): void {
    this.nombre++;
    // A place costs a scan of the reader's buffer.
    if (this.dites.length >= this.maximum) return;
    const lieu = reader.lieu();
    const noms = lieu.chemin?.split('/') ?? [];
    this.dites.push({ code, lieu, valeurs: { element: noms.at(-1) ?? '', parent: noms.at(-2) ?? '', ...valeurs } });
  }
}
