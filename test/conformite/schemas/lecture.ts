/** Reads a set of schemas from its root file: the constructs that PES sets use, and an error on any other. */
import { dirname, resolve } from 'node:path';
import { type Balise, lireBalises } from './balise.ts';
import type { Attribut, Declaration, Facettes, Particule, TypeComplexe, TypeSimple } from './modele.ts';

const XS = 'http://www.w3.org/2001/XMLSchema';

/** A top-level component, with the namespace of the document it is seen through (an include may lend its own). */
interface Composant {
  readonly balise: Balise;
  readonly espace: string;
  readonly qualifie: boolean;
}
const VIDE: TypeComplexe = { attributs: [], contenu: null, texte: null, mixte: false };

export class Jeu {
  /** By kind, namespace and name. */
  private readonly composants = new Map<string, Composant>();
  private readonly lus = new Set<string>();
  private readonly types = new Map<Balise, TypeComplexe>();
  private readonly declarations = new Map<Balise, Declaration>();

  constructor(fichier: string) {
    this.lire(resolve(fichier), null);
  }

  racine(espace: string, nom: string): Declaration {
    const composant = this.composants.get(`element {${espace}}${nom}`);
    if (composant === undefined) throw new Error(`no global element {${espace}}${nom}`);
    return this.declaration(composant);
  }

  /** The global elements of other namespaces. */
  globaux(sauf: string): Declaration[] {
    return [...this.composants.values()]
      .filter(({ balise, espace }) => balise.nom === 'element' && espace !== sauf)
      .map((composant) => this.declaration(composant));
  }

  private lire(fichier: string, incluant: string | null): void {
    const schema = lireBalises(fichier);
    const espace = schema.attributs.get('targetNamespace') ?? incluant ?? '';
    const cle = `${espace} ${fichier}`;
    if (this.lus.has(cle)) return;
    this.lus.add(cle);
    const qualifie = schema.attributs.get('elementFormDefault') === 'qualified';
    for (const balise of schema.enfants) {
      const lieu = balise.attributs.get('schemaLocation');
      if (balise.nom === 'include' || balise.nom === 'import') {
        if (lieu !== undefined) this.lire(resolve(dirname(fichier), lieu), balise.nom === 'include' ? espace : null);
      } else
        this.composants.set(`${balise.nom} {${espace}}${balise.attributs.get('name')}`, { balise, espace, qualifie });
    }
  }

  /** The component that a QName names, or null for a built-in type. */
  private trouver(genres: readonly string[], nom: string, depuis: Composant): Composant | null {
    const [prefixe, local] = nom.includes(':') ? (nom.split(':') as [string, string]) : ['', nom];
    const declare = depuis.balise.espaces.get(prefixe);
    if (declare === XS) return null;
    const espace = declare ?? depuis.espace;
    for (const e of [espace, ''])
      for (const genre of genres) {
        const composant = this.composants.get(`${genre} {${e}}${local}`);
        if (composant !== undefined) return composant;
      }
    throw new Error(`nothing named ${nom} in {${espace}}`);
  }

  private declaration(c: Composant): Declaration {
    const connue = this.declarations.get(c.balise);
    if (connue !== undefined) return connue;
    const { attributs, enfants } = c.balise;
    const nomDeType = attributs.get('type');
    const global = this.composants.get(`element {${c.espace}}${attributs.get('name')}`)?.balise === c.balise;
    const declaration: Declaration = {
      espace: global || c.qualifie ? c.espace : '',
      nom: attributs.get('name') ?? '',
      type: () => {
        if (nomDeType !== undefined) return this.typeNomme(nomDeType, c);
        const anonyme = enfants[0];
        return anonyme === undefined ? { ...VIDE, mixte: true } : this.typeDe({ ...c, balise: anonyme });
      },
    };
    this.declarations.set(c.balise, declaration);
    return declaration;
  }

  private typeNomme(nom: string, depuis: Composant): TypeComplexe {
    const composant = this.trouver(['complexType', 'simpleType'], nom, depuis);
    return composant === null ? { ...VIDE, texte: primitif(nom) } : this.typeDe(composant);
  }

