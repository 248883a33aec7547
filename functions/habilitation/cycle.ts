/** The life of a right as data: granted, in force between its dates, withdrawn at once. */
import { type Accordee, type HabilitationEvenement, lireHabilitation } from '../../schemas/evenements/habilitation.ts';
import { dateCivile } from '../adhesion/heure-de-paris.ts';
import type { Journal } from '../platform/ports.ts';

export interface Habilitation extends Accordee {
  readonly id: string;
  readonly accordeeLe: string;
  readonly retiree: { readonly le: string; readonly raison: string } | null;
}

export const fluxHabilitation = (id: string): string => `habilitation/${id}`;
export const idDuFlux = (stream: string): string => stream.slice(fluxHabilitation('').length);

/** Folds one event. Throws where the stream does not begin by a grant, or goes on after its end. */
function evolve(habilitation: Habilitation | null, event: HabilitationEvenement): Habilitation {
  switch (event.type) {
    case 'HabilitationAccordee':
      if (habilitation !== null) throw new Error('habilitation: granted twice');
      return { ...event.data, id: idDuFlux(event.stream), accordeeLe: event.at, retiree: null };
    case 'HabilitationRetiree':
      if (habilitation === null || habilitation.retiree !== null) throw new Error('habilitation: nothing to withdraw');
      return { ...habilitation, retiree: { le: event.at, raison: event.data.raison } };
    default:
      return event satisfies never;
  }
}

/** As the journal has it now; null where there is none. */
export async function lireUneHabilitation(journal: Pick<Journal, 'read'>, id: string): Promise<Habilitation | null> {
  const { events } = await journal.read(fluxHabilitation(id));
  return lireHabilitation(events).reduce<Habilitation | null>(evolve, null);
}

/** Of itself; what it was delegated from is another question. */
export function enVigueur({ du, au, retiree }: Pick<Habilitation, 'du' | 'au' | 'retiree'>, instant: string): boolean {
  const jour = dateCivile(instant);
  return retiree === null && du <= jour && (au === null || jour <= au);
}

/** A delegation falls with the right of whoever gave it. */
export async function habilite(
  journal: Pick<Journal, 'read'>,
  habilitation: Habilitation,
  instant: string,
): Promise<boolean> {
  if (!enVigueur(habilitation, instant)) return false;
  if (habilitation.delegation === null) return true;
  const delegant = await lireUneHabilitation(journal, habilitation.delegation.par);
  return delegant !== null && enVigueur(delegant, instant);
}
