/** A file has arrived: records it once, and answers the accusé de réception. */
import { lireDepot } from '../../schemas/evenements/depot.ts';
import { objetDeposeSchema } from '../../schemas/messages/depot.ts';
import type { Resultat } from '../../schemas/messages/refus.ts';
import type { Clock, Journal } from '../platform/ports.ts';
import type { AccuseDeReception } from './accuse.ts';
import { depotIdDe, fluxDepot, lireCle } from './cle.ts';
import { planReception } from './plan.ts';

export interface RecevoirNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

export interface Recu {
  readonly accuse: AccuseDeReception;
  readonly dejaDepose: boolean;
}

/**
 * Registers one stored version (`objetDeposeSchema`). Whatever the number of calls, one `DepotRecu` and one accusé.
 * `dejaDepose`: an earlier call had recorded it, and nothing will be judged again.
 * Refuses a key that names no sender; the file is not looked at here, and a suspension changes nothing (art. 6).
 */
export const recevoir =
  ({ journal, horloge }: RecevoirNeeds) =>
  async (message: unknown): Promise<Resultat<Recu>> => {
    const objet = objetDeposeSchema.parse(message);
    const cle = lireCle(objet.key);
    if (!cle.ok) return cle;
    const stream = fluxDepot(depotIdDe(objet));
    let enregistre = false;
    for (;;) {
      const { events, seq } = await journal.read(stream);
      const at = horloge.now();
      const etape = planReception(lireDepot(events), { ...objet, expediteur: cle.expediteur, nom: cle.nom }, at);
      if (etape.type === 'repondre') return { ok: true, accuse: etape.accuse, dejaDepose: !enregistre };
      const append = { stream, expected: seq, events: [etape.event], at, outbox: { put: [etape.outbox] } };
      enregistre = (await journal.append(append)).ok;
    }
  };
