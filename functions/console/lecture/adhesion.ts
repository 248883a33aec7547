/** The adhésion as the console shows it: its state now, the form in force, and everything that happened to it. */
import { lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import { etatPresent, formulaireEnVigueur } from '../../adhesion/etat.ts';
import { fluxAdhesion } from '../../adhesion/handler.ts';
import type { Clock, Journal } from '../../platform/ports.ts';
import { adhesionEnClair } from '../en-clair/evenement.ts';

export async function lireAdhesionDe(
  { journal, horloge }: { readonly journal: Journal; readonly horloge: Clock },
  siret: string,
) {
  const { events } = await journal.read(fluxAdhesion(siret));
  if (events.length === 0) return null;
  const lus = lireAdhesion(events);
  const adhesion = etatPresent(lus);
  return {
    siret,
    etat: adhesion.etat,
    suspendueLe: adhesion.suspendueLe,
    formulaire: formulaireEnVigueur(adhesion, horloge.now()),
    etapes: lus.map((event) => ({ evenement: event.type, phrase: adhesionEnClair(event), instant: event.at })),
  };
}

export type AdhesionLue = NonNullable<Awaited<ReturnType<typeof lireAdhesionDe>>>;
