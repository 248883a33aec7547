/** A dossier and its contract, as the journal has them. */
import { lireContrat } from '../../../schemas/evenements/contrat.ts';
import { type DossierEvenement, lireDossier } from '../../../schemas/evenements/dossier.ts';
import type { Fence, Journal } from '../../platform/ports.ts';
import { type Contrat, etatDuContrat } from '../contrat/cycle.ts';
import { fluxContrat } from '../flux.ts';
import type { Dossier } from './etat.ts';
import { etatDuDossier } from './evolve.ts';

export interface DossierLu {
  readonly stream: string;
  /** Of the last event, 0 where there is none. */
  readonly seq: number;
  readonly events: readonly DossierEvenement[];
  readonly dossier: Dossier;
}

export async function lireLeDossier(journal: Pick<Journal, 'read'>, stream: string): Promise<DossierLu> {
  const { events, seq } = await journal.read(stream);
  const lus = lireDossier(events);
  return { stream, seq, events: lus, dossier: etatDuDossier(lus) };
}

/** With the fence of what is decided on it (R7). */
export async function lireLeContrat(
  journal: Pick<Journal, 'read'>,
  contrat: string,
): Promise<{ readonly contrat: Contrat; readonly fence: Fence }> {
  const stream = fluxContrat(contrat);
  const { events, epoch } = await journal.read(stream);
  return { contrat: etatDuContrat(lireContrat(events)), fence: { stream, epoch } };
}

/** As its events of until that instant make it. */
export async function contratALaDate(
  journal: Pick<Journal, 'read'>,
  contrat: string,
  instant: string,
): Promise<Contrat> {
  const { events } = await journal.read(fluxContrat(contrat));
  return etatDuContrat(lireContrat(events.filter(({ at }) => at <= instant)));
}
