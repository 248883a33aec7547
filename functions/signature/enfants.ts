/** Strict access to the tree of a Signature: what is looked for stands at its place, once. */
import type { Noeud } from './arbre.ts';
import { decodeBase64 } from './base64.ts';
import { Illisible, structure } from './illisible.ts';

export function enfants(parent: Noeud, uri: string, local: string): Noeud[] {
  return parent.enfants.filter((n) => n.local === local && n.uri === uri);
}

/** The one child of that name; absent, repeated or of another namespace is a structure anomaly. */
export function unique(parent: Noeud, uri: string, local: string): Noeud {
  const [premier, ...autres] = enfants(parent, uri, local);
  if (premier === undefined) throw structure(`${parent.local} ne contient pas ${local}`);
  if (autres.length > 0) throw structure(`${parent.local} contient ${autres.length + 1} fois ${local}`);
  return premier;
}

export function facultatif(parent: Noeud, uri: string, local: string): Noeud | null {
  return enfants(parent, uri, local).length === 0 ? null : unique(parent, uri, local);
}

/** Refuses children other than the named ones, each a local name in one namespace. */
export function rienDAutre(parent: Noeud, uri: string, locaux: readonly string[]): void {
  for (const n of parent.enfants) {
    if (n.uri !== uri || !locaux.includes(n.local))
      throw structure(`${parent.local} contient un élément ${n.local} inattendu`);
  }
}

export function attribut(noeud: Noeud, nom: string): string {
  const valeur = noeud.attributs.get(nom);
  if (valeur === undefined) throw structure(`${noeud.local} n’a pas d’attribut ${nom}`);
  return valeur;
}

/** Text of an element that may have no child. */
export function texte(noeud: Noeud): string {
  if (noeud.enfants.length > 0) throw structure(`${noeud.local} contient un élément au lieu d’une valeur`);
  return noeud.texte;
}

export function base64(noeud: Noeud): Buffer {
  const octets = decodeBase64(texte(noeud));
  if (octets === null) throw new Illisible('SIGNATURE_BASE64', { element: noeud.local });
  return octets;
}
