import { describe, expect, it } from 'vitest';
import type { EvenementSitue } from '../../functions/platform/embedded/journal.ts';
import { plateformePassagere } from './dossier.ts';
import { ajout, envoi, evenement, reussi } from './exemples.ts';

describe('the feed of the embedded journal', () => {
  it('gives all events in the order of commits, by pages behind a position', async () => {
    const { journal } = plateformePassagere();
    reussi(await journal.append(ajout({ events: [evenement(1), evenement(2)] })));
    reussi(await journal.append(ajout({ stream: 'depot/2', events: [evenement(3)] })));
    reussi(await journal.append(ajout({ expected: 2, events: [evenement(4)] })));
    const first = await journal.since(0, 3);
    const rest = await journal.since(first.at(-1)?.position ?? 0, 10);
    expect([...first, ...rest].map(({ event }) => event.data)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }]);
    expect(await journal.since(rest.at(-1)?.position ?? 0, 10)).toEqual([]);
  });

  it('calls its listeners after the commit, not for a refused append, and not once they left', async () => {
    const { journal } = plateformePassagere();
    const heard: (readonly EvenementSitue[])[] = [];
    const stop = journal.onAppend((events) => heard.push(events));
    reussi(await journal.append(ajout()));
    expect((await journal.append(ajout())).ok).toBe(false);
    expect(heard).toEqual([await journal.since(0, 10)]);
    stop();
    reussi(await journal.append(ajout({ expected: 1 })));
    expect(heard).toHaveLength(1);
  });

  it('also wakes the outbox pump, but not when the pump only marks what it sent', async () => {
    const { journal } = plateformePassagere();
    reussi(await journal.append(ajout()));
    let calls = 0;
    journal.onAppend(() => {
      calls += 1;
    });
    reussi(await journal.append(ajout({ expected: 1, events: [], outbox: { put: [envoi('e1')] } })));
    reussi(await journal.append(ajout({ expected: 1, events: [], outbox: { sent: ['e1'] } })));
    expect(calls).toBe(1);
  });
});
