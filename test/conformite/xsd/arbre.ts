/** A document as a tree that can be altered before it is written. */
import type { TypeSimple } from '../../../functions/format/xsd/simple/type-simple.ts';

export interface Attribut {
  nom: string;
  espace: string;
  valeur: string;
  readonly type: TypeSimple | null;
}

export interface Element {
  nom: string;
  espace: string;
  readonly attributs: Attribut[];
  readonly enfants: Element[];
  texte: string;
  readonly type: TypeSimple | null;
}

const echapper = (valeur: string): string => valeur.replace(/[&<>"\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`);

/** Every namespace has its prefix, declared at the root: none is the default. */
export function ecrire(racine: Element): string {
  const prefixes = new Map<string, string>([['http://www.w3.org/XML/1998/namespace', 'xml']]);
  const prefixe = (espace: string): string => {
    if (espace === '') return '';
    const connu = prefixes.get(espace) ?? `n${prefixes.size}`;
    prefixes.set(espace, connu);
    return `${connu}:`;
  };
  const element = (e: Element): string => {
    const nom = prefixe(e.espace) + e.nom;
    const vus = new Set<string>();
    const attributs = e.attributs
      .filter((a) => !vus.has(`${a.nom} ${a.espace}`) && vus.add(`${a.nom} ${a.espace}`))
      .map((a) => ` ${prefixe(a.espace)}${a.nom}="${echapper(a.valeur)}"`);
    const contenu = e.enfants.map(element).join('') + echapper(e.texte);
    return `<${nom}${attributs.join('')}>${contenu}</${nom}>`;
  };
  const corps = element(racine);
  const declarations = Array.from(prefixes, ([espace, p]) => (p === 'xml' ? '' : ` xmlns:${p}="${espace}"`)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${corps.replace(/^<[^\s>]+/, (debut) => debut + declarations)}\n`;
}

export const tous = (racine: Element): readonly Element[] => [racine, ...racine.enfants.flatMap(tous)];
