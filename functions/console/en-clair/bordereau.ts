/** The values of a bordereau in the words of the counter, safe to show: they are someone else's. */
import type {
  BordereauLisible,
  Code,
  Mention,
  Montant,
  Piece,
} from '../../format/lecture-du-bordereau/bordereau-lisible.ts';
import { dateEnClair } from '../../format/lecture-du-bordereau/mention.ts';
import { euros } from '../../format/valeurs/montant.ts';
import { sobre } from './sobre.ts';

export const codeEnClair = ({ code, libelle }: Code): string =>
  libelle === null ? `code ${sobre(code)}` : `${libelle} (${sobre(code)})`;

export const jour = (valeur: string): string => dateEnClair(valeur) ?? sobre(valeur);

export const mentionEnClair = ({ libelle, valeur, enClair }: Mention): string =>
  `${sobre(libelle)} : ${enClair ?? sobre(valeur)}`;

/** What is no amount is shown as it is written, and said to be none. */
export const montantEnClair = ({ ecrit, centimes }: Montant): string =>
  centimes === null ? `${sobre(ecrit)} (montant illisible)` : euros(centimes);

const ouRien = (valeur: string | null, aDefaut: string): string => (valeur === null ? aDefaut : sobre(valeur));

/** `Bordereau de dépense n° 47 (exercice 2026)`. */
export function titreDuBordereau({ domaine, numero, exercice }: BordereauLisible): string {
  const nature = domaine === 'depense' ? 'dépense' : 'recette';
  return `Bordereau de ${nature} n°\u00a0${ouRien(numero, 'inconnu')} (exercice ${ouRien(exercice, 'inconnu')})`;
}

export const mot = ({ domaine }: BordereauLisible): 'mandat' | 'titre' => (domaine === 'depense' ? 'mandat' : 'titre');

export const nomDeLaPiece = (bordereau: BordereauLisible, { numero }: Piece): string =>
  `${mot(bordereau)} n°\u00a0${ouRien(numero, 'inconnu')}`;
