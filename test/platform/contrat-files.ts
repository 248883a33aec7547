import { describe, expect, it } from 'vitest';
import type { Message } from '../../functions/platform/ports.ts';
import type { Eprouvee } from './contrat.ts';

const FILE = 'comptable-033013';

export function contratDesFiles(plateforme: Eprouvee): void {
  const envoyer = (id: string, group = 'g') => plateforme().files.send(FILE, { id, group, body: `corps ${id}` });
  const recevoir = (max = 10, leaseSeconds = 30) => plateforme().files.receive(FILE, { max, leaseSeconds });
  const recevoirUn = async (leaseSeconds = 30): Promise<Message> => {
    const [message] = await recevoir(1, leaseSeconds);
    if (message === undefined) throw new Error('no message');
    return message;
  };
  const bodies = (messages: readonly Message[]) => messages.map(({ body }) => body).sort();

  describe('a queue', () => {
    it('gives a message to one receiver, whole, and counts it as leased', async () => {
      const { files } = plateforme();
      await envoyer('m1');
      expect(await files.counts(FILE)).toEqual({ visible: 1, leased: 0, dead: 0 });
      const message = await recevoirUn();
      expect(message).toMatchObject({ body: 'corps m1', receiveCount: 1 });
      expect(message.sentAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(await recevoir()).toEqual([]);
      expect(await files.counts(FILE)).toEqual({ visible: 0, leased: 1, dead: 0 });
    });

    it('gives no more than asked, and in the end all, whatever the group', async () => {
      for (let n = 0; n < 5; n += 1) await envoyer(`m${n}`, `g${n % 2}`);
      const first = await recevoir(3);
      expect(first.length).toBeLessThanOrEqual(3);
      const all = [...first, ...(await recevoir()), ...(await recevoir())];
      expect(bodies(all)).toEqual([0, 1, 2, 3, 4].map((n) => `corps m${n}`));
    });

    it('keeps to its own messages', async () => {
      await envoyer('m1');
      expect(await plateforme().files.receive('etude-1', { max: 10, leaseSeconds: 30 })).toEqual([]);
      expect(await plateforme().files.counts('etude-1')).toEqual({ visible: 0, leased: 0, dead: 0 });
    });

    it('gives a message again when its lease has run out, under another handle', async () => {
      await envoyer('m1');
      const first = await recevoirUn(2);
      await plateforme().avancer(3);
      const second = await recevoirUn();
      expect(second).toMatchObject({ body: 'corps m1', receiveCount: 2, sentAt: first.sentAt });
      expect(second.handle).not.toBe(first.handle);
    });

    it('forgets a message that was deleted, even twice', async () => {
      const { files, avancer } = plateforme();
      await envoyer('m1');
      const { handle } = await recevoirUn(2);
      await files.delete(FILE, handle);
      await files.delete(FILE, handle);
      await avancer(3);
      expect(await recevoir()).toEqual([]);
      expect(await files.counts(FILE)).toEqual({ visible: 0, leased: 0, dead: 0 });
    });

    it('does not let an old handle delete or release what was leased again', async () => {
      const { files, avancer } = plateforme();
      await envoyer('m1');
      const old = await recevoirUn(1);
      await avancer(2);
      const current = await recevoirUn(30);
      await files.delete(FILE, old.handle);
      await files.release(FILE, old.handle, 0);
      expect(await files.counts(FILE)).toEqual({ visible: 0, leased: 1, dead: 0 });
      await files.delete(FILE, current.handle);
      expect(await files.counts(FILE)).toEqual({ visible: 0, leased: 0, dead: 0 });
    });

    it('gives a released message again at once, or after the delay', async () => {
      const { files, avancer } = plateforme();
      await envoyer('m1');
      await files.release(FILE, (await recevoirUn()).handle, 0);
      const again = await recevoirUn();
      expect(again.receiveCount).toBe(2);
      await files.release(FILE, again.handle, 2);
      expect(await recevoir()).toEqual([]);
      await avancer(3);
      expect((await recevoirUn()).receiveCount).toBe(3);
    });

    it('sets aside as dead a message received five times, and gives the others', async () => {
      const { files } = plateforme();
      await envoyer('poison');
      for (let n = 1; n <= 5; n += 1) {
        const message = await recevoirUn();
        expect(message.receiveCount).toBe(n);
        await files.release(FILE, message.handle, 0);
      }
      await envoyer('m2');
      expect(bodies(await recevoir())).toEqual(['corps m2']);
      expect(await recevoir()).toEqual([]);
      expect(await files.counts(FILE)).toEqual({ visible: 0, leased: 1, dead: 1 });
    });

    it('loses nothing that is sent twice under one id', async () => {
      await envoyer('m1');
      await envoyer('m1');
      expect(new Set(bodies(await recevoir()))).toEqual(new Set(['corps m1']));
    });
  });
}
