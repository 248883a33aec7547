/** The names by which a flow and the answers of Hélios to it find each other, whichever is judged first. */
import type { DepotRecu } from '../../schemas/evenements/depot.ts';
import type { CodeMotif } from '../../schemas/motifs/catalogue.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { fluxRejete } from '../depot/rejet.ts';
import type { Claim, Clock, Journal } from '../platform/ports.ts';
import { cleDAttente, cleDeReponse } from './nom.ts';
import { rangAPrendre } from './rangs.ts';

export interface NommerNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

const ATTENTES: readonly string[] = ['REPONSE_HELIOS_SANS_DEPOT', 'REPONSE_HELIOS_OBJET_ABSENT'] satisfies CodeMotif[];

/** This answer found no flow that it could be for: it waits for one. */
export const attendSonFlux = (verdict: Verdict): boolean =>
  verdict.helios?.depot === null &&
  !fluxRejete(verdict) &&
  verdict.anomalies.some(({ code }) => ATTENTES.includes(code));

function cleAPrendre({ data: { expediteur } }: DepotRecu, verdict: Verdict): string | null {
  if (verdict.nature === 'PES_Aller') return fluxRejete(verdict) ? null : cleDeReponse(verdict);
  return attendSonFlux(verdict) ? cleDAttente(verdict, expediteur) : null;
}

/** To take with the verdict, in its transaction: a flow that is handed over is findable, an answer without flow waits. */
export async function nomAPrendre(
  needs: NommerNeeds,
  parcours: { readonly stream: string; readonly seq: number; readonly recu: DepotRecu },
  verdict: Verdict,
): Promise<Claim[]> {
  const cle = cleAPrendre(parcours.recu, verdict);
  return cle === null ? [] : [await rangAPrendre(needs, parcours, cle)];
}
