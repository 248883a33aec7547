/** Names resolved to declarations and types; each global component is built once. */
import { type Assemblage, type Composant, nomDuStandard, nomEtendu } from '../lecture/assemblage.ts';
import { ErreurXsd } from '../lecture/erreur.ts';
import { attribut, attributObligatoire, cle, enfantNomme, estVrai, type Noeud, seulement } from '../lecture/noeud.ts';
import { N_IMPORTE_QUEL_TYPE_SIMPLE, typeStandard } from '../simple/standard.ts';
import type { TypeSimple } from '../simple/type-simple.ts';
import { definirComplexe } from './complexe.ts';
import { type Declaration, N_IMPORTE_QUEL_TYPE, type Type, TypeComplexe, type UsageAttribut } from './modele.ts';
import { lireTypeSimple } from './simple.ts';

export class Resolution {
  readonly assemblage: Assemblage;
  private readonly types = new Map<Noeud, Map<string, Type>>();
  private readonly enCours = new Set<Noeud>();
  private readonly elements = new Map<string, Declaration>();

  constructor(assemblage: Assemblage) {
    this.assemblage = assemblage;
  }

  /** The type named by the QName `valeur`, written in `ou`. */
  type(valeur: string, ou: Composant): Type {
    const nom = nomDuStandard(nomEtendu(valeur, ou.noeud, ou.contexte));
    if (nom === null) return this.typeGlobal(this.assemblage.trouver('types', valeur, ou));
    const type = nom === 'anyType' ? N_IMPORTE_QUEL_TYPE : typeStandard(nom);
    if (type === null) throw new ErreurXsd(ou.noeud, `type xs:${nom} non pris en charge`);
    return type;
  }

  typeSimple(valeur: string, ou: Composant): TypeSimple {
    const type = this.type(valeur, ou);
    if (type instanceof TypeComplexe) throw new ErreurXsd(ou.noeud, `${valeur} n’est pas un type simple`);
    return type;
  }

  /** The type that a simpleType or complexType defines. */
  typeGlobal(composant: Composant): Type {
    const { noeud, contexte } = composant;
    // One file may serve two namespaces (chameleon include): its types are then not the same.
    const connus = this.types.get(noeud) ?? new Map<string, Type>();
    this.types.set(noeud, connus);
    const connu = connus.get(contexte.cible);
    if (connu !== undefined) return connu;
    const type = this.definir(composant);
    connus.set(contexte.cible, type);
    return type;
  }

  private definir(composant: Composant): Type {
    const { noeud } = composant;
    if (noeud.nom === 'complexType')
      return new TypeComplexe(attribut(noeud, 'name') ?? '', noeud, () => definirComplexe(this, composant));
    if (this.enCours.has(noeud)) throw new ErreurXsd(noeud, 'type simple défini par lui-même');
    this.enCours.add(noeud);
    const type = lireTypeSimple(this, composant);
    this.enCours.delete(noeud);
    return type;
  }

  /** A global element, by the QName of a `ref`. */
  element(valeur: string, ou: Composant): Declaration {
    return this.elementGlobal(this.assemblage.trouver('elements', valeur, ou));
  }

  elementGlobal(composant: Composant): Declaration {
    const { noeud, contexte } = composant;
    const nom = cle(contexte.cible, attributObligatoire(noeud, 'name'));
    const declaration = this.elements.get(nom) ?? this.declarer(composant, contexte.cible);
    this.elements.set(nom, declaration);
    return declaration;
  }

  /** An element declared where it stands. */
  elementLocal(composant: Composant): Declaration {
    const { noeud, contexte } = composant;
    const forme = attribut(noeud, 'form');
    const qualifie = forme === null ? contexte.elementsQualifies : forme === 'qualified';
    return this.declarer(composant, qualifie ? contexte.cible : '');
  }

  private declarer(composant: Composant, espace: string): Declaration {
    const { noeud, contexte } = composant;
    seulement(noeud, 'complexType', 'simpleType');
    const anonyme = enfantNomme(noeud, 'complexType', 'simpleType');
    const nomme = attribut(noeud, 'type');
    const fixe = attribut(noeud, 'fixed');
    return {
      nom: attributObligatoire(noeud, 'name'),
      espace,
      type:
        anonyme !== null
          ? this.typeGlobal({ noeud: anonyme, contexte })
          : nomme === null
            ? N_IMPORTE_QUEL_TYPE
            : this.type(nomme, composant),
      nillable: estVrai(attribut(noeud, 'nillable')),
      defaut: fixe ?? attribut(noeud, 'default'),
      fixe: fixe !== null,
    };
  }

  attribut(composant: Composant): UsageAttribut {
    const { noeud, contexte } = composant;
    const ref = attribut(noeud, 'ref');
    const requis = attribut(noeud, 'use') === 'required';
    if (ref !== null) {
      const global = this.attributGlobal(this.assemblage.trouver('attributs', ref, composant));
      return { ...global, requis, fixe: attribut(noeud, 'fixed') ?? global.fixe };
    }
    const forme = attribut(noeud, 'form');
    const qualifie = forme === null ? contexte.attributsQualifies : forme === 'qualified';
    return { ...this.declarerAttribut(composant, qualifie ? contexte.cible : ''), requis };
  }

  attributGlobal(composant: Composant): UsageAttribut {
    return this.declarerAttribut(composant, composant.contexte.cible);
  }

  private declarerAttribut(composant: Composant, espace: string): UsageAttribut {
    const { noeud, contexte } = composant;
    seulement(noeud, 'simpleType');
    const anonyme = enfantNomme(noeud, 'simpleType');
    const nomme = attribut(noeud, 'type');
    const type =
      anonyme !== null
        ? lireTypeSimple(this, { noeud: anonyme, contexte })
        : nomme === null
          ? N_IMPORTE_QUEL_TYPE_SIMPLE
          : this.typeSimple(nomme, composant);
    return { nom: attributObligatoire(noeud, 'name'), espace, type, requis: false, fixe: attribut(noeud, 'fixed') };
  }
}
