/** Members of xs:all in the open element: any order, each at most once, none of the mandatory ones missing. */
import type { Reader } from '../../../xml/reader.ts';
import type { Schema } from '../schema.ts';
import type { Fautes } from './fautes.ts';

export class Touts {
  private readonly schema: Schema;
  private readonly fautes: Fautes;

  constructor(schema: Schema, fautes: Fautes) {
    this.schema = schema;
    this.fautes = fautes;
  }

  /** The bits of the members read, once that one is. */
  cocher(reader: Reader, etat: number, declaration: number, lus: number): number {
    const lu = this.schema.declarations[declaration];
    const rang = this.de(etat)?.membres.findIndex((membre) => membre.declaration === lu) ?? 0;
    if ((lus & (1 << rang)) !== 0) this.fautes.noter('SCHEMA_ELEMENT_REPETE', reader);
    return lus | (1 << rang);
  }

  finir(reader: Reader, etat: number, lus: number): void {
    const tout = this.de(etat);
    if (tout === undefined || (tout.facultatif && lus === 0)) return;
    for (const [rang, { declaration, requis }] of tout.membres.entries())
      if (requis && (lus & (1 << rang)) === 0)
        this.fautes.noter('SCHEMA_FIN_PREMATUREE', reader, { manquant: declaration.nom });
  }

  private de(etat: number) {
    return this.schema.types[this.schema.proprietaire[etat] ?? 0]?.tout ?? undefined;
  }
}
