/** The files of a schema brought together: includes and imports followed, global components by expanded name. */
import { lireDocument } from './document.ts';
import { ErreurXsd } from './erreur.ts';
import { attribut, attributObligatoire, cle, type Noeud, XSD } from './noeud.ts';

/** What a component takes from its file. */
export interface Contexte {
  /** Namespace of what the file declares: its own, or that of the file that includes it (chameleon include). */
  readonly cible: string;
  readonly cameleon: boolean;
  readonly elementsQualifies: boolean;
  readonly attributsQualifies: boolean;
}

export interface Composant {
  readonly noeud: Noeud;
  readonly contexte: Contexte;
}

/** Symbol spaces of XML Schema (Structures §2.5): simple and complex types share one. */
const SORTES = {
  element: 'elements',
  attribute: 'attributs',
  complexType: 'types',
  simpleType: 'types',
  group: 'groupes',
  attributeGroup: 'groupesDAttributs',
} as const;
export type Sorte = (typeof SORTES)[keyof typeof SORTES];

export type Ressource = (nom: string) => Uint8Array | undefined;

export class Assemblage {
  private readonly composants: Record<Sorte, Map<string, Composant>> = {
    elements: new Map(),
    attributs: new Map(),
    types: new Map(),
    groupes: new Map(),
    groupesDAttributs: new Map(),
  };
  /** Files read, once for each namespace that they serve. */
  private readonly lus = new Set<string>();
  private readonly importes = new Set<string>();
  private readonly documents = new Map<string, Noeud>();
  private readonly ressource: Ressource;

  constructor(ressource: Ressource) {
    this.ressource = ressource;
  }

  ajouterRacine(fichier: string): void {
    const document = this.document(fichier);
    if (document === null) throw new ErreurXsd({ fichier, ligne: 0 }, 'fichier absent');
    const espace = attribut(document, 'targetNamespace') ?? '';
    this.importes.add(espace);
    this.charger(document, espace);
  }

  tous(sorte: Sorte): ReadonlyMap<string, Composant> {
    return this.composants[sorte];
  }

  /** The component that the QName `valeur`, written at `noeud`, names. */
  trouver(sorte: Sorte, valeur: string, { noeud, contexte }: Composant): Composant {
    const trouve = this.composants[sorte].get(nomEtendu(valeur, noeud, contexte));
    if (trouve === undefined) throw new ErreurXsd(noeud, `${valeur} n’est défini nulle part`);
    return trouve;
  }

  private document(fichier: string): Noeud | null {
    const connu = this.documents.get(fichier);
    if (connu !== undefined) return connu;
    const octets = this.ressource(fichier);
    if (octets === undefined) return null;
    const document = lireDocument(fichier, octets);
    this.documents.set(fichier, document);
    return document;
  }

  private charger(document: Noeud, cible: string): void {
    const clef = cle(cible, document.fichier);
    if (this.lus.has(clef)) return;
    this.lus.add(clef);
    const contexte: Contexte = {
      cible,
      cameleon: attribut(document, 'targetNamespace') === null && cible !== '',
      elementsQualifies: attribut(document, 'elementFormDefault') === 'qualified',
      attributsQualifies: attribut(document, 'attributeFormDefault') === 'qualified',
    };
    for (const noeud of document.enfants) {
      if (noeud.nom === 'include') this.inclure(noeud, cible);
      else if (noeud.nom === 'import') this.importer(noeud);
      else this.ranger({ noeud, contexte });
    }
  }

  private ranger(composant: Composant): void {
    const { noeud, contexte } = composant;
    if (!estGlobal(noeud.nom)) throw new ErreurXsd(noeud, `xs:${noeud.nom} ne peut être global`);
    const composants = this.composants[SORTES[noeud.nom]];
    const nom = cle(contexte.cible, attributObligatoire(noeud, 'name'));
    if (composants.has(nom)) throw new ErreurXsd(noeud, `${attribut(noeud, 'name')} est défini deux fois`);
    composants.set(nom, composant);
  }

  /** Structures §4.2.1: the same namespace, or none, which then takes that of the including file. */
  private inclure(noeud: Noeud, cible: string): void {
    const fichier = resoudre(noeud.fichier, attributObligatoire(noeud, 'schemaLocation'));
    const document = this.document(fichier);
    if (document === null) throw new ErreurXsd(noeud, `fichier inclus absent : ${fichier}`);
    const espace = attribut(document, 'targetNamespace');
    if (espace !== null && espace !== cible)
      throw new ErreurXsd(noeud, `${fichier} est d’un autre espace de noms : ${espace}`);
    this.charger(document, cible);
  }

  /** Structures §4.2.3. The location is a hint: as libxml2, the first one of a namespace serves for all. */
  private importer(noeud: Noeud): void {
    const espace = attribut(noeud, 'namespace') ?? '';
    const lieu = attribut(noeud, 'schemaLocation');
    if (lieu === null || this.importes.has(espace)) return;
    const document = this.document(resoudre(noeud.fichier, lieu));
    if (document === null) return;
    this.importes.add(espace);
    if ((attribut(document, 'targetNamespace') ?? '') !== espace)
      throw new ErreurXsd(noeud, `${document.fichier} n’est pas de l’espace de noms ${espace}`);
    this.charger(document, espace);
  }
}

const estGlobal = (nom: string): nom is keyof typeof SORTES => Object.hasOwn(SORTES, nom);

/** Expanded name of a QName in a schema file. */
export function nomEtendu(valeur: string, noeud: Noeud, contexte: Contexte): string {
  const [prefixe, local] = valeur.includes(':') ? valeur.split(':', 2) : ['', valeur];
  const espace = noeud.espaces.get(prefixe ?? '');
  if (espace === undefined && prefixe !== '') throw new ErreurXsd(noeud, `préfixe ${prefixe} non déclaré`);
  const sien = espace === undefined || espace === '' ? (contexte.cameleon ? contexte.cible : '') : espace;
  return cle(sien, local ?? '');
}

/** Local name, where the expanded name is one of XML Schema's own. */
export function nomDuStandard(nom: string): string | null {
  const [local = '', espace] = nom.split(' ');
  return espace === XSD ? local : null;
}

/** Path of `lieu`, relative to the folder of `fichier`. */
function resoudre(fichier: string, lieu: string): string {
  const parties = lieu.startsWith('/') ? [] : fichier.split('/').slice(0, -1);
  for (const partie of lieu.split('/')) {
    if (partie === '..' && parties.length > 0 && parties.at(-1) !== '..') parties.pop();
    else if (partie !== '.' && partie !== '') parties.push(partie);
  }
  return parties.join('/');
}
