/** xs:complexType (Structures §3.4): its content and attributes, its own and those of its base. */
import type { Composant } from '../lecture/assemblage.ts';
import { ErreurXsd } from '../lecture/erreur.ts';
import { attribut, attributObligatoire, enfantNomme, enfantsNommes, estVrai, seulement } from '../lecture/noeud.ts';
import { restreindre } from '../simple/restriction.ts';
import type { TypeSimple } from '../simple/type-simple.ts';
import { type Attributs, lireAttributs, NOMS_D_ATTRIBUTS } from './attributs.ts';
import { type Contenu, type Definition, N_IMPORTE_QUEL_TYPE, type Type, TypeComplexe } from './modele.ts';
import { lireContenu, MODELES } from './particules.ts';
import type { Resolution } from './resolution.ts';

const FACETTES = ['length', 'minLength', 'maxLength', 'pattern', 'enumeration', 'whiteSpace', 'totalDigits'].concat([
  'fractionDigits',
  'minInclusive',
  'maxInclusive',
  'minExclusive',
  'maxExclusive',
]);

export function definirComplexe(resolution: Resolution, composant: Composant): Definition {
  const { noeud, contexte } = composant;
  seulement(noeud, 'simpleContent', 'complexContent', ...MODELES, ...NOMS_D_ATTRIBUTS);
  const abstrait = estVrai(attribut(noeud, 'abstract'));
  const derive = enfantNomme(noeud, 'simpleContent', 'complexContent');
  const mixte = estVrai((derive && attribut(derive, 'mixed')) ?? attribut(noeud, 'mixed'));
  if (derive !== null) {
    const [derivation] = derive.enfants;
    if (derivation === undefined || (derivation.nom !== 'extension' && derivation.nom !== 'restriction'))
      throw new ErreurXsd(derive, `xs:${derive.nom} sans dérivation`);
    const ici = { noeud: derivation, contexte };
    const base = resolution.type(attributObligatoire(derivation, 'base'), ici);
    return derive.nom === 'simpleContent'
      ? { ...contenuSimple(resolution, ici, base), abstrait }
      : { ...contenuComplexe(resolution, ici, base, mixte), abstrait };
  }
  const { attributs, joker } = lireAttributs(resolution, composant, null);
  const contenu = lireContenu(resolution, composant);
  return { base: N_IMPORTE_QUEL_TYPE, abstrait, mixte, contenu, simple: null, attributs, joker };
}

type Derivee = Omit<Definition, 'abstrait'>;

/** Attributes of the base, where it has any. */
function attributsDe(base: Type): Attributs | null {
  return base instanceof TypeComplexe ? base.definition : null;
}

function contenuSimple(resolution: Resolution, ici: Composant, base: Type): Derivee {
  const { noeud, contexte } = ici;
  let simple: TypeSimple | null = base instanceof TypeComplexe ? base.definition.simple : base;
  if (simple === null) throw new ErreurXsd(noeud, 'la base de xs:simpleContent n’a pas de contenu simple');
  if (noeud.nom === 'restriction') {
    seulement(noeud, 'simpleType', ...FACETTES, ...NOMS_D_ATTRIBUTS);
    const anonyme = enfantNomme(noeud, 'simpleType');
    const resserre = anonyme === null ? simple : resolution.typeGlobal({ noeud: anonyme, contexte });
    if (resserre instanceof TypeComplexe) throw new ErreurXsd(noeud, 'type complexe inattendu');
    simple = restreindre(resserre, enfantsNommes(noeud, ...FACETTES), noeud);
  } else seulement(noeud, ...NOMS_D_ATTRIBUTS);
  const { attributs, joker } = lireAttributs(resolution, ici, attributsDe(base));
  return { base, mixte: false, contenu: null, simple, attributs, joker };
}

function contenuComplexe(resolution: Resolution, ici: Composant, base: Type, mixte: boolean): Derivee {
  const { noeud } = ici;
  seulement(noeud, ...MODELES, ...NOMS_D_ATTRIBUTS);
  if (!(base instanceof TypeComplexe)) throw new ErreurXsd(noeud, 'la base de xs:complexContent est un type simple');
  const { definition } = base;
  const propre = lireContenu(resolution, ici);
  const { attributs, joker } = lireAttributs(resolution, ici, definition);
  if (noeud.nom === 'restriction') return { base, mixte, contenu: propre, simple: null, attributs, joker };
  return {
    base,
    mixte: mixte || definition.mixte,
    contenu: mettreALaSuite(ici, definition.contenu, propre),
    simple: propre === null ? definition.simple : null,
    attributs,
    joker,
  };
}

/** Structures §3.4.2: an extension's content comes after that of its base. */
function mettreALaSuite({ noeud }: Composant, base: Contenu | null, propre: Contenu | null): Contenu | null {
  if (base === null || propre === null) return base ?? propre;
  if (base.genre === 'tout' || propre.genre === 'tout')
    throw new ErreurXsd(noeud, 'extension avec xs:all non prise en charge');
  return { genre: 'suite', membres: [base, propre] };
}
