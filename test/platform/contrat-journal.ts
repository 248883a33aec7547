import { describe, expect, it } from 'vitest';
import { HASH_ORIGINE, premiereRupture } from '../../functions/journal/evenement.ts';
import { APPEND_MAX_BYTES, APPEND_MAX_ITEMS, AppendMalformed, AppendTooLarge } from '../../functions/platform/ports.ts';
import type { Eprouvee } from './contrat.ts';
import { A, ajout, B, echeance, envoi, evenement, reussi } from './exemples.ts';

export function contratDuJournal(plateforme: Eprouvee): void {
  describe('a stream of the journal', () => {
    it('is empty, at seq 0 and epoch 0, before its first event', async () => {
      expect(await plateforme().journal.read('depot/1')).toEqual({ events: [], seq: 0, epoch: 0 });
    });

    it('numbers its events from 1, dates them as told and chains them from 64 zeros', async () => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout({ events: [evenement(1), evenement(2)] })));
      reussi(await journal.append(ajout({ expected: 2, events: [evenement(3)], at: B })));
      const { events, seq } = await journal.read('depot/1');
      expect(seq).toBe(3);
      expect(events.map((event) => [event.seq, event.at, event.data])).toEqual([
        [1, A, { n: 1 }],
        [2, A, { n: 2 }],
        [3, B, { n: 3 }],
      ]);
      expect(events[0]?.prev).toBe(HASH_ORIGINE);
      expect(premiereRupture(events)).toBeNull();
    });

    it('gives back, at append, the very events that it will read', async () => {
      const { journal } = plateforme();
      const data = { texte: 'Écart de 0,01 €', montant: 1, nul: null, liste: [1, { b: 2, a: true }] };
      const appended = reussi(await journal.append(ajout({ events: [{ type: 'Éprouvé', v: 3, data }] })));
      expect((await journal.read('depot/1')).events).toEqual(appended);
      expect(appended[0]?.data).toEqual(data);
    });

    it('keeps a chain of its own, whatever the other streams', async () => {
      const { journal } = plateforme();
      for (const stream of ['depot/1', 'depot/2', 'depot/10']) reussi(await journal.append(ajout({ stream })));
      const { events } = await journal.read('depot/1');
      expect(events.map(({ stream, seq }) => [stream, seq])).toEqual([['depot/1', 1]]);
      expect((await journal.read('depot/10')).events[0]?.prev).toBe(HASH_ORIGINE);
    });

    it('reads more events than one append can bring', async () => {
      const { journal } = plateforme();
      for (let expected = 0; expected < 240; expected += 60) {
        const events = Array.from({ length: 60 }, (_, n) => evenement(n));
        reussi(await journal.append(ajout({ expected, events })));
      }
      const { events, seq } = await journal.read('depot/1');
      expect([events.length, seq, premiereRupture(events)]).toEqual([240, 240, null]);
    });
  });

  describe('the sequence that a decision was based on', () => {
    it.each([0, 2])('refuses the append when it was %i and is 1, and nothing of it is kept', async (expected) => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout()));
      const late = ajout({
        expected,
        outbox: { put: [envoi('e1')] },
        echeances: { put: [echeance('x', '2026-12-01')] },
        claims: { take: [{ key: 'nom', holder: 'depot/1' }] },
      });
      expect(await journal.append(late)).toEqual({ ok: false, conflict: 'sequence' });
      expect((await journal.read('depot/1')).seq).toBe(1);
      expect(await journal.outboxDue({ sentBefore: B, limit: 10 })).toEqual([]);
      expect(await journal.echeancesDues({ type: 'fin', jusquAu: '2099-01-01', limit: 10 })).toEqual([]);
      expect(await journal.holders(['nom'])).toEqual([]);
    });

    it('is checked also where there is no event to append', async () => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout()));
      const put = [envoi('e1')];
      expect((await journal.append(ajout({ events: [], outbox: { put } }))).ok).toBe(false);
      expect(reussi(await journal.append(ajout({ expected: 1, events: [], outbox: { put } })))).toEqual([]);
      expect((await journal.read('depot/1')).seq).toBe(1);
      expect(await journal.outboxDue({ sentBefore: B, limit: 10 })).toHaveLength(1);
    });
  });

  describe('the bounds of an append', () => {
    const names = (count: number) => Array.from({ length: count }, (_, n) => `n${n}`);

    it('accept 80 items and refuse 81, whatever they are, keeping nothing', async () => {
      const { journal } = plateforme();
      const with80 = (stream: string, events: number) =>
        ajout({
          stream,
          events: names(events).map(() => evenement()),
          outbox: { put: [envoi('e1')], sent: names(3), remove: ['n8', 'n9'] },
          echeances: { put: [echeance('x', '2026-12-01')], remove: names(2) },
          claims: { take: [{ key: 'k', holder: stream }], release: [{ key: 'l', holder: stream }] },
          fences: [{ stream: 'adhesion/1', epoch: 0 }],
        });
      reussi(await journal.append(with80('depot/1', APPEND_MAX_ITEMS - 12)));
      await expect(journal.append(with80('depot/2', APPEND_MAX_ITEMS - 11))).rejects.toThrow(AppendTooLarge);
      expect((await journal.read('depot/2')).seq).toBe(0);
    });

    it('refuse more than 300 kB, counted in UTF-8', async () => {
      const { journal } = plateforme();
      const sized = (text: string) => ajout({ events: [{ type: 'T', v: 1, data: { text } }] });
      await expect(journal.append(sized('x'.repeat(APPEND_MAX_BYTES)))).rejects.toThrow(AppendTooLarge);
      await expect(journal.append(sized('é'.repeat(APPEND_MAX_BYTES / 2)))).rejects.toThrow(AppendTooLarge);
      reussi(await journal.append(sized('x'.repeat(APPEND_MAX_BYTES - 500))));
    });

    it('tell a caller who fences on its own stream, contradicts itself or writes a vague instant', async () => {
      const { journal } = plateforme();
      const claim = { key: 'nom', holder: 'depot/1' };
      const bugs = [
        { fences: [{ stream: 'depot/1', epoch: 0 }] },
        { outbox: { put: [envoi('e1')], remove: ['e1'] } },
        { claims: { take: [claim, { ...claim, holder: 'depot/2' }] } },
        { at: '2026-11-02T08:00:00Z' },
      ];
      for (const bug of bugs) await expect(journal.append(ajout(bug))).rejects.toThrow(AppendMalformed);
      expect((await journal.read('depot/1')).seq).toBe(0);
      expect(await journal.holders(['nom'])).toEqual([]);
    });

    it('refuse a stream or an id of more than 900 bytes, counted in UTF-8, keeping nothing', async () => {
      const { journal } = plateforme();
      const long = (taille: number) => 'é'.repeat(taille / 2);
      const bugs = [
        { stream: long(902) },
        { outbox: { put: [envoi(long(902), { body: '' })] } },
        { outbox: { remove: [long(902)] } },
        { echeances: { put: [echeance(long(902), '2026-12-01')] } },
      ];
      for (const bug of bugs) await expect(journal.append(ajout(bug))).rejects.toThrow(AppendMalformed);
      expect((await journal.read('depot/1')).seq).toBe(0);
      const put = [echeance(long(900), '2026-12-01T00:00:00.000Z')];
      const outbox = { put: [envoi(long(900), { body: '' })] };
      reussi(await journal.append(ajout({ stream: long(900), outbox, echeances: { put } })));
      expect(await journal.outboxDue({ sentBefore: A, limit: 1 })).toMatchObject([{ id: long(900) }]);
      const options = { type: 'fin', jusquAu: '2026-12-02', limit: 1 };
      expect(await journal.echeancesDues(options)).toEqual(put);
    });

    it('count once what is said twice in the same words', async () => {
      const { journal } = plateforme();
      const claim = { key: 'nom', holder: 'depot/1' };
      reussi(await journal.append(ajout({ claims: { take: Array.from({ length: 90 }, () => claim) } })));
      expect(await journal.holders(['nom', 'nom'])).toEqual([claim]);
    });
  });
}
