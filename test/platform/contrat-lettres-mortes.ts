import { describe, expect, it } from 'vitest';
import type { DeadLetter, DeadLetters, Queues } from '../../functions/platform/ports.ts';
import type { PlateformeEprouvee } from './contrat.ts';

const FILE = 'comptable-033013';

export interface PlateformeExploitee extends PlateformeEprouvee {
  readonly files: Queues & DeadLetters;
}

export function contratDesLettresMortes(plateforme: () => PlateformeExploitee): void {
  /** Received five times, and left each time. */
  async function enterrer(...ids: readonly string[]): Promise<void> {
    const { files } = plateforme();
    for (const id of ids) await files.send(FILE, { id, group: `groupe ${id}`, body: `corps ${id}` });
    for (let n = 0; n < 5; n += 1)
      for (const { handle } of await files.receive(FILE, { max: ids.length, leaseSeconds: 30 }))
        await files.release(FILE, handle, 0);
    // SQS puts it aside at the next receive.
    expect(await files.receive(FILE, { max: 10, leaseSeconds: 30 })).toEqual([]);
  }
  const mortes = (): Promise<readonly DeadLetter[]> => plateforme().files.deadLetters(FILE, 10);
  const ids = (lettres: readonly DeadLetter[]) => lettres.map(({ id }) => id).sort();

  describe('a dead letter', () => {
    it('is shown whole, and stays', async () => {
      await enterrer('m1');
      const [lettre] = await mortes();
      expect(lettre).toMatchObject({ id: 'm1', group: 'groupe m1', body: 'corps m1', fault: null });
      expect(lettre?.receiveCount).toBeGreaterThanOrEqual(5);
      expect(lettre?.sentAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(await mortes()).toMatchObject([{ handle: lettre?.handle, id: 'm1' }]);
      expect(await plateforme().files.counts(FILE)).toEqual({ visible: 0, leased: 0, dead: 1 });
    });

    it('is of one queue, and no more are shown than asked', async () => {
      await enterrer('m1', 'm2', 'm3');
      expect(await plateforme().files.deadLetters('etude-1', 10)).toEqual([]);
      expect(await plateforme().files.deadLetters(FILE, 2)).toHaveLength(2);
      expect(ids(await mortes())).toEqual(['m1', 'm2', 'm3']);
    });

    it('redriven, is received again as a new message, and the others stay', async () => {
      const { files } = plateforme();
      await enterrer('m1', 'm2');
      const [premiere, autre] = await mortes();
      expect(await files.redrive(FILE, [premiere?.handle ?? '', 'rien'])).toBe(1);
      expect(await files.receive(FILE, { max: 10, leaseSeconds: 30 })).toMatchObject([
        { body: premiere?.body, receiveCount: 1 },
      ]);
      expect(await mortes()).toMatchObject([{ handle: autre?.handle, id: autre?.id }]);
    });

    it('redriven twice, comes back once', async () => {
      const { files } = plateforme();
      await enterrer('m1');
      const handles = (await mortes()).map(({ handle }) => handle);
      expect(await files.redrive(FILE, handles)).toBe(1);
      expect(await files.redrive(FILE, handles)).toBe(0);
      expect(await files.counts(FILE)).toEqual({ visible: 1, leased: 0, dead: 0 });
    });

    it('that dies again is another one', async () => {
      const { files } = plateforme();
      await enterrer('m1');
      const [avant] = await mortes();
      await files.redrive(FILE, [avant?.handle ?? '']);
      for (let n = 0; n < 5; n += 1)
        for (const { handle } of await files.receive(FILE, { max: 1, leaseSeconds: 30 }))
          await files.release(FILE, handle, 0);
      expect(await files.receive(FILE, { max: 1, leaseSeconds: 30 })).toEqual([]);
      const [apres] = await mortes();
      expect(apres).toMatchObject({ id: 'm1', body: 'corps m1' });
      expect(apres?.handle).not.toBe(avant?.handle);
    });
  });
}
