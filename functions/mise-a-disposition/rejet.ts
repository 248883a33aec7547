/**
 * What the comptable's rejection gives back. The ordonnateur corrects the bordereau and sends it under the same number
 * (IdBord): the deposit that was rejected must not hold that name against him for ever.
 */
import { lireDepot } from '../../schemas/evenements/depot.ts';
import { lireMise } from '../../schemas/evenements/mise.ts';
import { fluxDepot } from '../depot/cle.ts';
import { clesRejeteesParLeComptable, nomsDuFlux } from '../depot/noms.ts';
import { encoreTenues, lots, rendre } from '../depot/reserver.ts';
import { lireVerdict } from '../depot/verdict-rendu.ts';
import type { Claim, Clock, Journal, ObjectStore } from '../platform/ports.ts';
import { dedupIdDe, fluxMise, lireDedupId } from './cle.ts';
import { etatDeLaMise } from './cycle.ts';
import { rangsAMettreADisposition } from './decision.ts';

export interface RendreNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly horloge: Clock;
}

/** From the last: the comptable usually follows the order of the file, and the first look is then enough. */
async function toutesRejetees({ journal }: RendreNeeds, depotId: string, rangs: readonly number[]): Promise<boolean> {
  for (const n of rangs.toReversed()) {
    const { events } = await journal.read(fluxMise(dedupIdDe(depotId, n)));
    if (etatDeLaMise(lireMise(events)).etat !== 'rejetee') return false;
  }
  return true;
}

/** The names that the deposit still holds and that the rejection of this delivery frees. */
async function aRendre(needs: RendreNeeds, dedupId: string) {
  const { depotId, n } = lireDedupId(dedupId);
  const stream = fluxDepot(depotId);
  const { events, seq } = await needs.journal.read(stream);
  const lus = lireDepot(events);
  const recu = lus.find((event) => event.type === 'DepotRecu');
  const rendu = lus.find((event) => event.type === 'VerdictRendu');
  if (recu === undefined || rendu === undefined) throw new Error(`mise ${dedupId}: its deposit has no verdict`);
  const verdict = await lireVerdict(needs, rendu);
  const autres = rangsAMettreADisposition(verdict).filter((rang) => rang !== n);
  const tout = await toutesRejetees(needs, depotId, autres);
  const cles = clesRejeteesParLeComptable(nomsDuFlux(recu.data.expediteur, verdict), n, tout);
  return { stream, seq, cles: await encoreTenues(needs, stream, cles) };
}

/** What goes with the event itself: the bordereau's own name, and as many of the others as its transaction bears. */
export async function premierLot(needs: RendreNeeds, dedupId: string): Promise<Claim[]> {
  const { stream, cles } = await aRendre(needs, dedupId);
  const [lot = []] = lots(cles);
  return lot.map((key) => ({ key, holder: stream }));
}

/**
 * What did not go with it: thousands of PJ, or the NomFic when two rejections at once each found the other undecided.
 * Whoever looks after his own event sees them all; repeating the rejection completes it after a crash.
 */
export async function rendreLeReste(needs: RendreNeeds, dedupId: string): Promise<void> {
  for (;;) {
    const { cles, ...position } = await aRendre(needs, dedupId);
    if (cles.length === 0) return;
    await rendre(needs, position, cles);
  }
}
