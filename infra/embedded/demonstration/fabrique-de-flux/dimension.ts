/** How many pièces or PJ make a flux of about so many bytes. */
import { mandat } from './depense.ts';
import { completer, type Demande, type OptionsDeFlux } from './options.ts';
import { titre } from './recette.ts';

/** What the rest of the flux weighs: header, blocs, enveloppe. */
const ENTOUR = 2_000;
/** What surrounds the content of a PJ, its reference in a pièce included. */
const ENTOUR_PJ = 420;
const PIECES_MESUREES = 50;
/** NbrPce has five digits. */
const PIECES_MAX = 99_999;
/** Base64 and the blocks of gzip. */
const BASE64 = 4 / 3;

/** What a signature adds, at most. */
const SIGNATURE = 8_000;
/** Kept free: pièces vary in size around their mean, and the limit of a flux is a limit. */
const MARGE = 0.005;

/** Completes the options; with `taille`, sizes the flux to just under it, its signatures to come included. */
export function dimensionner(demande: Demande): OptionsDeFlux {
  const options = completer(demande);
  if (demande.taille === undefined) return options;
  const signatures = { aucune: 0, fichier: 1, bordereau: options.bordereaux }[options.signature] * SIGNATURE;
  const taille = demande.taille * (1 - MARGE) - signatures - ENTOUR;
  if (demande.forme === 'pj') {
    const parPj = options.taillePj * BASE64 + ENTOUR_PJ;
    const fixe = options.bordereaux * options.pieces * parPiece(options);
    return { ...options, pj: Math.max(1, Math.floor((taille - fixe) / parPj)) };
  }
  const pieces = Math.max(1, Math.floor(taille / parPiece(options)));
  const bordereaux = Math.max(Math.min(options.bordereaux, pieces), Math.ceil(pieces / PIECES_MAX));
  return { ...options, bordereaux, pieces: Math.max(1, Math.floor(pieces / bordereaux)) };
}

/** Mean size of a pièce in characters: one byte each in ISO-8859-1. */
function parPiece(options: OptionsDeFlux): number {
  const sans = { ...options, pj: 0 };
  let taille = 0;
  for (let p = 0; p < PIECES_MESUREES; p++) {
    const piece = options.domaine === 'depense' ? mandat(sans, 0, p) : titre(sans, 0, p);
    taille += Buffer.byteLength(piece, options.encodage === 'UTF-8' ? 'utf8' : 'latin1');
  }
  return taille / PIECES_MESUREES;
}
