/** Documents made from a model: the smallest, the fullest, and the smallest that holds a given element. */
import { contient, type Declaration, elementsDe, jokersDe, type Particule, type TypeComplexe } from './modele.ts';
import { valeurAdmise } from './valeurs.ts';

export interface Noeud {
  readonly espace: string;
  readonly nom: string;
  readonly attributs: readonly (readonly [string, string])[];
  readonly contenu: readonly (Noeud | string)[];
}

/** What a wildcard is filled with, unless told otherwise; a strict one is left empty. */
const INCONNU: Noeud = { espace: 'urn:inconnu', nom: 'Inconnu', attributs: [], contenu: [] };

/** Which optional parts to write: none but `force`, or all. */
interface Choix {
  readonly force?: { readonly particule: Particule; readonly noeuds: readonly Noeud[] };
  /** Types being written, when all is wanted: a type inside itself is written small. */
  readonly complet?: readonly TypeComplexe[];
}

let identifiants = 0;

const attributsDe = (type: TypeComplexe, tous: boolean): [string, string][] =>
  type.attributs
    .filter(({ requis }) => requis || tous)
    .map((a) => [a.nom, a.type.primitif === 'ID' ? `id${++identifiants}` : valeurAdmise(a.type)]);

export function noeud(declaration: Declaration, choix: Choix = {}): Noeud {
  const type = declaration.type();
  const dedans = choix.complet?.includes(type) === true ? {} : choix;
  const suite = dedans.complet === undefined ? dedans : { complet: [...dedans.complet, type] };
  const contenu = type.texte === null ? contenuDe(type.contenu, suite) : [valeurAdmise(type.texte)];
  return {
    espace: declaration.espace,
    nom: declaration.nom,
    attributs: attributsDe(type, 'complet' in dedans),
    contenu,
  };
}

/** The children of a content. What is forced is written where it belongs. */
function contenuDe(particule: Particule | null, choix: Choix): Noeud[] {
  if (particule === null) return [];
  const { force, complet } = choix;
  if (force !== undefined && particule === force.particule) return [...force.noeuds];
  const utile = complet !== undefined || (force !== undefined && contient(particule, force.particule));
  const fois = Math.max(particule.min, utile ? 1 : 0);
  return Array.from({ length: fois }, () => uneFois(particule, choix)).flat();
}

function uneFois(particule: Particule, choix: Choix): Noeud[] {
  switch (particule.genre) {
    case 'element':
      return [noeud(particule.declaration, choix.complet === undefined ? {} : choix)];
    case 'any':
      return particule.traitement === 'lax' ? [INCONNU] : [];
    case 'sequence':
      return particule.enfants.flatMap((enfant) => contenuDe(enfant, choix));
    case 'choice': {
      const { force } = choix;
      const voulu = force && particule.enfants.find((enfant) => contient(enfant, force.particule));
      return contenuDe(voulu ?? particule.enfants[0] ?? null, choix);
    }
    default:
      return particule satisfies never;
  }
}

/** A place of the model: how to write a whole document around an element of that type. */
export interface Lieu {
  readonly declaration: Declaration;
  readonly type: TypeComplexe;
  readonly chemin: string;
  readonly document: (noeuds: readonly Noeud[]) => Noeud;
}

/**
 * One place by complex type that a root leads to, the nearest to the root. `sousJoker` is what a wildcard open to all
 * may hold: the properties of a signature are nowhere else.
 */
export function lieux(racine: Declaration, sousJoker: readonly Declaration[]): Lieu[] {
  const depart: Lieu = {
    declaration: racine,
    type: racine.type(),
    chemin: racine.nom,
    document: ([n]) => n ?? noeud(racine),
  };
  const trouves = new Map([[depart.type, depart]]);
  for (const lieu of trouves.values()) {
    const joker = lieu.type.contenu === null ? undefined : jokersDe(lieu.type.contenu).find(({ autre }) => !autre);
    const dedans = joker?.traitement === 'lax' ? sousJoker.map((d) => [joker, d] as const) : [];
    const enfants = elementsDe(lieu.type.contenu).map((p) => [p, p.declaration] as const);
    for (const [particule, declaration] of [...enfants, ...dedans]) {
      const type = declaration.type();
      if (!trouves.has(type)) trouves.set(type, sous(lieu, particule, declaration));
    }
  }
  return [...trouves.values()];
}

const sous = (lieu: Lieu, particule: Particule, declaration: Declaration): Lieu => ({
  declaration,
  type: declaration.type(),
  chemin: `${lieu.chemin}/${declaration.nom}`,
  document: (noeuds) => lieu.document([noeud(lieu.declaration, { force: { particule, noeuds } })]),
});

const echappe = (texte: string): string =>
  texte.replace(/[<>&"\t\n\r\u0080-\u{10ffff}]/gu, (c) => `&#${c.codePointAt(0)};`);

export function ecrire({ espace, nom, attributs, contenu }: Noeud, dehors = ''): string {
  const declare = espace === dehors ? '' : ` xmlns="${espace}"`;
  const ecrits = attributs.map(([n, v]) => ` ${n}="${echappe(v)}"`).join('');
  const dedans = contenu.map((c) => (typeof c === 'string' ? echappe(c) : ecrire(c, espace))).join('');
  return `<${nom}${declare}${ecrits}>${dedans}</${nom}>`;
}
