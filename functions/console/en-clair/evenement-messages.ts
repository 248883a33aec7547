/** What became of the messages of a PCA file, in French. */
import type { ResultatDeMessage } from '../../../schemas/evenements/depot-pca.ts';
import { compter } from './nombre.ts';
import { sobre } from './sobre.ts';

const ISSUES: Readonly<Record<ResultatDeMessage['issue'], string>> = {
  fait: 'repris',
  deja: 'déjà reçu',
  refuse: 'refusé',
};

export const issueDuMessage = ({ issue }: Pick<ResultatDeMessage, 'issue'>): string => ISSUES[issue];

/** `Message 3 (Prolongation, dossier 052001-2026-42)`. */
export function nomDuMessage({
  rang,
  message,
  dossier,
}: Pick<ResultatDeMessage, 'rang' | 'message' | 'dossier'>): string {
  const sien = dossier === null ? '' : `, ${sobre(dossier)}`;
  return `Message ${rang + 1} (${message}${sien})`;
}

/** The refused ones are each told with their reason: whoever sent them has something to do. */
export function messagesEnClair({ resultats }: { readonly resultats: readonly ResultatDeMessage[] }): string {
  const refuses = resultats.flatMap((un) =>
    un.refus === null ? [] : [`${nomDuMessage(un)} refusé : ${sobre(un.refus.phrase)}`],
  );
  const repris = resultats.length - refuses.length;
  return [`${compter(repris, 'message repris', 'messages repris')} dans les dossiers.`, ...refuses].join(' ');
}
