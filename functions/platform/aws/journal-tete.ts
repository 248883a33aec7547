/** The head of a stream: how far it has come, and how far it is sealed. Whoever writes it, writes over what he has seen. */
import { HASH_ORIGINE } from '../../journal/evenement.ts';
import { entier, type Item, N, S, texte, texteOuNull } from './attributs.ts';
import { cleTete, rangASceller } from './journal-cles.ts';

export interface Tete {
  readonly seq: number;
  readonly hash: string;
  readonly epoch: number;
  /** Seals hold the events up to this one. */
  readonly scelle: number;
  /** The instant since when events wait for a seal; null where none does. */
  readonly attend: string | null;
}

const SANS_TETE: Tete = { seq: 0, hash: HASH_ORIGINE, epoch: 0, scelle: 0, attend: null };

export function lireTete(item: Item | undefined): Tete {
  if (item === undefined) return SANS_TETE;
  return {
    seq: entier(item, 'seq'),
    hash: texte(item, 'hash'),
    epoch: entier(item, 'epoch'),
    scelle: entier(item, 'scelle'),
    attend: texteOuNull(item, 'attend'),
  };
}

export const itemDeTete = (stream: string, { seq, hash, epoch, scelle, attend }: Tete) => ({
  ...cleTete(stream),
  stream: S(stream),
  seq: N(seq),
  hash: S(hash),
  epoch: N(epoch),
  scelle: N(scelle),
  ...(attend !== null && { attend: S(attend), ...rangASceller(attend, stream) }),
});

/** That the head is still the one that was seen: what it says of the events follows from their number. */
export const siInchangee = ({ seq, epoch, scelle }: Tete) => ({
  ConditionExpression: `${seq + epoch === 0 ? 'attribute_not_exists(pk) OR ' : ''}(seq = :seq AND epoch = :epoch AND scelle = :scelle)`,
  ExpressionAttributeValues: { ':seq': N(seq), ':epoch': N(epoch), ':scelle': N(scelle) },
});
