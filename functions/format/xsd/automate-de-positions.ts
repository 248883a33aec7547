/**
 * From an expression (sequence, choice, repetition) to its positions and what may follow each (Glushkov). Content
 * models and the patterns of values are both compiled by it: neither ever backtracks.
 */
export type Arbre<T> =
  | { readonly genre: 'feuille'; readonly feuille: T }
  | { readonly genre: 'suite' | 'choix'; readonly membres: readonly Arbre<T>[] }
  | { readonly genre: 'repetition'; readonly membre: Arbre<T>; readonly min: number; readonly max: number };

/** Repetitions are unrolled: a schema is trusted, a slip of its author's is not. */
const POSITIONS_MAX = 20_000;

/** Where reading may go on: at these positions, and wherever the links lead without reading anything. */
interface Suite {
  readonly positions: readonly number[];
  readonly liens: readonly Suite[];
}

export class AutomateDePositions<T> {
  /** What each position reads; null for the end. */
  readonly feuilles: (T | null)[] = [];
  readonly depart: readonly number[];
  private readonly apres: Suite[] = [];

  /** Throws RangeError past the limit. */
  constructor(arbre: Arbre<T>) {
    const fin = this.position(null, { positions: [], liens: [] });
    this.depart = positionsDe([this.construire(arbre, { positions: [fin], liens: [] })]);
  }

  /** A set of positions that holds the end. */
  estFinal(positions: readonly number[]): boolean {
    return positions.some((p) => this.feuilles[p] === null);
  }

  /** Positions that may follow these, once each has been read. */
  suivantes(lues: readonly number[]): readonly number[] {
    return positionsDe(lues.flatMap((p) => this.apres[p] ?? []));
  }

  private position(feuille: T | null, apres: Suite): number {
    if (this.feuilles.length >= POSITIONS_MAX) throw new RangeError('trop de répétitions à dérouler');
    this.feuilles.push(feuille);
    this.apres.push(apres);
    return this.feuilles.length - 1;
  }

  /** Where `arbre` begins, when what follows it begins at `suite`: built from its end. */
  private construire(arbre: Arbre<T>, suite: Suite): Suite {
    switch (arbre.genre) {
      case 'feuille':
        return { positions: [this.position(arbre.feuille, suite)], liens: [] };
      case 'suite':
        return arbre.membres.reduceRight((apres, membre) => this.construire(membre, apres), suite);
      case 'choix':
        return { positions: [], liens: arbre.membres.map((membre) => this.construire(membre, suite)) };
      case 'repetition':
        return this.repeter(arbre.membre, arbre.min, arbre.max, suite);
      default:
        return arbre satisfies never;
    }
  }

  private repeter(membre: Arbre<T>, min: number, max: number, suite: Suite): Suite {
    let debut = suite;
    if (max === Infinity) {
      const boucle = { positions: [], liens: [suite] };
      boucle.liens.push(this.construire(membre, boucle));
      debut = boucle;
    } else for (let i = min; i < max; i++) debut = { positions: [], liens: [suite, this.construire(membre, debut)] };
    for (let i = 0; i < min; i++) debut = this.construire(membre, debut);
    return debut;
  }
}

/** Every position that `suites` lead to, in order. Nearly always there is one, and nothing behind it. */
function positionsDe(suites: readonly Suite[]): readonly number[] {
  const [seule] = suites;
  if (suites.length === 1 && seule?.liens.length === 0) return seule.positions;
  const vues = new Set(suites);
  const positions = new Set<number>();
  // A set grows while it is walked: each link is followed once.
  for (const { positions: siennes, liens } of vues) {
    for (const position of siennes) positions.add(position);
    for (const lien of liens) vues.add(lien);
  }
  return [...positions].sort((a, b) => a - b);
}
