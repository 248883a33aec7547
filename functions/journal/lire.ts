import type { Evenement } from './evenement.ts';

function isEvenement(value: unknown): value is Evenement {
  if (typeof value !== 'object' || value === null) return false;
  const has = (name: string, type: 'string' | 'number' | 'object') =>
    typeof Object.getOwnPropertyDescriptor(value, name)?.value === type;
  return (
    ['stream', 'type', 'at', 'prev', 'hash'].every((name) => has(name, 'string')) &&
    ['seq', 'v'].every((name) => has(name, 'number')) &&
    has('data', 'object')
  );
}

/**
 * An event from its stored canonical JSON. Throws `TypeError` where the text is not an event; whether it is the one
 * that was written is for `premiereRupture` to say.
 */
export function lireEvenement(text: string): Evenement {
  const value: unknown = JSON.parse(text);
  if (!isEvenement(value)) throw new TypeError('this stored text is not an event');
  return value;
}
