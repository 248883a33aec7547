/** An element of a schema file, and what it may hold: what this engine does not know is an error, never passed over. */
import { ErreurXsd } from './erreur.ts';

export const XSD = 'http://www.w3.org/2001/XMLSchema';
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

export interface Noeud {
  readonly nom: string;
  readonly attributs: ReadonlyMap<string, string>;
  readonly enfants: readonly Noeud[];
  /** Namespaces in scope, by prefix. */
  readonly espaces: ReadonlyMap<string, string>;
  readonly fichier: string;
  readonly ligne: number;
}

/** Key of an expanded name: no local name holds a space. */
export const cle = (espace: string, nom: string): string => `${nom} ${espace}`;

const OCCURRENCES = 'minOccurs maxOccurs';
const DERIVATION = 'base';
/** Attributes of each element that are understood. `id` and foreign attributes say nothing of validity. */
const ATTRIBUTS: Readonly<Record<string, string>> = {
  schema: 'targetNamespace elementFormDefault attributeFormDefault version',
  include: 'schemaLocation',
  import: 'schemaLocation namespace',
  element: `name ref type form default fixed nillable ${OCCURRENCES}`,
  complexType: 'name mixed abstract',
  simpleContent: '',
  complexContent: 'mixed',
  extension: DERIVATION,
  restriction: DERIVATION,
  sequence: OCCURRENCES,
  choice: OCCURRENCES,
  all: OCCURRENCES,
  group: `name ref ${OCCURRENCES}`,
  any: `namespace processContents ${OCCURRENCES}`,
  anyAttribute: 'namespace processContents',
  attribute: 'name ref type form use default fixed',
  attributeGroup: 'name ref',
  simpleType: 'name',
  union: 'memberTypes',
  list: 'itemType',
  ...Object.fromEntries(
    (
      'length minLength maxLength pattern enumeration whiteSpace minInclusive maxInclusive minExclusive maxExclusive ' +
      'totalDigits fractionDigits'
    )
      .split(' ')
      .map((facette) => [facette, 'value fixed']),
  ),
};

const ADMIS = new Map(Object.entries(ATTRIBUTS).map(([nom, admis]) => [nom, new Set(admis.split(' '))]));

/** Refuses an element or an attribute that would be ignored. */
export function controlerNoeud(noeud: Noeud): void {
  const admis = ADMIS.get(noeud.nom);
  if (admis === undefined) throw new ErreurXsd(noeud, `construction xs:${noeud.nom} non prise en charge`);
  for (const nom of noeud.attributs.keys())
    if (nom !== 'id' && !admis.has(nom))
      throw new ErreurXsd(noeud, `attribut ${nom} de xs:${noeud.nom} non pris en charge`);
}

export const attribut = (noeud: Noeud, nom: string): string | null => noeud.attributs.get(nom) ?? null;

export function attributObligatoire(noeud: Noeud, nom: string): string {
  const valeur = attribut(noeud, nom);
  if (valeur === null) throw new ErreurXsd(noeud, `xs:${noeud.nom} sans attribut ${nom}`);
  return valeur;
}

export const estVrai = (valeur: string | null): boolean => valeur === 'true' || valeur === '1';

/** The children of these names. */
export const enfantsNommes = (noeud: Noeud, ...noms: readonly string[]): readonly Noeud[] =>
  noeud.enfants.filter(({ nom }) => noms.includes(nom));

export const enfantNomme = (noeud: Noeud, ...noms: readonly string[]): Noeud | null =>
  enfantsNommes(noeud, ...noms)[0] ?? null;

/** Every child must have one of these names: the engine knows no other there. */
export function seulement(noeud: Noeud, ...noms: readonly string[]): void {
  for (const enfant of noeud.enfants)
    if (!noms.includes(enfant.nom))
      throw new ErreurXsd(enfant, `construction xs:${enfant.nom} dans xs:${noeud.nom} non prise en charge`);
}
