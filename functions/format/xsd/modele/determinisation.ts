/** A content model as a deterministic automaton: Unique Particle Attribution (Structures §3.8.6) makes it a small one. */
import { type Arbre, AutomateDePositions } from '../automate-de-positions.ts';
import { ErreurXsd } from '../lecture/erreur.ts';
import { cle } from '../lecture/noeud.ts';
import type { Contenu, Declaration, Feuille, Joker, LieuXsd, Tout } from './modele.ts';

/** Where attribution is unique, as it must be, a model has about as many states as elements. */
const ETATS_MAX = 5000;

export interface Etat {
  readonly final: boolean;
  /** By expanded name: the element it is, and the state behind it. */
  readonly elements: Map<string, { readonly declaration: Declaration; readonly suite: number }>;
  readonly jokers: { readonly joker: Joker; readonly suite: number }[];
}

/** States of a content model, numbered from 0, where it begins. */
export function determiniser(contenu: Contenu | null, lieu: LieuXsd): readonly Etat[] {
  if (contenu === null) return [{ final: true, elements: new Map(), jokers: [] }];
  if (contenu.genre === 'tout') return [etatDeTout(contenu)];
  try {
    return deplier(new AutomateDePositions(contenu), rangs(contenu), lieu);
  } catch (erreur) {
    if (erreur instanceof RangeError) throw new ErreurXsd(lieu, erreur.message);
    throw erreur;
  }
}

/** xs:all stays in one state: which members were read is counted beside it. */
const etatDeTout = ({ membres }: Tout): Etat => ({
  final: false,
  elements: new Map(
    membres.map(({ declaration }) => [cle(declaration.espace, declaration.nom), { declaration, suite: 0 }]),
  ),
  jokers: [],
});

function deplier(
  automate: AutomateDePositions<Feuille>,
  rang: ReadonlyMap<Feuille, number>,
  lieu: LieuXsd,
): readonly Etat[] {
  const rangDe = (p: number): number => {
    const feuille = automate.feuilles[p] ?? null;
    return feuille === null ? 0 : (rang.get(feuille) ?? 0);
  };
  const ensembles = new Ensembles(automate);
  const etats: Etat[] = [];
  // The list grows while it is walked.
  for (const positions of ensembles.liste) {
    const etat: Etat = { final: automate.estFinal(positions), elements: new Map(), jokers: [] };
    for (const [clef, lues] of Map.groupBy(
      positions.toSorted((a, b) => rangDe(a) - rangDe(b)),
      (p) => clefDe(automate.feuilles[p]),
    )) {
      const feuille = automate.feuilles[lues[0] ?? 0];
      if (feuille?.genre === 'joker') etat.jokers.push({ joker: feuille.joker, suite: ensembles.apres(lues, '') });
      else if (feuille?.genre === 'element' && typeof clef === 'string') {
        for (const p of lues) controler(automate.feuilles[p], feuille.declaration, lieu);
        etat.elements.set(clef, { declaration: feuille.declaration, suite: ensembles.apres(lues, clef) });
      }
    }
    etats.push(etat);
  }
  return etats;
}

/** Order of the leaves in the schema, which is that of the sentences. */
function rangs(contenu: Arbre<Feuille>, vus = new Map<Feuille, number>()): ReadonlyMap<Feuille, number> {
  if (contenu.genre === 'feuille') vus.set(contenu.feuille, vus.size);
  else for (const membre of contenu.genre === 'repetition' ? [contenu.membre] : contenu.membres) rangs(membre, vus);
  return vus;
}

/** Sets of positions, numbered. The element just read is part of a state: diagnosis wants to know it. */
class Ensembles {
  readonly liste: (readonly number[])[];
  private readonly numeros = new Map<string, number>();
  private readonly automate: AutomateDePositions<Feuille>;

  constructor(automate: AutomateDePositions<Feuille>) {
    this.automate = automate;
    this.liste = [automate.depart];
  }

  apres(lues: readonly number[], element: string): number {
    const positions = this.automate.suivantes(lues);
    const clef = `${positions.join()} ${element}`;
    const connu = this.numeros.get(clef);
    if (connu !== undefined) return connu;
    if (this.liste.length >= ETATS_MAX) throw new RangeError('trop d’états pour un modèle de contenu');
    this.numeros.set(clef, this.liste.length);
    return this.liste.push(positions) - 1;
  }
}

const clefDe = (feuille: Feuille | null | undefined): string | Joker | null =>
  feuille?.genre === 'element' ? cle(feuille.declaration.espace, feuille.declaration.nom) : (feuille?.joker ?? null);

/** Element Declarations Consistent (§3.8.6): one name, one type. */
function controler(feuille: Feuille | null | undefined, { nom, type }: Declaration, lieu: LieuXsd): void {
  if (feuille?.genre === 'element' && feuille.declaration.type !== type)
    throw new ErreurXsd(lieu, `modèle de contenu ambigu : deux types pour ${nom}`);
}
