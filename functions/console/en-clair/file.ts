/** A queue, as the counter calls it. */
import { QUEUE_VERIFIER, QUEUE_VERIFIER_GROS } from '../../../schemas/messages/depot.ts';

const INTERNES: Readonly<Record<string, string>> = {
  [QUEUE_VERIFIER]: 'Vérification',
  [QUEUE_VERIFIER_GROS]: 'Vérification des gros fichiers',
};

export const nomDeLaFile = (file: string): string =>
  INTERNES[file] ?? file.replace(/^comptable-/, 'Poste comptable ').replace(/^etude-/, 'Étude ');
