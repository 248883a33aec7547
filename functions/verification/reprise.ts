/** Asks again for the verification of the deposits whose next try has come. */
import { lireDepot } from '../../schemas/evenements/depot.ts';
import { depotRecu } from '../acquit/acquit.ts';
import { fluxDepot } from '../depot/cle.ts';
import { aVerifier } from '../depot/plan.ts';
import type { Clock, Echeance, Journal } from '../platform/ports.ts';
import { REPRISE } from './report.ts';

export interface ReprendreNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

const LOT = 100;

/** False where the stream moved meanwhile: it is left to the next call. */
async function reprendreUn({ journal, horloge }: ReprendreNeeds, { id, stream }: Echeance): Promise<boolean> {
  const { events, seq } = await journal.read(stream);
  const lus = lireDepot(events);
  // Judged since: its verdict took the échéance with it, and nobody would take this message away.
  if (lus.some(({ type }) => type === 'VerdictRendu')) return false;
  const { data } = depotRecu(lus);
  const outbox = { put: [aVerifier(stream.slice(fluxDepot('').length), data)] };
  const echeances = { remove: [id] };
  return (await journal.append({ stream, expected: seq, events: [], at: horloge.now(), outbox, echeances })).ok;
}

/**
 * Puts their messages in the outbox; how many. One that cannot be resumed does not hold the others back: its error is
 * thrown at the end, with the others'.
 */
export async function reprendre(needs: ReprendreNeeds): Promise<number> {
  const erreurs: unknown[] = [];
  let reprises = 0;
  for (;;) {
    const dues = await needs.journal.echeancesDues({ type: REPRISE, jusquAu: needs.horloge.now(), limit: LOT });
    let progres = 0;
    for (const due of dues) {
      try {
        progres += (await reprendreUn(needs, due)) ? 1 : 0;
      } catch (erreur) {
        erreurs.push(erreur);
      }
    }
    reprises += progres;
    if (dues.length < LOT || progres === 0 || erreurs.length > 0) break;
  }
  if (erreurs.length > 0) throw new AggregateError(erreurs, `${erreurs.length} deposits could not be resumed`);
  return reprises;
}
