import { describe, expect, it } from 'vitest';
import type { Eprouvee } from './contrat.ts';
import { ajout, envoi, reussi } from './exemples.ts';

const pour = (holder: string, ...keys: string[]) => keys.map((key) => ({ key, holder }));

export function contratDesReservations(plateforme: Eprouvee): void {
  describe('a claim', () => {
    it('belongs to the first who takes it, and refuses the others with all the names that are taken', async () => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout({ claims: { take: pour('depot/1', 'a', 'b') } })));
      const second = ajout({ stream: 'depot/2', claims: { take: pour('depot/2', 'a', 'b', 'c') } });
      const refused = await journal.append({ ...second, outbox: { put: [envoi('e1')] } });
      expect(refused).toMatchObject({ ok: false, conflict: 'claim' });
      const taken = !refused.ok && refused.conflict === 'claim' ? refused.taken : [];
      expect(new Set(taken)).toEqual(new Set(pour('depot/1', 'a', 'b')));
      expect((await journal.read('depot/2')).seq).toBe(0);
      expect(await journal.holders(['c'])).toEqual([]);
      expect(await journal.outboxDue({ sentBefore: '2099-01-01T00:00:00.000Z', limit: 10 })).toEqual([]);
    });

    it('can be taken again by the one who holds it', async () => {
      const { journal } = plateforme();
      const claims = { take: pour('depot/1', 'a') };
      reussi(await journal.append(ajout({ claims })));
      reussi(await journal.append(ajout({ expected: 1, claims })));
      expect(await journal.holders(['a', 'z'])).toEqual(pour('depot/1', 'a'));
    });

    it('is free again once released by its holder', async () => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout({ claims: { take: pour('depot/1', 'a') } })));
      reussi(await journal.append(ajout({ expected: 1, claims: { release: pour('depot/1', 'a') } })));
      expect(await journal.holders(['a'])).toEqual([]);
      reussi(await journal.append(ajout({ stream: 'depot/2', claims: { take: pour('depot/2', 'a') } })));
      expect(await journal.holders(['a'])).toEqual(pour('depot/2', 'a'));
    });

    it('is not freed by one who does not hold it, and the append goes through', async () => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout({ claims: { take: pour('depot/1', 'a') } })));
      reussi(await journal.append(ajout({ stream: 'depot/2', claims: { release: pour('depot/2', 'a', 'z') } })));
      expect(await journal.holders(['a'])).toEqual(pour('depot/1', 'a'));
    });
  });

  describe('a fence', () => {
    const adhesion = { stream: 'adhesion/21330063500017', advancesEpoch: true };
    const fences = (epoch: number) => [{ stream: adhesion.stream, epoch }];

    it('lets through while the other stream is at the epoch that was read, 0 before any', async () => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout({ fences: fences(0) })));
      reussi(await journal.append(ajout(adhesion)));
      expect((await journal.read(adhesion.stream)).epoch).toBe(1);
      reussi(await journal.append(ajout({ expected: 1, fences: fences(1) })));
    });

    it('refuses, once the epoch has advanced, and nothing is kept', async () => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout(adhesion)));
      const late = ajout({ fences: fences(0), outbox: { put: [envoi('e1')] } });
      expect(await journal.append(late)).toEqual({ ok: false, conflict: 'fence', stream: adhesion.stream });
      expect((await journal.read('depot/1')).seq).toBe(0);
      expect(await journal.outboxDue({ sentBefore: '2099-01-01T00:00:00.000Z', limit: 10 })).toEqual([]);
    });

    it('does not see events that leave the epoch where it was', async () => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout({ stream: adhesion.stream })));
      expect((await journal.read(adhesion.stream)).epoch).toBe(0);
      reussi(await journal.append(ajout({ fences: fences(0) })));
    });

    it('is told after the sequence and before the claims, when several conflict', async () => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout({ ...adhesion, claims: { take: pour(adhesion.stream, 'a') } })));
      const both = ajout({ fences: fences(0), claims: { take: pour('depot/1', 'a') } });
      expect(await journal.append(both)).toMatchObject({ conflict: 'fence' });
      expect(await journal.append({ ...both, expected: 4 })).toMatchObject({ conflict: 'sequence' });
    });
  });
}
