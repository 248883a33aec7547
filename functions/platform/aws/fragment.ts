import { createHash } from 'node:crypto';

/** SHA-256 in hex. */
export const empreinteDe = (texte: string): string => createHash('sha256').update(texte, 'utf8').digest('hex');

/** The shard of a name: always the same one, and as many names in each, so that no partition takes the whole load. */
export const fragmentDe = (nom: string, fragments: number): number =>
  Number.parseInt(empreinteDe(nom).slice(0, 8), 16) % fragments;

export const fragments = (nombre: number): readonly number[] => Array.from({ length: nombre }, (_, rang) => rang);
