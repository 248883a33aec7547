import { describe, expect, it } from 'vitest';
import { LotDeLectureRefuse } from '../../functions/platform/ports.ts';
import type { Eprouvee } from './contrat.ts';

export function contratDesLectures(plateforme: Eprouvee): void {
  describe('a read model', () => {
    it('gives a document by its id, and null where there is none', async () => {
      const { lectures } = plateforme();
      await lectures.put('depots', 'd1', { rank: '1', body: 'é' });
      expect(await lectures.get('depots', 'd1')).toBe('é');
      expect(await lectures.get('depots', 'd2')).toBeNull();
      expect(await lectures.get('autres', 'd1')).toBeNull();
    });

    it('replaces a document that is put again, and its rank with it', async () => {
      const { lectures } = plateforme();
      await lectures.put('depots', 'd1', { rank: '1', body: 'un' });
      await lectures.put('depots', 'd2', { rank: '2', body: 'deux' });
      await lectures.put('depots', 'd1', { rank: '3', body: 'trois' });
      expect(await lectures.list('depots', { limit: 10 })).toEqual(['trois', 'deux']);
    });

    it('has one document under an id, whether that is its rank or not', async () => {
      const { lectures } = plateforme();
      const etapes = ['d1', 'a', 'z', 'd1', 'd1', 'b'];
      for (const [i, rank] of etapes.entries()) {
        await lectures.put('depots', 'd1', { rank, body: `${i}` });
        expect(await lectures.get('depots', 'd1')).toBe(`${i}`);
        expect(await lectures.list('depots', { limit: 9 })).toEqual([`${i}`]);
      }
      for (const rank of ['d1', 'a']) {
        await lectures.put('depots', 'd1', { rank, body: 'x' });
        await lectures.ecrire([{ collection: 'depots', id: 'd1', document: null }]);
        expect(await lectures.get('depots', 'd1')).toBeNull();
        expect(await lectures.list('depots', { limit: 9 })).toEqual([]);
      }
    });

    it('lists the highest rank first, by pages strictly below a rank', async () => {
      const { lectures } = plateforme();
      for (const rank of ['b', 'a', 'd', 'c', 'é']) await lectures.put('depots', `id ${rank}`, { rank, body: rank });
      await lectures.put('autres', 'x', { rank: 'z', body: 'z' });
      expect(await lectures.list('depots', { limit: 2 })).toEqual(['é', 'd']);
      expect(await lectures.list('depots', { limit: 2, below: 'd' })).toEqual(['c', 'b']);
      expect(await lectures.list('depots', { limit: 2, below: 'b' })).toEqual(['a']);
      expect(await lectures.list('depots', { limit: 2, below: 'a' })).toEqual([]);
    });

    it('lists strictly between two ranks, from either end', async () => {
      const { lectures } = plateforme();
      for (const rank of ['b', 'a', 'd', 'c', 'é']) await lectures.put('depots', `id ${rank}`, { rank, body: rank });
      const lister = (options: Omit<Parameters<typeof lectures.list>[1], 'limit'>, limit = 9) =>
        lectures.list('depots', { limit, ...options });
      expect(await lister({ above: 'b' })).toEqual(['é', 'd', 'c']);
      expect(await lister({ above: 'b' }, 2)).toEqual(['é', 'd']);
      expect(await lister({ above: 'b', ascending: true }, 2)).toEqual(['c', 'd']);
      expect(await lister({ ascending: true }, 2)).toEqual(['a', 'b']);
      expect(await lister({ below: 'c', ascending: true })).toEqual(['a', 'b']);
      expect(await lister({ above: 'a', below: 'd' })).toEqual(['c', 'b']);
      expect(await lister({ above: 'a', below: 'd' }, 1)).toEqual(['c']);
      expect(await lister({ above: 'a', below: 'd', ascending: true }, 1)).toEqual(['b']);
      // 'b!' is no document's, and the bounds may be in the wrong order or the same.
      expect(await lister({ above: 'b!', below: 'c!' })).toEqual(['c']);
      expect(await lister({ above: 'd', below: 'a' })).toEqual([]);
      expect(await lister({ above: 'b', below: 'b' })).toEqual([]);
      expect(await lister({ above: 'a', below: 'b' })).toEqual([]);
    });

    it('writes and removes a lot at once', async () => {
      const { lectures } = plateforme();
      await lectures.put('depots', 'd1', { rank: '1', body: 'un' });
      await lectures.put('depots', 'd2', { rank: '2', body: 'deux' });
      await lectures.ecrire([
        { collection: 'depots', id: 'd1', document: { rank: '4', body: 'quatre' } },
        { collection: 'depots', id: 'd2', document: null },
        { collection: 'depots', id: 'absent', document: null },
        { collection: 'autres', id: 'd1', document: { rank: '', body: '' } },
      ]);
      expect(await lectures.list('depots', { limit: 9 })).toEqual(['quatre']);
      expect(await lectures.get('depots', 'd2')).toBeNull();
      expect(await lectures.get('autres', 'd1')).toBe('');
      await lectures.ecrire([]);
    });

    it('takes eighty documents, and refuses more, too much, or one twice, without touching anything', async () => {
      const { lectures } = plateforme();
      const lot = (n: number, body = 'x') =>
        Array.from({ length: n }, (_, i) => ({ collection: 'c', id: `${i}`, document: { rank: `${i}`, body } }));
      await lectures.ecrire(lot(80));
      expect(await lectures.list('c', { limit: 99 })).toHaveLength(80);
      const refuses = [lot(81, 'y'), lot(2, 'y'.repeat(150_000)), [...lot(1, 'y'), ...lot(1, 'z')]];
      for (const refuse of refuses) await expect(lectures.ecrire(refuse)).rejects.toThrow(LotDeLectureRefuse);
      expect(await lectures.get('c', '0')).toBe('x');
    });
  });
}
