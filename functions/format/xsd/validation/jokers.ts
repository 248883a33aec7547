/** Wildcards: what becomes of an element that no declaration of the content expects (Structures §3.10.4). */
import { admetEspace } from '../modele/modele.ts';
import type { Schema } from '../schema.ts';

export interface Admission {
  /** State of the parent behind the element. */
  readonly suite: number;
  readonly sort: 'passe' | 'declare' | 'libre' | 'inconnu';
  /** Declaration of a global element; 0 for none. */
  readonly declaration: number;
}

/** Null where no wildcard of `etat` admits the namespace. `type`: the element says its type itself (xsi:type). */
export function admettre(
  schema: Schema,
  etat: number,
  element: number,
  espace: string,
  type: boolean,
): Admission | null {
  const admis = schema.jokers[etat]?.find(({ joker }) => admetEspace(joker, espace));
  if (admis === undefined) return null;
  const { suite } = admis;
  const { traitement } = admis.joker;
  const declaration = schema.globaux.get(element) ?? 0;
  if (traitement === 'skip') return { suite, sort: 'passe', declaration: 0 };
  if (declaration !== 0) return { suite, sort: 'declare', declaration };
  return { suite, sort: traitement === 'lax' || type ? 'libre' : 'inconnu', declaration };
}