  private typeDe(c: Composant): TypeComplexe {
    const connu = this.types.get(c.balise);
    if (connu !== undefined) return connu;
    const type = c.balise.nom === 'simpleType' ? { ...VIDE, texte: this.simple(c) } : this.complexe(c);
    this.types.set(c.balise, type);
    return type;
  }

  private complexe(c: Composant): TypeComplexe {
    const mixte = c.balise.attributs.get('mixed') === 'true';
    const derive = c.balise.enfants.find(({ nom }) => nom === 'complexContent' || nom === 'simpleContent');
    const corps = derive === undefined ? c.balise : derive.enfants[0];
    if (corps === undefined) return { ...VIDE, mixte };
    const base = corps.attributs.get('base');
    const herite = base === undefined ? VIDE : this.typeNomme(base, c);
    const propre = corps.enfants.find(({ nom }) => ['sequence', 'choice', 'group'].includes(nom));
    const contenu = propre === undefined ? null : this.particule({ ...c, balise: propre });
    return {
      attributs: [...herite.attributs, ...this.attributs(corps, c)],
      contenu: corps.nom === 'restriction' ? contenu : ensuite(herite.contenu, contenu),
      texte: herite.texte,
      mixte: mixte || herite.mixte,
    };
  }

  private attributs(corps: Balise, c: Composant): Attribut[] {
    return corps.enfants
      .filter(({ nom }) => nom === 'attribute')
      .map((balise) => {
        const nomDeType = balise.attributs.get('type');
        const anonyme = balise.enfants[0];
        const type =
          nomDeType !== undefined
            ? this.typeNomme(nomDeType, { ...c, balise }).texte
            : this.simple({ ...c, balise: anonyme ?? balise });
        if (type === null) throw new Error('an attribute of a complex type');
        return { nom: balise.attributs.get('name') ?? '', requis: balise.attributs.get('use') === 'required', type };
      });
  }

  private simple(c: Composant): TypeSimple {
    const restriction = c.balise.enfants[0];
    const base = restriction?.attributs.get('base');
    if (restriction?.nom !== 'restriction' || base === undefined) throw new Error('only restrictions are read');
    const dessous = this.typeNomme(base, { ...c, balise: restriction }).texte;
    if (dessous === null) throw new Error(`${base} is not simple`);
    const facettes: Facettes = new Map(
      Array.from(
        Map.groupBy(restriction.enfants, ({ nom }) => nom),
        ([nom, f]) => [nom, f.map(({ attributs }) => attributs.get('value') ?? '')],
      ),
    );
    return { ...dessous, restrictions: [...dessous.restrictions, facettes] };
  }

  private particule(c: Composant): Particule {
    const { nom, attributs, enfants } = c.balise;
    const max = attributs.get('maxOccurs') ?? '1';
    const bornes = { min: Number(attributs.get('minOccurs') ?? 1), max: max === 'unbounded' ? Infinity : Number(max) };
    const ref = attributs.get('ref');
    switch (nom) {
      case 'element': {
        const nommee = ref === undefined ? c : this.trouver(['element'], ref, c);
        return { genre: 'element', ...bornes, declaration: this.declaration(nommee ?? c) };
      }
      case 'any': {
        const traitement = attributs.get('processContents') ?? 'strict';
        return { genre: 'any', ...bornes, autre: attributs.get('namespace') === '##other', traitement };
      }
      case 'group': {
        const groupe = this.trouver(['group'], ref ?? '', c);
        const corps = groupe?.balise.enfants[0];
        if (groupe == null || corps === undefined) throw new Error(`empty group ${ref}`);
        return { genre: 'sequence', ...bornes, enfants: [this.particule({ ...groupe, balise: corps })] };
      }
      case 'sequence':
      case 'choice':
        return { genre: nom, ...bornes, enfants: enfants.map((balise) => this.particule({ ...c, balise })) };
      default:
        throw new Error(`${nom} in a content`);
    }
  }
}

const primitif = (nom: string): TypeSimple => ({ primitif: nom.replace(/^.*:/, ''), restrictions: [] });

const ensuite = (a: Particule | null, b: Particule | null): Particule | null =>
  a === null ? b : b === null ? a : { genre: 'sequence', min: 1, max: 1, enfants: [a, b] };
