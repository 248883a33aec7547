/** Typed readers of DynamoDB items: an attribute that is not what we write there is a bug, told at once. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type Item = Readonly<Record<string, AttributeValue>>;

export function texte(item: Item, attribut: string): string {
  const valeur = item[attribut]?.S;
  if (valeur === undefined) throw new TypeError(`attribute ${attribut} is not a text`);
  return valeur;
}

export function texteOuNull(item: Item, attribut: string): string | null {
  return item[attribut] === undefined ? null : texte(item, attribut);
}

export function entier(item: Item, attribut: string): number {
  const valeur = Number(item[attribut]?.N);
  if (!Number.isSafeInteger(valeur)) throw new TypeError(`attribute ${attribut} is not an integer`);
  return valeur;
}

export const S = (valeur: string): AttributeValue => ({ S: valeur });
export const N = (valeur: number): AttributeValue => ({ N: String(valeur) });
