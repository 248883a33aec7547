import { describe, expect, it, onTestFinished } from 'vitest';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { dossierPassager, horlogeEprouvee, plateformePassagere } from './dossier.ts';

const JOUR = 24 * 3600;
const FILE = 'verifier';
const message = (id: string, group = 'g') => ({ id, group, body: id });
const TOUT = { max: 100, leaseSeconds: 30 };

describe('an embedded queue', () => {
  it('keeps a message 14 days, then drops it', async () => {
    const { files, avancer } = plateformePassagere();
    await files.send(FILE, message('m1'));
    avancer(14 * JOUR - 1);
    expect(await files.counts(FILE)).toMatchObject({ visible: 1 });
    avancer(1);
    expect(await files.receive(FILE, TOUT)).toEqual([]);
    expect(await files.counts(FILE)).toEqual({ visible: 0, leased: 0, dead: 0 });
  });

  it('serves each group in its turn, so that a large sender does not starve a small one', async () => {
    const { files } = plateformePassagere();
    for (let n = 0; n < 50; n += 1) await files.send(FILE, message(`hôpital ${n}`, 'hopital'));
    await files.send(FILE, message('école', 'ecole'));
    await files.send(FILE, message('mairie', 'mairie'));
    const first = await files.receive(FILE, { max: 3, leaseSeconds: 30 });
    expect(first.map(({ body }) => body).sort()).toEqual(['hôpital 0', 'mairie', 'école'].sort());
    const one = async () => (await files.receive(FILE, { max: 1, leaseSeconds: 30 }))[0]?.body;
    await files.send(FILE, message('école 2', 'ecole'));
    expect([await one(), await one(), await one()]).toEqual(['école 2', 'hôpital 1', 'hôpital 2']);
  });

  it('may allow each queue its own number of receives', async () => {
    const { files } = plateformePassagere((queue) => (queue === FILE ? 1 : 3));
    for (const queue of [FILE, 'autre']) {
      await files.send(queue, message('m1'));
      const [received] = await files.receive(queue, TOUT);
      await files.release(queue, received?.handle ?? '', 0);
    }
    expect(await files.counts(FILE)).toMatchObject({ dead: 1 });
    expect(await files.counts('autre')).toMatchObject({ dead: 0, visible: 1 });
    expect(await files.names()).toEqual(['autre', FILE]);
  });

  it('wakes its pump when a message comes to be visible, until told to stop', async () => {
    const { files } = plateformePassagere();
    const woken: string[] = [];
    const stop = files.onSend((queue) => woken.push(queue));
    await files.send(FILE, message('m1'));
    const [received] = await files.receive(FILE, TOUT);
    await files.release(FILE, received?.handle ?? '', 0);
    stop();
    await files.send(FILE, message('m2'));
    expect(woken).toEqual([FILE, FILE]);
  });

  it('takes a text that is no handle for a handle of nothing', async () => {
    const { files } = plateformePassagere();
    await files.send(FILE, message('m1'));
    for (const handle of ['', '1', '1.0', '1 OR 1=1', '-1.-1', '1.1.1']) await files.delete(FILE, handle);
    expect(await files.counts(FILE)).toMatchObject({ visible: 1 });
  });
});

describe('a clock set back by an hour', () => {
  const HEURE = 3600;

  it('hides no message that waits: sent, released or redriven', async () => {
    const { files, avancer } = plateformePassagere((queue) => (queue === FILE ? 5 : 1));
    for (const queue of [FILE, 'autre']) {
      await files.send(queue, message('m1'));
      for (const { handle } of await files.receive(queue, TOUT)) await files.release(queue, handle, 0);
    }
    await files.send(FILE, message('m2'));
    const [letter] = await files.deadLetters('autre', 1);
    await files.redrive('autre', [letter?.handle ?? '']);
    avancer(-HEURE);
    expect(await files.counts(FILE)).toMatchObject({ visible: 2 });
    expect(await files.receive(FILE, TOUT)).toHaveLength(2);
    expect(await files.receive('autre', TOUT)).toHaveLength(1);
  });

  it('keeps no message leased for longer than a lease lasts', async () => {
    const { files, avancer } = plateformePassagere();
    await files.send(FILE, message('m1'));
    await files.receive(FILE, TOUT);
    avancer(1);
    expect(await files.receive(FILE, TOUT)).toEqual([]);
    avancer(-HEURE);
    expect(await files.receive(FILE, TOUT)).toMatchObject([{ body: 'm1', receiveCount: 2 }]);
  });

  it('while nothing ran, neither', async () => {
    const folder = dossierPassager();
    const clock = horlogeEprouvee();
    const before = ouvrirPlateforme(folder, { clock });
    await before.files.send(FILE, message('m1'));
    await before.files.receive(FILE, TOUT);
    before.close();
    clock.avancer(-HEURE);
    const { files, close } = ouvrirPlateforme(folder, { clock });
    onTestFinished(close);
    expect(await files.receive(FILE, TOUT)).toHaveLength(1);
  });
});

describe('a dead letter', () => {
  async function morte(id: string) {
    const plateforme = plateformePassagere(() => 1);
    const { files, avancer } = plateforme;
    await files.send(FILE, message(id));
    const [received] = await files.receive(FILE, TOUT);
    avancer(31);
    return { ...plateforme, lastHandle: received?.handle ?? '' };
  }

  it('is listed with what it says and what it has been through', async () => {
    const { files } = await morte('m1');
    expect(await files.deadLetters(FILE, 10)).toMatchObject([{ id: 'm1', group: 'g', body: 'm1', receiveCount: 1 }]);
    expect(await files.deadLetters('autre', 10)).toEqual([]);
  });

  it('waits for its repair longer than a message lives', async () => {
    const { files, avancer } = await morte('m1');
    expect(await files.counts(FILE)).toMatchObject({ dead: 1 });
    avancer(100 * JOUR);
    expect(await files.counts(FILE)).toMatchObject({ dead: 1 });
  });

  it('redriven, is a new message for 14 days, which no older handle can touch', async () => {
    const { files, avancer, lastHandle } = await morte('m1');
    const [letter] = await files.deadLetters(FILE, 10);
    avancer(13 * JOUR);
    expect(await files.redrive(FILE, [letter?.handle ?? '', '99.1'])).toBe(1);
    avancer(13 * JOUR);
    expect(await files.receive(FILE, TOUT)).toMatchObject([{ body: 'm1', receiveCount: 1 }]);
    await files.delete(FILE, lastHandle);
    expect(await files.counts(FILE)).toEqual({ visible: 0, leased: 1, dead: 0 });
  });

  it('is given up by deleting it', async () => {
    const { files } = await morte('m1');
    const [letter] = await files.deadLetters(FILE, 10);
    await files.delete(FILE, letter?.handle ?? '');
    expect(await files.counts(FILE)).toEqual({ visible: 0, leased: 0, dead: 0 });
  });
});
