/**
 * A message that is found done may be one that this very file did, before whoever dealt with it died: its event names the
 * deposit, and its sender hears that it was taken in charge (R8). A file says each id once (PCA_MESSAGE_EN_DOUBLE).
 */
import { messageSchema } from '../../../schemas/pca/identifiants.ts';
import type { Qui } from '../../habilitation/qui.ts';
import type { Evenement } from '../../journal/evenement.ts';
import type { Journal } from '../../platform/ports.ts';
import type { MessagePca } from '../fichier/message.ts';
import { fluxDossier, fluxEtat, fluxReversement } from '../flux.ts';

/** Who deposits, and the poste of the header. */
export interface Depositaire {
  readonly qui: Qui;
  readonly poste: string;
}

/** Where its event is, once it is done. */
function fluxDuMessage(message: MessagePca, { qui, poste }: Depositaire): string {
  switch (message.genre) {
    case 'confier':
      return fluxDossier(poste, message.input.numero);
    case 'agir':
      return fluxDossier(poste, message.numero);
    case 'annoncer':
      return fluxReversement(qui.acteur.siret ?? '', message.input.reversement);
    case 'encaisser':
      return fluxReversement(message.input.etude, message.input.reversement);
    case 'deposer':
      return fluxEtat(message.input.etat);
    default:
      return message satisfies never;
  }
}

/** Whether one of these events is that message, brought by that deposit. */
export const yEst = (
  events: readonly Pick<Evenement, 'data'>[],
  { input }: MessagePca,
  { qui }: Pick<Depositaire, 'qui'>,
): boolean =>
  events.some(({ data }) => {
    const lu = messageSchema.safeParse(data.message);
    return lu.success && lu.data.id === input.message.id && lu.data.par.id === qui.acteur.id;
  });

export async function faitParLeDepot(
  journal: Pick<Journal, 'read'>,
  message: MessagePca,
  depositaire: Depositaire,
): Promise<boolean> {
  const { events } = await journal.read(fluxDuMessage(message, depositaire));
  return yEst(events, message, depositaire);
}
