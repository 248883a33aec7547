/**
 * A regular expression that runs in time linear in the value, whoever wrote both: an automaton, made deterministic as
 * values need it. JavaScript's own RegExp backtracks, and `.*[^0]+.*` alone is quadratic on a hostile value.
 */
import { AutomateDePositions } from '../automate-de-positions.ts';
import { analyser } from './analyse.ts';
import { type Classe, POINT } from './classe.ts';

/** Deterministic states kept; beyond it they are made again. */
const ENSEMBLES_MAX = 512;
const LATIN = 256;
const INCONNU = -1;
const MORT = 0;
const DEPART = 1;

export class Expression {
  readonly source: string;
  private readonly automates: readonly AutomateDePositions<Classe>[];
  private readonly numeros = new Map<string, number>();
  /** By deterministic state, for each automaton: its positions, each waiting for a character of its class. */
  private ensembles: (readonly (readonly number[])[])[] = [];
  private finals: boolean[] = [];
  /** By deterministic state: whatever follows on the same line is accepted. */
  private acquis: boolean[] = [];
  /** [state × LATIN + character] = next state. One array: its length is the only bound of a long value's time. */
  private suites = new Int16Array(0);

  /** A value must match all of `sources`. Throws SyntaxError, or RangeError where one is too large. */
  constructor(...sources: readonly string[]) {
    this.source = sources.join(' et ');
    this.automates = sources.map((source) => new AutomateDePositions(analyser(source)));
    this.vider();
  }

  accepte(valeur: string): boolean {
    let etat = DEPART;
    for (let i = 0; i < valeur.length; i++) {
      let c = valeur.charCodeAt(i);
      let suite = INCONNU;
      if (c < LATIN) suite = this.suites[etat * LATIN + c] ?? INCONNU;
      else {
        c = valeur.codePointAt(i) ?? c;
        if (c > 0xffff) i++;
      }
      if (suite === INCONNU) suite = this.avancer(etat, c);
      if (suite === MORT) return false;
      etat = suite;
    }
    return this.finals[etat] ?? false;
  }

  /**
   * The same on UTF-8 without line ends: true where it is surely accepted; a character beyond U+07FF is not looked at.
   * `.{3,}` is settled after three characters: most labels are read no further.
   */
  accepteOctets(octets: Uint8Array, de: number, a: number): boolean {
    let etat = DEPART;
    let { suites } = this;
    for (let i = de; i < a; i++) {
      let c = octets[i] ?? 0;
      if (c >= 0x80) {
        if (c >= 0xe0) return false;
        c = ((c & 31) << 6) | ((octets[++i] ?? 0) & 63);
      }
      let suite = c < LATIN ? (suites[etat * LATIN + c] ?? INCONNU) : INCONNU;
      if (suite === INCONNU) {
        suite = this.avancer(etat, c);
        suites = this.suites;
      }
      if (suite === MORT) return false;
      if (this.acquis[suite] === true) return true;
      etat = suite;
    }
    return this.finals[etat] ?? false;
  }

  private vider(): void {
    this.numeros.clear();
    this.ensembles = [[]];
    this.finals = [false];
    this.acquis = [false];
    this.ensemble(this.automates.map(({ depart }) => depart));
  }

  private ensemble(positions: readonly (readonly number[])[]): number {
    if (positions.some((siennes) => siennes.length === 0)) return MORT;
    const clef = positions.join(' ');
    const connu = this.numeros.get(clef);
    if (connu !== undefined) return connu;
    const numero = this.ensembles.push(positions) - 1;
    this.numeros.set(clef, numero);
    this.finals.push(this.automates.every((automate, i) => automate.estFinal(positions[i] ?? [])));
    this.acquis.push(this.automates.every((automate, i) => toutSuit(automate, positions[i] ?? [])));
    const taille = (numero + 1) * LATIN;
    if (taille > this.suites.length) {
      const { suites } = this;
      this.suites = new Int16Array(2 * taille);
      this.suites.set(suites);
    }
    this.suites.fill(INCONNU, numero * LATIN, taille);
    return numero;
  }

  private avancer(etat: number, cp: number): number {
    const depuis = this.ensembles[etat] ?? [];
    const suivantes = this.automates.map((automate, i) =>
      automate.suivantes((depuis[i] ?? []).filter((p) => automate.feuilles[p]?.(cp) === true)),
    );
    if (this.ensembles.length >= ENSEMBLES_MAX) this.vider();
    const numero = this.ensemble(suivantes);
    if (cp < LATIN && this.ensembles[etat] === depuis) this.suites[etat * LATIN + cp] = numero;
    return numero;
  }
}

/** One of these positions reads any character and is waiting again, at an end, once it has. */
function toutSuit(automate: AutomateDePositions<Classe>, positions: readonly number[]): boolean {
  if (!automate.estFinal(positions)) return false;
  return positions.some((p) => {
    if (automate.feuilles[p] !== POINT) return false;
    const suivantes = automate.suivantes([p]);
    return suivantes.includes(p) && automate.estFinal(suivantes);
  });
}
