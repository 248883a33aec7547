/**
 * What S3 still locks is not purged, nor said to be: a deposit whose term has passed before its locks have ended is
 * looked at again when they have. Nothing here, and no right of ours, shortens or bypasses a lock.
 */
import { lireDepot } from '../../../../schemas/evenements/depot.ts';
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import { fluxPreuve } from '../../../preuve/flux.ts';
import { documentsDuDepot } from '../../../retention/documents.ts';
import { echeanceAu } from '../../../retention/echeance.ts';
import type { Clock, Echeance, Journal, ObjectRef } from '../../ports.ts';

export interface VerrousNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
  /** Until when it lets nobody erase that version (ISO 8601 UTC); null: no longer, or it is gone. */
  readonly verrouDe: (ref: ObjectRef, maintenant: string) => Promise<string | null>;
  /** False when time runs out: the rest is left to the next run. */
  readonly encore: () => boolean;
  /** One deposit that cannot be looked at does not hold the others back, and is not purged. */
  readonly signaler: (erreur: unknown, sujet: Readonly<Record<string, string>>) => void;
}

/** True where nothing of it is locked any more; else its échéance is the day on which the last lock ends. */
async function estLibre(needs: VerrousNeeds, { stream }: Echeance): Promise<boolean> {
  const { journal, horloge, verrouDe } = needs;
  const at = horloge.now();
  const fins: string[] = [];
  const documents = documentsDuDepot(lireDepot((await journal.read(stream)).events));
  for (const { bucket, key, version } of documents.values()) {
    const fin = await verrouDe({ bucket, key, version }, at);
    if (fin !== null) fins.push(fin);
  }
  const derniere = fins.sort().at(-1);
  if (derniere === undefined) return true;
  const depotId = stream.slice('depot/'.length);
  const preuve = fluxPreuve(depotId);
  const { seq } = await journal.read(preuve);
  const put = [echeanceAu(depotId, dateCivile(derniere))];
  // Overtaken, it is due again at the next run.
  await journal.append({ stream: preuve, expected: seq, events: [], at, echeances: { put } });
  return false;
}

async function trier(needs: VerrousNeeds, dues: readonly Echeance[]) {
  const libres: Echeance[] = [];
  let reportees = 0;
  for (const due of dues) {
    try {
      if (await estLibre(needs, due)) libres.push(due);
      else reportees += 1;
    } catch (erreur) {
      needs.signaler(erreur, { flux: due.stream });
    }
  }
  return { libres, reportees };
}

/** The journal as a purge may see it: of the terms that are due, those of unlocked deposits. */
export function journalSansVerrous(needs: VerrousNeeds): Journal {
  const { journal, encore } = needs;
  return {
    read: (stream) => journal.read(stream),
    append: (append) => journal.append(append),
    outboxDue: (options) => journal.outboxDue(options),
    holders: (keys) => journal.holders(keys),
    async echeancesDues(options) {
      while (encore()) {
        const { libres, reportees } = await trier(needs, await journal.echeancesDues(options));
        // Those put off have left their place to others.
        if (reportees === 0) return libres;
      }
      return [];
    },
  };
}
