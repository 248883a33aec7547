/** A bordereau opens and closes: its record, its duplicates in the file, its counts and its sum. */
import type { BordereauEnCours, Collecte } from './collecte.ts';
import { identiteDuBordereau } from './identite.ts';
import { euros } from './valeurs/montant.ts';

export function ouvrirBordereau(c: Collecte): void {
  const bordereau: BordereauEnCours = {
    ordinal: c.bordereauxLus,
    id: null,
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
    lieu: null,
    anomalies: 0,
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

/** The same bordereau, under any spelling, came before in this file. */
function doublon(c: Collecte, b: BordereauEnCours): void {
  const identite = identiteDuBordereau(b);
  if (identite === null) return;
  const cle = JSON.stringify(identite);
  if (c.numerosDeBordereau.has(cle)) c.noter('BORDEREAU_EN_DOUBLE', { ...identite });
  else if (c.numerosDeBordereau.size < c.limites.bordereaux) c.numerosDeBordereau.add(cle);
}
