import { describe, expect, it } from 'vitest';
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

    it('lists the highest rank first, by pages strictly below a rank', async () => {
      const { lectures } = plateforme();
      for (const rank of ['b', 'a', 'd', 'c', 'é']) await lectures.put('depots', `id ${rank}`, { rank, body: rank });
      await lectures.put('autres', 'x', { rank: 'z', body: 'z' });
      expect(await lectures.list('depots', { limit: 2 })).toEqual(['é', 'd']);
      expect(await lectures.list('depots', { limit: 2, below: 'd' })).toEqual(['c', 'b']);
      expect(await lectures.list('depots', { limit: 2, below: 'b' })).toEqual(['a']);
      expect(await lectures.list('depots', { limit: 2, below: 'a' })).toEqual([]);
    });
  });
}
