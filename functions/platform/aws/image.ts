/** What a change of the journal's table is about, as its stream tells it: only what somebody is woken by. */
import type { OutboxPending } from '../ports.ts';

/** As the stream of the table gives it: the SDK's and Lambda's types agree on this much. */
type Image = Readonly<Record<string, { readonly S?: string | undefined }>>;

export type Touche =
  | { readonly type: 'evenement'; readonly stream: string }
  /** A message that waits, and was never sent. */
  | { readonly type: 'envoi'; readonly entree: OutboxPending };

function texte(image: Image, attribut: string): string {
  const valeur = image[attribut]?.S;
  if (valeur === undefined) throw new TypeError(`attribute ${attribut} is not a text`);
  return valeur;
}

/** Null for what wakes nobody: heads, names, échéances, marks. */
export function lireImage(image: Image): Touche | null {
  const [genre] = texte(image, 'pk').split('#', 1);
  if (genre === 'evenement') return { type: 'evenement', stream: texte(image, 'stream') };
  if (genre !== 'envoi' || image.lastSentAt !== undefined) return null;
  const [id, queue, group, body] = ['id', 'queue', 'group', 'body'].map((nom) => texte(image, nom));
  return id === undefined || queue === undefined || group === undefined || body === undefined
    ? null
    : { type: 'envoi', entree: { id, queue, group, body, sends: 0, lastSentAt: null } };
}
