/** Values of type xs:ID met so far: each is unique in the file (Datatypes §3.3.8). */
import type { Reader } from '../../../xml/reader.ts';
import type { Fautes } from './fautes.ts';

/** A signed bordereau has about ten; a file of 100 MB holds some ten thousand bordereaux at most. */
const IDENTIFIANTS_MAX = 200_000;
const CARACTERES_MAX = 16_000_000;

export class Identifiants {
  private readonly vus = new Set<string>();
  private caracteres = 0;
  private plein = false;
  private readonly fautes: Fautes;

  constructor(fautes: Fautes) {
    this.fautes = fautes;
  }

  /** Past the limit, told once, nothing is known any more. */
  ajouter(valeur: string, reader: Reader): void {
    if (this.plein) return;
    const id = valeur.trim();
    if (this.vus.has(id)) this.fautes.noter('SCHEMA_ID_EN_DOUBLE', reader, { valeur: id });
    this.caracteres += id.length;
    this.vus.add(id);
    this.plein = this.vus.size > IDENTIFIANTS_MAX || this.caracteres > CARACTERES_MAX;
    if (this.plein) this.fautes.noter('SCHEMA_LIMITE_IDENTIFIANTS', reader, { maximum: String(IDENTIFIANTS_MAX) });
  }
}
