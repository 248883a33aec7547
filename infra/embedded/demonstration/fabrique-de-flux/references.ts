/** Which PJ each pièce refers to: PJ i belongs to pièce i modulo the number of pièces of the flux. */
import type { OptionsDeFlux } from './options.ts';
import { bloc, feuille } from './xml.ts';

export const idUniqueDePj = (o: OptionsDeFlux, rang: number): string =>
  `PJ${o.siret}${o.date.replaceAll('-', '')}G${o.graine}N${String(rang + 1).padStart(6, '0')}`;
export const nomDePj = (rang: number): string => `facture-n°${rang + 1}.pdf`;
/** 002 recette, 003 dépense. */
export const typeDePj = (o: OptionsDeFlux): string => (o.domaine === 'depense' ? '003' : '002');

export function referencesDePj(o: OptionsDeFlux, bordereau: number, piece: number): string {
  let xml = '';
  for (let rang = bordereau * o.pieces + piece; rang < o.pj; rang += o.bordereaux * o.pieces)
    xml += bloc(
      'PJRef',
      feuille('Support', '01'),
      feuille('IdUnique', idUniqueDePj(o, rang)),
      feuille('NomPJ', nomDePj(rang)),
    );
  return xml;
}
