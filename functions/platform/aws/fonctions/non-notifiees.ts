/** Suspensions, and ends of suspensions, that the ordonnateur was not told of: the machine goes on trying, but somebody should call the poste. */
import { lireAdhesion } from '../../../../schemas/evenements/adhesion.ts';
import { etatPresent } from '../../../adhesion/etat.ts';
import { A_NOTIFIER } from '../../../adhesion/suspension/echeance.ts';
import { aDire } from '../../../adhesion/suspension/suivi.ts';
import type { Clock, Journal } from '../../ports.ts';

const HEURE_MS = 3_600_000;
const RETARD_MS = 24 * HEURE_MS;
/** An address that is not there is looked for again an hour later: the échéance is never further than that. */
const REPORT_MS = 2 * HEURE_MS;
const LOT = 1000;

/** Streams of the adhésions suspended, or no longer, for more than a day, whom nothing has told; 1,000 are looked at. */
export async function nonNotifiees({
  journal,
  horloge,
}: {
  readonly journal: Journal;
  readonly horloge: Clock;
}): Promise<readonly string[]> {
  const decale = (ms: number): string => new Date(Date.parse(horloge.now()) + ms).toISOString();
  const attendues = await journal.echeancesDues({ type: A_NOTIFIER, jusquAu: decale(REPORT_MS), limit: LOT });
  const tard: string[] = [];
  for (const { stream } of attendues) {
    const { suivi } = etatPresent(lireAdhesion((await journal.read(stream)).events));
    const quoi = aDire(suivi);
    if (quoi !== null && quoi.depuis < decale(-RETARD_MS)) tard.push(stream);
  }
  return tard;
}
