/** xs:restriction of a simple type: its facets, over those of the base (Datatypes §4.1.2). */
import { Expression } from '../expression/expression.ts';
import { ErreurXsd } from '../lecture/erreur.ts';
import { attributObligatoire, type Noeud } from '../lecture/noeud.ts';
import type { Borne, Facettes } from './facettes.ts';
import { type Blancs, TypeAtomique, type TypeSimple } from './type-simple.ts';

/** Facets that hold a number, and where it goes. */
const NOMBRES = {
  length: 'longueur',
  minLength: 'longueurMin',
  maxLength: 'longueurMax',
  totalDigits: 'chiffres',
  fractionDigits: 'decimales',
} as const;
const BORNES: Readonly<Record<string, Pick<Borne, 'sens' | 'comprise'>>> = {
  minInclusive: { sens: 'minimum', comprise: true },
  minExclusive: { sens: 'minimum', comprise: false },
  maxInclusive: { sens: 'maximum', comprise: true },
  maxExclusive: { sens: 'maximum', comprise: false },
};

const estNombre = (nom: string): nom is keyof typeof NOMBRES => Object.hasOwn(NOMBRES, nom);

/** `facettes`: the children of xs:restriction that are facets. */
export function restreindre(base: TypeSimple, facettes: readonly Noeud[], noeud: Noeud): TypeSimple {
  if (facettes.length === 0) return base;
  if (!(base instanceof TypeAtomique))
    throw new ErreurXsd(noeud, 'restriction d’une union ou d’une liste non prise en charge');
  const nombres: Partial<Record<(typeof NOMBRES)[keyof typeof NOMBRES], number>> = {};
  const bornes: Borne[] = [];
  let blancs: Blancs = base.blancs;
  for (const facette of facettes) {
    const valeur = attributObligatoire(facette, 'value');
    const borne = BORNES[facette.nom];
    if (estNombre(facette.nom)) nombres[NOMBRES[facette.nom]] = lireNombre(facette, base);
    else if (borne !== undefined) bornes.push(lireBorne(facette, base, borne));
    else if (facette.nom === 'whiteSpace') blancs = lireBlancs(facette, valeur);
  }
  const heritees = base.facettes.bornes.filter(({ sens }) => !bornes.some((b) => b.sens === sens));
  return new TypeAtomique(
    base,
    base.primitif,
    blancs,
    {
      ...base.facettes,
      ...nombres,
      bornes: [...heritees, ...bornes],
      ...enumeration(base, facettes),
      ...motifs(base, facettes),
    },
    base.identifie,
  );
}

function lireNombre(facette: Noeud, base: TypeAtomique): number {
  const nombre = Number(attributObligatoire(facette, 'value'));
  const applicable = facette.nom.endsWith('Digits') ? base.primitif.decimal : base.primitif.longueur !== undefined;
  if (applicable !== true || !Number.isSafeInteger(nombre) || nombre < 0)
    throw new ErreurXsd(facette, `xs:${facette.nom} non pris en charge pour ce type`);
  return nombre;
}

function lireBorne(facette: Noeud, base: TypeAtomique, borne: Pick<Borne, 'sens' | 'comprise'>): Borne {
  const { primitif } = base;
  const brute = attributObligatoire(facette, 'value').trim();
  if (primitif.comparer === undefined || !primitif.admet(brute))
    throw new ErreurXsd(facette, `xs:${facette.nom} non pris en charge pour ce type`);
  return { ...borne, valeur: primitif.canonique?.(brute) ?? brute };
}

function lireBlancs(facette: Noeud, valeur: string): Blancs {
  if (valeur === 'preserve' || valeur === 'replace' || valeur === 'collapse') return valeur;
  throw new ErreurXsd(facette, `xs:whiteSpace ${valeur} inconnu`);
}

/** A value listed twice, as the official sets have, is one value. */
function enumeration(base: TypeAtomique, facettes: readonly Noeud[]): Partial<Facettes> {
  const ecrites = facettes.filter(({ nom }) => nom === 'enumeration').map((f) => attributObligatoire(f, 'value'));
  const [premiere] = facettes.filter(({ nom }) => nom === 'enumeration');
  if (premiere === undefined) return {};
  const liste = ecrites.map((valeur) => {
    const forme = base.canonique(valeur);
    if (forme === null) throw new ErreurXsd(premiere, 'xs:enumeration non prise en charge pour ce type');
    return forme;
  });
  return { liste: new Set(liste), ecrites };
}

function motifs(base: TypeAtomique, facettes: readonly Noeud[]): Partial<Facettes> {
  const choix = facettes
    .filter(({ nom }) => nom === 'pattern')
    .map((facette) => {
      try {
        return new Expression(attributObligatoire(facette, 'value'));
      } catch (erreur) {
        if (erreur instanceof SyntaxError || erreur instanceof RangeError)
          throw new ErreurXsd(facette, `xs:pattern : ${erreur.message}`);
        throw erreur;
      }
    });
  return choix.length === 0 ? {} : { motifs: [...base.facettes.motifs, choix] };
}
