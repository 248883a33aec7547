/** What the bordereau announces beside what its lignes add up to. A difference is told as such: it rejects nothing. */
import { html } from 'hono/html';
import type { BordereauLisible, Montant } from '../../../format/lecture-du-bordereau/bordereau-lisible.ts';
import { euros } from '../../../format/valeurs/montant.ts';
import { montantEnClair, mot } from '../../en-clair/bordereau.ts';
import { nombre } from '../../en-clair/nombre.ts';
import { sobre } from '../../en-clair/sobre.ts';
import { type Html, redite, tableau } from '../gabarit.ts';

const COLONNES = ['Total', 'Annoncé', 'Calculé', 'Différence'];

const ligne = (nom: string, annonce: string, calcule: string, difference: string): Html =>
  html`<tr><th scope="row">${nom}</th><td class="nombre">${annonce}</td><td class="nombre">${calcule}</td>
<td class="nombre">${difference}</td></tr>`;

function difference(annonce: number | null, calcule: number | null, ecrire: (n: number) => string): string {
  if (annonce === null || calcule === null) return 'Ne peut être comparé';
  const ecart = calcule - annonce;
  if (ecart === 0) return 'Aucune';
  return `${ecrire(Math.abs(ecart))} de ${ecart > 0 ? 'plus' : 'moins'} qu’annoncé`;
}

/** An amount that is not announced is none: it differs from what is there. */
function ligneDeMontant(nom: string, annonce: Montant | null, calcule: number | null): Html {
  const centimes = annonce === null ? 0 : annonce.centimes;
  const dit = annonce === null ? 'Rien' : montantEnClair(annonce);
  return ligne(nom, dit, calcule === null ? 'Illisible' : euros(calcule), difference(centimes, calcule, euros));
}

export function tableTotaux(lu: BordereauLisible): Html {
  const { annonce, calcule, arret } = lu;
  const pieces =
    annonce.pieces !== null && /^\s*\+?\d{1,9}(?:\.0*)?\s*$/.test(annonce.pieces) ? Number(annonce.pieces) : null;
  const legende = `Totaux annoncés et calculés${arret === null ? '' : ' (sur ce qui a pu être lu)'}`;
  return tableau('legende-totaux', arret === null ? redite(legende) : legende, COLONNES, [
    ligne(
      `Nombre de ${mot(lu)}s`,
      annonce.pieces === null ? 'Rien' : sobre(annonce.pieces),
      nombre(calcule.pieces),
      difference(pieces, calcule.pieces, nombre),
    ),
    ligneDeMontant('Montant HT', annonce.montantHT, calcule.montantHT),
    ligneDeMontant('TVA', annonce.montantTVA, calcule.montantTVA),
  ]);
}
