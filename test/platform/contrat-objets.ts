import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ContenuDifferent, ObjetAbsent } from '../../functions/platform/ports.ts';
import type { Eprouvee } from './contrat.ts';
import { octets, tout } from './exemples.ts';

const CLE = 'ordonnateurs/21330063500017/flux.xml';

async function* parMorceaux(...parts: string[]) {
  for (const part of parts) yield octets(part);
}

export function contratDesObjets(plateforme: Eprouvee): void {
  describe('an object', () => {
    it('is read back as it was put, with its SHA-256 and size', async () => {
      const { objets } = plateforme();
      const stored = await objets.put('depot', CLE, parMorceaux('bonjour ', '', 'le flux é'));
      const whole = octets('bonjour le flux é');
      expect(stored).toMatchObject({ ref: { bucket: 'depot', key: CLE }, size: whole.length, created: true });
      expect(stored.sha256).toBe(createHash('sha256').update(whole).digest('hex'));
      expect(await tout(objets.read(stored.ref))).toBe('bonjour le flux é');
    });

    it('may be empty, and may be large', async () => {
      const { objets } = plateforme();
      const empty = await objets.put('depot', 'vide', []);
      expect([empty.size, await tout(objets.read(empty.ref))]).toEqual([0, '']);
      const block = new Uint8Array(1 << 20).fill(65);
      const large = await objets.put('depot', 'gros', Array(6).fill(block));
      expect(large.size).toBe(6 << 20);
      expect(await tout(objets.read(large.ref))).toBe('A'.repeat(6 << 20));
    });

    it('put again with the same content is the same version, not created', async () => {
      const { objets } = plateforme();
      const first = await objets.put('depot', CLE, [octets('un')]);
      expect(await objets.put('depot', CLE, [octets('un')])).toEqual({ ...first, created: false });
    });

    it('put again with other content is another version, and both are read', async () => {
      const { objets } = plateforme();
      const first = await objets.put('depot', CLE, [octets('un')]);
      const second = await objets.put('depot', CLE, [octets('deux')]);
      expect(second.created).toBe(true);
      expect(second.ref.version).not.toBe(first.ref.version);
      expect(await tout(objets.read(first.ref))).toBe('un');
      expect(await tout(objets.read(second.ref))).toBe('deux');
    });

    it('may hold the same bytes as another, under another key or in another bucket', async () => {
      const { objets } = plateforme();
      const first = await objets.put('depot', CLE, [octets('un')]);
      const second = await objets.put('depot', `${CLE}.bis`, [octets('un')]);
      const third = await objets.create('acquits', CLE, octets('un'));
      expect([second.created, third.created]).toEqual([true, true]);
      for (const { ref } of [first, second, third]) expect(await tout(objets.read(ref))).toBe('un');
    });

    it.each(['../../etc/passwd', '/absolu', 'a\\..\\b', 'é à ü/ü.xml', 'con', 'x'.repeat(600)])(
      'may have any key: %s',
      async (key) => {
        const { objets } = plateforme();
        const { ref } = await objets.put('depot', key, [octets(key)]);
        expect(await tout(objets.read(ref))).toBe(key);
      },
    );

    it('is absent where nothing was put, whatever the version asked', async () => {
      const { objets } = plateforme();
      const { ref } = await objets.put('depot', CLE, [octets('un')]);
      const absents = [
        { ...ref, key: 'autre' },
        { ...ref, version: 'f'.repeat(64) },
        { ...ref, version: '../../../etc/passwd' },
        { ...ref, bucket: 'verdicts' as const },
      ];
      for (const absent of absents) await expect(tout(objets.read(absent))).rejects.toThrow(ObjetAbsent);
    });

    it('is not there when its source breaks on the way', async () => {
      const { objets } = plateforme();
      async function* broken() {
        yield octets('début');
        throw new Error('coupure');
      }
      await expect(objets.put('depot', CLE, broken())).rejects.toThrow('coupure');
      expect((await objets.put('depot', CLE, [octets('début')])).created).toBe(true);
    });
  });

  describe('an object created once', () => {
    it('is a success again with the same bytes, and ContenuDifferent with others', async () => {
      const { objets } = plateforme();
      const first = await objets.create('acquits', CLE, octets('acquit'));
      expect(first.created).toBe(true);
      expect(await objets.create('acquits', CLE, octets('acquit'))).toEqual({ ...first, created: false });
      await expect(objets.create('acquits', CLE, octets('autre'))).rejects.toThrow(ContenuDifferent);
      expect(await tout(objets.read(first.ref))).toBe('acquit');
    });

    it('has one content, however many create it at the same time', async () => {
      const { objets } = plateforme();
      const attempts = ['un', 'deux', 'un', 'trois'].map((text) => objets.create('verdicts', CLE, octets(text)));
      const results = await Promise.allSettled(attempts);
      const stored = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1);
      expect(stored.filter(({ created }) => created)).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(ContenuDifferent);
      }
    });
  });
}
