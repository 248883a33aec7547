/** Which stream an entry of the outbox was written with. */
import { QUEUES_INTERNES } from '../../schemas/messages/depot.ts';
import { fluxDepot } from '../depot/cle.ts';
import { fluxDeLEchange } from '../pca/envoi/dedup-id.ts';
import type { OutboxEntry } from '../platform/ports.ts';
import { fluxMise } from './cle.ts';

export const fluxDeLEnvoi = ({ id, queue }: Pick<OutboxEntry, 'id' | 'queue'>): string =>
  QUEUES_INTERNES.includes(queue) ? fluxDepot(id) : (fluxDeLEchange(id) ?? fluxMise(id));
