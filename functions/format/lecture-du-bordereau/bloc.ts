/** The values of one object of the flux, as they come: each is taken by the field that it is for, the rest are mentions. */
import type { Domaine } from '../flux-lu.ts';
import type { Mention } from './bordereau-lisible.ts';
import { mention } from './mention.ts';

/** Longer than any value of the standard (250). */
const VALEUR_LUE_MAX = 300;
/** Cut and copied: a part of a string keeps the whole of it in memory. */
const retenir = (valeur: string): string =>
  valeur.length <= VALEUR_LUE_MAX ? valeur : `${Buffer.from(valeur.slice(0, VALEUR_LUE_MAX)).toString()}…`;

/** What may be kept of the file: a hostile one holds as many values as it likes. */
export class Reserve {
  omises = 0;
  private libres: number;

  constructor(valeurs: number) {
    this.libres = valeurs;
  }

  /** False where nothing more may be kept. */
  prendre(): boolean {
    if (this.libres === 0) {
      this.omises++;
      return false;
    }
    this.libres--;
    return true;
  }
}

export class Bloc {
  private readonly valeurs: (readonly [nom: string, valeur: string])[] = [];
  private readonly reserve: Reserve;

  constructor(reserve: Reserve) {
    this.reserve = reserve;
  }

  noter(nom: string, valeur: string): void {
    if (this.reserve.prendre()) this.valeurs.push([nom, retenir(valeur)]);
  }

  /** The first value that bears one of these names, which is then taken; null where there is none. */
  prendre(...noms: readonly string[]): string | null {
    const i = this.valeurs.findIndex(([nom]) => noms.includes(nom));
    return i < 0 ? null : (this.valeurs.splice(i, 1)[0]?.[1] ?? null);
  }

  /** What no field has taken. */
  reste(domaine: Domaine): readonly Mention[] {
    return this.valeurs.splice(0).map(([nom, valeur]) => mention(nom, valeur, domaine));
  }
}
