/** A bordereau opens and closes: its record, its duplicates in the file, its counts and its sum. */
import type { BordereauEnCours, Collecte } from './collecte.ts';
import { retenir } from './collecte.ts';
import { euros } from './valeurs/montant.ts';
import { entier } from './valeurs/nombre.ts';

export function ouvrirBordereau(c: Collecte, id: string | null): void {
  const bordereau: BordereauEnCours = {
    ordinal: c.bordereauxLus,
    id: id === null ? null : retenir(id),
    domaine: c.domaine,
    type: null,
    exercice: null,
    numero: null,
    date: null,
    montantHT: null,
    nombrePieces: null,
    pieces: 0,
    lignes: 0,
    sommeHT: 0,
    signe: false,
    motifs: [],
  };
  c.bordereau = bordereau;
  c.bordereauxLus++;
  if (c.bordereaux.length < c.limites.bordereaux) c.bordereaux.push(bordereau);
  else c.abandonner('LIMITE_BORDEREAUX', c.limites.bordereaux);
}

export function fermerBordereau(c: Collecte): void {
  const b = c.bordereau;
  if (b === null) return;
  c.piece = null;
  c.ligne = null;
  doublon(c, b);
  const numero = b.numero ?? `de rang ${b.ordinal + 1}`;
  if (b.nombrePieces !== null && b.nombrePieces !== b.pieces)
    c.noter('NOMBRE_DE_PIECES_DIFFERENT', { numero, annonce: b.nombrePieces, compte: b.pieces });
  if (b.montantHT !== null && b.sommeHT !== null && b.montantHT !== b.sommeHT)
    c.noter('MONTANT_DU_BORDEREAU_DIFFERENT', { numero, annonce: euros(b.montantHT), somme: euros(b.sommeHT) });
  c.bordereau = null;
}

/** IdBord is unique per exercice and type of bordereau for a budget; `007` and `7` are the same number. */
function doublon(c: Collecte, b: BordereauEnCours): void {
  if (b.numero === null || b.type === null || b.exercice === null) return;
  const { type, exercice } = b;
  const identite = JSON.stringify([b.domaine, entier(exercice) ?? exercice, type, entier(b.numero) ?? b.numero]);
  if (c.numerosDeBordereau.has(identite)) c.noter('BORDEREAU_EN_DOUBLE', { numero: b.numero, type, exercice });
  else if (c.numerosDeBordereau.size < c.limites.bordereaux) c.numerosDeBordereau.add(identite);
}
