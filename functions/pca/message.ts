/** One message is one event, however often it comes (R2): its id says which, its digest that it is the same. */
import type { MessageVu } from '../../schemas/pca/identifiants.ts';
import { type Refuse, refuser } from './refus.ts';

/** Whether it was decided already; another content under a known id is refused. */
export function dejaVu(
  messages: readonly Pick<MessageVu, 'id' | 'empreinte'>[],
  { id, empreinte }: MessageVu,
): 'nouveau' | 'connu' | Refuse {
  const connu = messages.find((message) => message.id === id);
  if (connu === undefined) return 'nouveau';
  return connu.empreinte === empreinte ? 'connu' : refuser('MESSAGE_DEJA_RECU', { message: id });
}
