/** The faults against the schema, as anomalies of the flux: each is of the object that is open where it is found. */
import type { CodeSchema } from '../../schemas/motifs/schema.ts';
import type { Reader } from '../xml/reader.ts';
import type { Collecte } from './collecte.ts';
import { traduire } from './traduction.ts';
import { Fautes } from './xsd/validation/fautes.ts';

/** The root's prefix is the file's own. */
const RACINE = /^\/(?:[^:/]*:)?/;

export class FautesDuFlux extends Fautes {
  private readonly collecte: Collecte;

  constructor(collecte: Collecte) {
    super(0);
    this.collecte = collecte;
  }

  override noter(code: CodeSchema, reader: Reader, valeurs: Readonly<Record<string, string>> = {}): void {
    const { collecte } = this;
    if (collecte.abandon) return;
    const chemin = reader.lieu().chemin?.replace(RACINE, '') ?? '';
    const [parent = '', element = ''] = chemin.split('/').slice(-2);
    const dite = traduire(
      code,
      chemin,
      element === '' ? { element: parent, ...valeurs } : { element, parent, ...valeurs },
    );
    collecte.noter(dite.code, { ...dite.valeurs, nom: collecte.nomDeLaPj() });
    // Those of a PJ count too: each costs a place in the file.
    this.nombre++;
    if (this.nombre > collecte.limites.fautes) collecte.abandonner('LIMITE_FAUTES', collecte.limites.fautes);
  }
}
