/**
 * Certificate policies: the graph of RFC 9618, which gives the answers of RFC 5280 §6.1's tree without its exponential
 * growth (two mappings per level are enough to make the tree unbounded).
 */
import type { Transposition } from './extensions.ts';

export const TOUTE_POLITIQUE = '2.5.29.32.0';

interface Noeud {
  readonly politique: string;
  attendues: ReadonlySet<string>;
  readonly parents: readonly Noeud[];
}

type Niveau = Map<string, Noeud>;

export class GrapheDePolitiques {
  /** Null once no policy is left: the NULL graph. Levels from the anchor's. */
  private niveaux: Niveau[] | null = [
    new Map([[TOUTE_POLITIQUE, { politique: TOUTE_POLITIQUE, attendues: new Set([TOUTE_POLITIQUE]), parents: [] }]]),
  ];

  get vide(): boolean {
    return this.niveaux === null;
  }

  /** RFC 5280 §6.1.3 (d) and (e), as RFC 9618 §5.3. `toute`: anyPolicy still counts here. */
  ajouter(politiques: readonly string[] | null, toute: boolean): void {
    const precedent = this.niveaux?.at(-1);
    if (this.niveaux === null || precedent === undefined) return;
    if (politiques === null) {
      this.niveaux = null;
      return;
    }
    const attentes = parAttente(precedent);
    const niveau: Niveau = new Map();
    const ouvert = precedent.get(TOUTE_POLITIQUE);
    for (const politique of politiques.filter((p) => p !== TOUTE_POLITIQUE)) {
      const parents = attentes.get(politique) ?? (ouvert ? [ouvert] : []);
      if (parents.length > 0) niveau.set(politique, { politique, attendues: new Set([politique]), parents });
    }
    if (toute && politiques.includes(TOUTE_POLITIQUE))
      for (const [politique, parents] of attentes)
        if (!niveau.has(politique)) niveau.set(politique, { politique, attendues: new Set([politique]), parents });
    this.niveaux.push(niveau);
    this.elaguer();
  }

  /** RFC 5280 §6.1.4 (b). `permises`: policy_mapping is not 0. */
  transposer(transpositions: readonly Transposition[], permises: boolean): void {
    const niveau = this.niveaux?.at(-1);
    if (niveau === undefined || transpositions.length === 0) return;
    const ouvert = niveau.get(TOUTE_POLITIQUE);
    for (const [politique, attendues] of regrouper(transpositions)) {
      const noeud = niveau.get(politique);
      if (!permises) niveau.delete(politique);
      else if (noeud) noeud.attendues = attendues;
      else if (ouvert) niveau.set(politique, { politique, attendues, parents: ouvert.parents });
    }
    this.elaguer();
  }

  /** RFC 5280 §6.1.5 (g): whether a policy that the user wants is left. Null for any. */
  satisfait(voulues: ReadonlySet<string> | null): boolean {
    const dernier = this.niveaux?.at(-1);
    if (!this.niveaux || dernier === undefined) return false;
    if (voulues === null || dernier.has(TOUTE_POLITIQUE)) return true;
    // The policies as the anchor's domain names them: those that hang from anyPolicy.
    return this.niveaux.some((niveau) =>
      [...niveau.values()].some(
        ({ politique, parents }) =>
          voulues.has(politique) && parents.some((parent) => parent.politique === TOUTE_POLITIQUE),
      ),
    );
  }

  /** Drops, from the last level but one up, what has no child left. */
  private elaguer(): void {
    const niveaux = this.niveaux ?? [];
    for (let i = niveaux.length - 2; i >= 0; i--) {
      const suivis = new Set([...(niveaux[i + 1]?.values() ?? [])].flatMap(({ parents }) => parents));
      for (const [politique, noeud] of niveaux[i] ?? []) if (!suivis.has(noeud)) niveaux[i]?.delete(politique);
    }
    if (niveaux.some((niveau) => niveau.size === 0)) this.niveaux = null;
  }
}

/** The nodes that expect each policy. */
function parAttente(niveau: Niveau): Map<string, Noeud[]> {
  const attentes = new Map<string, Noeud[]>();
  for (const noeud of niveau.values())
    for (const politique of noeud.attendues) {
      const liste = attentes.get(politique);
      if (liste) liste.push(noeud);
      else attentes.set(politique, [noeud]);
    }
  return attentes;
}

function regrouper(transpositions: readonly Transposition[]): Map<string, Set<string>> {
  const groupes = new Map<string, Set<string>>();
  for (const { emetteur, sujet } of transpositions)
    groupes.set(emetteur, (groupes.get(emetteur) ?? new Set()).add(sujet));
  return groupes;
}
