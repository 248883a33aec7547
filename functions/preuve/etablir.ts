/** What the proof of one deposit needs beside its own events; where it fails, it is done again until it is done. */
import { lireDepot } from '../../schemas/evenements/depot.ts';
import { fluxDepot } from '../depot/cle.ts';
import { arreter, tetesDuDossier } from './arreter.ts';
import { type ConserverNeeds, conserverLesPieces } from './conserver.ts';
import { fluxPreuve } from './flux.ts';
import type { Feuille } from './merkle.ts';

/** Type of the échéances of deposits whose evidence is not established; dated by when it failed. */
export const A_ETABLIR = 'preuve-a-etablir';
export const idAEtablir = (depotId: string): string => `${A_ETABLIR}/${depotId}`;

const LOT = 100;
const ESSAIS = 3;

/** True where something was written. A deposit that is not judged has no grounds yet. */
export async function etablir(needs: ConserverNeeds, depotId: string, bougees: readonly Feuille[]): Promise<boolean> {
  const [recu] = lireDepot((await needs.journal.read(fluxDepot(depotId))).events);
  if (recu?.type !== 'DepotRecu') return false;
  const conservees = await conserverLesPieces(needs, recu);
  return (await arreter(needs, depotId, bougees)) || conservees;
}

/** Throws where even that cannot be written: then nothing is sealed, and the next run finds it as it was. */
export async function retenterPlusTard({ journal, horloge }: ConserverNeeds, depotId: string): Promise<void> {
  const stream = fluxPreuve(depotId);
  const due = { id: idAEtablir(depotId), type: A_ETABLIR, date: horloge.now(), stream: fluxDepot(depotId) };
  for (let essai = 0; essai < ESSAIS; essai++) {
    const { seq } = await journal.read(stream);
    const ecrit = { stream, expected: seq, events: [], at: horloge.now(), echeances: { put: [due] } };
    if ((await journal.append(ecrit)).ok) return;
  }
  throw new Error(`${stream} moves too fast`);
}

/** What failed before, the longest waiting first. What fails again waits behind the others, and is thrown by the caller. */
export async function retenter(needs: ConserverNeeds): Promise<unknown[]> {
  const { journal, horloge } = needs;
  const erreurs: unknown[] = [];
  const dues = await journal.echeancesDues({ type: A_ETABLIR, jusquAu: horloge.now(), limit: LOT });
  for (const due of dues) {
    const { id, stream } = due;
    const depotId = stream.slice(fluxDepot('').length);
    try {
      await etablir(needs, depotId, await tetesDuDossier(needs, depotId));
      const { seq, events } = await journal.read(fluxPreuve(depotId));
      const at = horloge.now();
      // Not judged when it was looked at, it may be by now, and another run wait here for what it could not keep.
      const conservees = events.some(({ type }) => type === 'PiecesConservees');
      const echeances = conservees ? { remove: [id] } : { put: [{ ...due, date: at }] };
      await journal.append({ stream: fluxPreuve(depotId), expected: seq, events: [], at, echeances });
    } catch (erreur) {
      erreurs.push(erreur);
      await retenterPlusTard(needs, depotId);
    }
  }
  return erreurs;
}
