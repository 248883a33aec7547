/** Asks again for the verification of the deposits whose next try has come. */
import { lireDepot } from '../../schemas/evenements/depot.ts';
import { depotRecu } from '../acquit/acquit.ts';
import { fluxDepot } from '../depot/cle.ts';
import { aVerifier } from '../depot/plan.ts';
import type { Clock, Journal } from '../platform/ports.ts';
import { REPRISE } from './report.ts';

export interface ReprendreNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

const LOT = 100;

/** Puts their messages in the outbox; how many. A stream that moved meanwhile is left to the next call. */
export async function reprendre({ journal, horloge }: ReprendreNeeds): Promise<number> {
  let reprises = 0;
  for (;;) {
    const at = horloge.now();
    const dues = await journal.echeancesDues({ type: REPRISE, jusquAu: at, limit: LOT });
    let progres = 0;
    for (const { id, stream } of dues) {
      const { events, seq } = await journal.read(stream);
      const { expediteur } = depotRecu(lireDepot(events)).data;
      const outbox = { put: [aVerifier(stream.slice(fluxDepot('').length), expediteur)] };
      const { ok } = await journal.append({
        stream,
        expected: seq,
        events: [],
        at,
        outbox,
        echeances: { remove: [id] },
      });
      progres += ok ? 1 : 0;
    }
    reprises += progres;
    if (dues.length < LOT || progres === 0) return reprises;
  }
}
