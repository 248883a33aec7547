/**
 * A server that will be killed: opens the data folder given, does the work named, for ever, and prints a line after
 * each thing that it was told is done. Run by embedded-durabilite.test.ts.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';

const [folder = '', work = ''] = process.argv.slice(2);
const { journal, objets, horloge } = ouvrirPlateforme(folder);

/** Each append brings three events, an outbox entry and a claim: half of it would show. */
async function append(): Promise<never> {
  for (let n = 0; ; n += 1) {
    const stream = `depot/${n % 5}`;
    const { seq } = await journal.read(stream);
    const id = `${stream}#${seq}`;
    const result = await journal.append({
      stream,
      expected: seq,
      at: horloge.now(),
      events: [1, 2, 3].map((part) => ({ type: 'Avance', v: 1, data: { part } })),
      outbox: { put: [{ id, queue: 'q', group: 'g', body: id }] },
      claims: { take: [{ key: id, holder: stream }] },
    });
    if (result.ok) process.stdout.write(`${id}\n`);
  }
}

/** A deposit that never ends: its temporary file is on the disk when the kill comes. */
async function deposit(): Promise<void> {
  async function* endless() {
    for (;;) {
      yield new Uint8Array(1000);
      process.stdout.write('1000\n');
      await wait(5);
    }
  }
  await objets.put('depot', 'sans-fin', endless());
}

await (work === 'append' ? append() : deposit());
