/** Amounts of the lignes, drawn so that the total of a bordereau is known before its first pièce is written. */
import { melange } from './alea.ts';
import type { OptionsDeFlux } from './options.ts';

export interface Montants {
  /** Cents, above 0. */
  readonly ht: number;
  /** Cents; null when the ligne bears no TVA. */
  readonly tva: number | null;
}

const TAUX_DE_TVA = 20;

/** Ligne `ligne` of pièce `piece` of bordereau `bordereau`, all from 0. One ligne in four bears TVA, in dépense. */
export function montantsDeLigne(o: OptionsDeFlux, bordereau: number, piece: number, ligne: number): Montants {
  const tirage = melange(o.graine, bordereau, piece, ligne);
  const ht = 100 + (tirage % 1_999_900);
  return { ht, tva: o.domaine === 'depense' && tirage >>> 30 === 0 ? Math.round((ht * TAUX_DE_TVA) / 100) : null };
}

export function totalDuBordereau(o: OptionsDeFlux, bordereau: number): { readonly ht: number; readonly tva: number } {
  let ht = 0;
  let tva = 0;
  for (let p = 0; p < o.pieces; p++)
    for (let l = 0; l < o.lignes; l++) {
      const montants = montantsDeLigne(o, bordereau, p, l);
      ht += montants.ht;
      tva += montants.tva ?? 0;
    }
  return { ht, tva };
}
