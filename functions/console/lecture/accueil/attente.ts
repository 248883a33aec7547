/** What the machine has still to do, as its queues tell it. */
import { QUEUES_INTERNES } from '../../../../schemas/messages/depot.ts';
import type { Queues } from '../../../platform/ports.ts';

export interface Attente {
  readonly enAttente: number;
  readonly enCours: number;
  /** Messages that we could not handle: they wait for an operator. */
  readonly mortes: number;
}

export async function attenteDe({ files }: { readonly files: Pick<Queues, 'counts'> }): Promise<Attente> {
  const comptes = await Promise.all(QUEUES_INTERNES.map((queue) => files.counts(queue)));
  const somme = (quoi: 'visible' | 'leased' | 'dead') => comptes.reduce((total, compte) => total + compte[quoi], 0);
  return { enAttente: somme('visible'), enCours: somme('leased'), mortes: somme('dead') };
}
