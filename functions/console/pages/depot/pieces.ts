/** The table of mandats or titres: one group of rows each, with its lignes, its tiers, its PJ and its anomalies. */
import { html } from 'hono/html';
import type { Ligne, Montant, Piece, ReferencePj } from '../../../format/lecture-du-bordereau/bordereau-lisible.ts';
import { euros } from '../../../format/valeurs/montant.ts';
import { codeEnClair, jour, mentionEnClair, montantEnClair, mot, nomDeLaPiece } from '../../en-clair/bordereau.ts';
import { compter, nombre } from '../../en-clair/nombre.ts';
import { sobre } from '../../en-clair/sobre.ts';
import { majuscule, minuscule } from '../../en-clair/verdict.ts';
import type { AnomalieDite } from '../../lecture/depot/anomalies.ts';
import type { BordereauMontre } from '../../lecture/depot/bordereau-montre.ts';
import { type Html, tableauGroupe } from '../gabarit.ts';
import { listeDAnomalies } from './anomalies.ts';
import { celluleReglement, celluleTiers, enUneLigne } from './tiers.ts';

const COLONNES = 7;
const MONTANTS = 3;

function referencePj({ idUnique, nom, support, type }: ReferencePj, { pj }: BordereauMontre): Html {
  const dite = sobre(nom ?? idUnique ?? 'sans nom');
  const precisions = [...(type ? [codeEnClair(type)] : []), ...(support ? [codeEnClair(support)] : [])].join(', ');
  const jointe = idUnique === null ? undefined : pj.get(idUnique);
  const precision = precisions === '' ? '' : ` – ${precisions}`;
  if (jointe === undefined) return html`<li>${dite}${precision} – n’est pas dans ce flux</li>`;
  return html`<li><a href="${jointe.lien}">Ouvrir ${dite}</a>${precision}${jointe.rejetee ? ' – rejetée' : ''}${jointe.ailleurs ? ' – transmise dans un autre flux' : ''}</li>`;
}

const pj = (references: readonly ReferencePj[], montre: BordereauMontre): Html =>
  references.length === 0
    ? html``
    : html`<p>${compter(references.length, 'pièce justificative', 'pièces justificatives')}</p>
<ul>${references.map((reference) => referencePj(reference, montre))}</ul>`;

function anomalies(siennes: readonly AnomalieDite[]): Html {
  if (siennes.length === 0) return html``;
  return html`<tr><td colspan="${COLONNES}">${listeDAnomalies(siennes)}</td></tr>`;
}

function enTete(piece: Piece, montre: BordereauMontre): Html {
  const { type, nature, objet, service, echeance, mentions, suite } = piece;
  const faits = [
    ...[type, nature].flatMap((code) => (code ? [codeEnClair(code)] : [])),
    ...(service === null ? [] : [`service ${sobre(service)}`]),
    ...(echeance === null ? [] : [`échéance ${jour(echeance)}`]),
    ...mentions.map((mention) => minuscule(mentionEnClair(mention))),
  ];
  return html`<tr class="piece"><th scope="rowgroup" colspan="2">${majuscule(nomDeLaPiece(montre.lu, piece))}${suite ? ' (suite)' : ''}</th>
<td colspan="${COLONNES - 2}">${objet === null ? '' : html`<p><strong>${sobre(objet)}</strong></p>`}
<p>${majuscule(faits.join(' ; '))}</p>${pj(piece.pj, montre)}</td></tr>`;
}

/** HT and TVA together, where both can be read. */
function ttc({ montantHT, montantTVA }: Ligne): string {
  const tva = montantTVA === null ? 0 : montantTVA.centimes;
  if (montantHT === null || montantHT.centimes === null || tva === null) return '–';
  const somme = montantHT.centimes + tva;
  return Number.isSafeInteger(somme) ? euros(somme) : '–';
}

const cellule = (montant: Montant | null): Html =>
  html`<td class="montant">${montant === null ? '–' : montantEnClair(montant)}</td>`;

function ligne(lue: Ligne, montre: BordereauMontre): Html {
  const { numero, objet, nature, fonction, operation, mentions, montantHT, montantTVA } = lue;
  const imputation: readonly (readonly [string, string | null])[] = [
    ['Nature', nature],
    ['Fonction', fonction],
    ['Opération', operation],
  ];
  return html`<tr><th scope="row">${sobre(numero ?? '–')}</th>
<td>${imputation.map(([nom, valeur]) => (valeur === null ? '' : html`<p>${nom} ${sobre(valeur)}</p>`))}
${objet === null ? '' : html`<p>${sobre(objet)}</p>`}
${enUneLigne(mentions.map(mentionEnClair))}${pj(lue.pj, montre)}</td>
${celluleTiers(lue)}${celluleReglement(lue)}${cellule(montantHT)}${cellule(montantTVA)}<td class="montant">${ttc(lue)}</td></tr>`;
}

function total(piece: Piece, montre: BordereauMontre): Html {
  const { lignes, montantHT, montantTVA } = piece.total;
  const nom = nomDeLaPiece(montre.lu, piece);
  if (piece.suivie)
    return html`<tr class="total"><th scope="row" colspan="${COLONNES}">Suite du ${nom} à la page suivante</th></tr>`;
  if (lignes < 2) return html``;
  const somme = montantHT === null || montantTVA === null ? null : montantHT + montantTVA;
  return html`<tr class="total"><th scope="row" colspan="${COLONNES - MONTANTS}">Total du ${nom} (${compter(lignes, 'ligne')})</th>
${[montantHT, montantTVA, somme].map((montant) => html`<td class="montant">${montant === null ? '–' : euros(montant)}</td>`)}</tr>`;
}

/** Ranks decide between two that bear one number; a verdict of before they were kept has none. */
const estDe = ({ numero, rang }: Piece | Ligne, dit: string | undefined, rangDit: number | undefined): boolean =>
  dit !== undefined && dit === numero && (rangDit === undefined || rangDit === rang);

export const estDeLaPiece = ({ objet }: AnomalieDite, piece: Piece): boolean =>
  estDe(piece, objet.piece, objet.rangPiece);

function groupe(piece: Piece, montre: BordereauMontre): Html {
  const siennes = montre.anomalies.filter((a) => estDeLaPiece(a, piece));
  const deLaLigne = ({ objet }: AnomalieDite, lue: Ligne) => estDe(lue, objet.lignePiece, objet.rangLigne);
  const desLignes = new Set(siennes.filter((a) => piece.lignes.some((lue) => deLaLigne(a, lue))));
  return html`<tbody>${enTete(piece, montre)}${anomalies(siennes.filter((a) => !desLignes.has(a)))}${piece.lignes.map(
    (lue) => html`${ligne(lue, montre)}${anomalies(siennes.filter((a) => deLaLigne(a, lue)))}`,
  )}${total(piece, montre)}</tbody>`;
}

export function tablePieces(montre: BordereauMontre): Html {
  const { lu } = montre;
  const tiers = lu.domaine === 'depense' ? 'Créancier' : 'Débiteur';
  const colonnes = ['Ligne', 'Imputation', tiers, 'Règlement', 'Montant HT', 'TVA', 'Montant TTC'];
  const legende = `${majuscule(mot(lu))}s du bordereau, avec leurs lignes (${nombre(lu.pieces.length)} sur ${nombre(lu.calcule.pieces)})`;
  return tableauGroupe(
    'legende-pieces',
    legende,
    colonnes,
    lu.pieces.map((piece) => groupe(piece, montre)),
  );
}
