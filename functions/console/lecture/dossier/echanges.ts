/** What each party was told of a dossier, and whether it has it (R4). Pure. */
import type { DossierEvenement } from '../../../../schemas/evenements/dossier.ts';
import type { Echange } from '../../../../schemas/messages/pca/echange.ts';
import { lireDedupIdPca } from '../../../pca/envoi/dedup-id.ts';
import { messagesDuDossier } from '../../../pca/envoi/message.ts';

export interface EchangeMontre {
  readonly dedupId: string;
  readonly destinataire: Echange['destinataire'];
  readonly seq: number;
  readonly envoyeLe: string;
  /** Of its receipt; null while there is none. */
  readonly recuLe: string | null;
}

const cle = ({ seq, rang }: { readonly seq: number; readonly rang: number }): string => `${seq}.${rang}`;

/** In the order of the dossier. The demande itself is received by its own event. */
export function echangesDe(events: readonly DossierEvenement[]): readonly EchangeMontre[] {
  const recus = new Map(
    events.flatMap((une) => (une.type === 'EchangeRecu' ? [[cle(une.data), une.at] as const] : [])),
  );
  const reception = events.find(({ type }) => type === 'DossierRecu')?.at ?? null;
  return messagesDuDossier(events).flatMap(({ dedupId, destinataire, evenement: { seq, type, at } }) => {
    const nom = lireDedupIdPca(dedupId);
    if (nom === null) return [];
    const recuLe = recus.get(cle(nom)) ?? (type === 'DemandeSignee' ? reception : null);
    return [{ dedupId, destinataire, seq, envoyeLe: at, recuLe }];
  });
}
