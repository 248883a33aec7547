/** Column and value, of the places that hold one. */
type Rangee = readonly (readonly [colonne: number, valeur: number])[];

/**
 * A sparse table of integers, rows folded into one another (row displacement): a look-up is two array reads, and the
 * two million places of states × names take as many as there are transitions.
 */
export class Peigne {
  private readonly base: Int32Array;
  private readonly rang: Int32Array;
  private readonly valeur: Int32Array;

  /** No value is 0. */
  constructor(rangees: readonly Rangee[]) {
    // Plain loops here and below: a schema is compiled at each start, and iterators are a tenth of what that allocates.
    const colonnes = rangees.map((rangee) => Int32Array.from(rangee, colonneDe));
    const largeur = colonnes.reduce((n, siennes) => siennes.reduce((m, c) => Math.max(m, c + 1), n), 1);
    const places = plier(colonnes, largeur);
    const taille = places.reduce((n, place) => Math.max(n, place), 0) + largeur;
    this.base = places;
    this.rang = new Int32Array(taille).fill(-1);
    this.valeur = new Int32Array(taille);
    rangees.forEach((rangee, i) => {
      for (let k = 0; k < rangee.length; k++) {
        const place = (places[i] ?? 0) + (colonnes[i]?.[k] ?? 0);
        this.rang[place] = i;
        this.valeur[place] = rangee[k]?.[1] ?? 0;
      }
    });
  }

  /** 0 where the row has nothing in that column. */
  lire(rangee: number, colonne: number): number {
    const place = (this.base[rangee] ?? 0) + colonne;
    return this.rang[place] === rangee ? (this.valeur[place] ?? 0) : 0;
  }

  get octets(): number {
    return this.base.byteLength + this.rang.byteLength + this.valeur.byteLength;
  }
}

/** A row that fits in none of so many places goes to the end: a schema is compiled at each start. */
const ESSAIS_MAX = 16;

const colonneDe = ([colonne]: Rangee[number]): number => colonne;

/** Where each row starts: the largest first, each at one of the first places where its columns are free. */
function plier(rangees: readonly Int32Array[], largeur: number): Int32Array {
  let pris = new Uint8Array(8 * largeur);
  const places = new Int32Array(rangees.length);
  const ordre = rangees.map((_, i) => i).sort((a, b) => (rangees[b]?.length ?? 0) - (rangees[a]?.length ?? 0));
  let libre = 0;
  let fin = 0;
  for (const i of ordre) {
    const rangee = rangees[i];
    if (rangee === undefined || rangee.length === 0) continue;
    const premiere = rangee.reduce((n, colonne) => Math.min(n, colonne), largeur);
    while (pris[libre] === 1) libre++;
    let place = Math.max(0, libre - premiere);
    for (let essais = 0; !convient(pris, rangee, place); essais++)
      place = essais < ESSAIS_MAX ? place + 1 : Math.max(place, fin - premiere);
    if (place + largeur > pris.length) pris = agrandir(pris, place + largeur);
    for (let k = 0; k < rangee.length; k++) {
      const occupee = place + (rangee[k] ?? 0);
      pris[occupee] = 1;
      fin = Math.max(fin, occupee + 1);
    }
    places[i] = place;
  }
  return places;
}

function convient(pris: Uint8Array, rangee: Int32Array, place: number): boolean {
  for (let k = 0; k < rangee.length; k++) if (pris[place + (rangee[k] ?? 0)] === 1) return false;
  return true;
}

function agrandir(pris: Uint8Array, taille: number): Uint8Array<ArrayBuffer> {
  const plus = new Uint8Array(2 * taille);
  plus.set(pris);
  return plus;
}
