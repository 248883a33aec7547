/** A trusted list as a small bounded tree, made of the very tokens whose canonical form is verified. */

import { DSIG } from '../../signature/algorithmes.ts';
import { decodeBase64 } from '../../signature/base64.ts';
import type { Reader } from '../../xml/reader.ts';
import type { TokenSink } from '../../xml/token-sink.ts';
import { ListeMalFormee } from './illisible.ts';

export interface Noeud {
  readonly espace: string;
  readonly nom: string;
  /** By local name: no two attributes of a list share one. */
  readonly attributs: ReadonlyMap<string, string>;
  readonly enfants: Noeud[];
  texte: string;
}

export const LIMITES_LISTE = {
  /** Bytes of a list. The largest national one has about 5 MB. */
  octets: 33_554_432,
  elements: 500_000,
} as const;

export class Arbre implements TokenSink {
  racine: Noeud | null = null;
  private readonly ouverts: Noeud[] = [];
  private elements = 0;
  /** Open elements of the Signature, which has its own reader. */
  private dansSignature = 0;

  start(reader: Reader, name: number): void {
    const [espace, nom] = [reader.uriText(reader.uri), reader.localName(name)];
    if (this.dansSignature > 0 || (espace === DSIG && nom === 'Signature')) {
      this.dansSignature++;
      return;
    }
    if (++this.elements > LIMITES_LISTE.elements)
      throw new ListeMalFormee(`plus de ${LIMITES_LISTE.elements} éléments`);
    const noeud: Noeud = { espace, nom, attributs: attributsDe(reader), enfants: [], texte: '' };
    const parent = this.ouverts.at(-1);
    if (parent === undefined) this.racine = noeud;
    else parent.enfants.push(noeud);
    this.ouverts.push(noeud);
  }

  text(_: Reader, bytes: Uint8Array, from: number, to: number): void {
    const noeud = this.ouverts.at(-1);
    if (this.dansSignature === 0 && noeud !== undefined)
      noeud.texte += Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
  }

  end(): void {
    if (this.dansSignature > 0) this.dansSignature--;
    else this.ouverts.pop();
  }

  /** Comments are no part of the canonical form, and change nothing of a value; the rest is signed with its place. */
  markup(): void {}
}

function attributsDe(reader: Reader): Map<string, string> {
  const attributs = new Map<string, string>();
  for (let i = 0; i < reader.attributeCount; i++)
    if (!reader.isNamespaceDeclaration(i))
      attributs.set(reader.localName(reader.attributeName(i)), reader.attributeValue(i));
  return attributs;
}

export const enfants = (parent: Noeud, nom: string, espace: string): Noeud[] =>
  parent.enfants.filter((n) => n.nom === nom && n.espace === espace);

/** The one child of that name, or null; two would have two meanings. */
export function enfant(parent: Noeud, nom: string, espace: string): Noeud | null {
  const [premier = null, second] = enfants(parent, nom, espace);
  if (second !== undefined) throw new ListeMalFormee(`${parent.nom} contient plusieurs fois ${nom}`);
  return premier;
}

export function exiger(parent: Noeud, nom: string, espace: string): Noeud {
  const trouve = enfant(parent, nom, espace);
  if (trouve === null) throw new ListeMalFormee(`${parent.nom} ne contient pas ${nom}`);
  return trouve;
}

/** The text of an element that may have no child. */
export function valeur(noeud: Noeud): string {
  if (noeud.enfants.length > 0) throw new ListeMalFormee(`${noeud.nom} contient un élément au lieu d’une valeur`);
  return noeud.texte.trim();
}

export function octets(noeud: Noeud): Uint8Array {
  const lus = decodeBase64(valeur(noeud));
  if (lus === null) throw new ListeMalFormee(`${noeud.nom} n’est pas du base64 correct`);
  return lus;
}

/** The instant of an xs:dateTime with its time zone, ISO 8601 UTC. */
export function instant(noeud: Noeud): string {
  const texte = valeur(noeud);
  const forme = /^\d{4}-(\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;
  const [, jour = ''] = forme.exec(texte) ?? [];
  const date = new Date(jour === '' ? Number.NaN : texte);
  // 30 February is a well-formed instant to Date: its day, at least, must come back.
  const existe = new Date(`${texte.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || Number.isNaN(existe.getTime()) || !existe.toISOString().includes(jour))
    throw new ListeMalFormee(`${noeud.nom} porte une date incorrecte (« ${texte.slice(0, 40)} »)`);
  return date.toISOString();
}
