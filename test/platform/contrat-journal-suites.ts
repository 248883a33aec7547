import { describe, expect, it } from 'vitest';
import type { Eprouvee } from './contrat.ts';
import { A, ajout, B, C, echeance, envoi, reussi } from './exemples.ts';

export function contratDesSuites(plateforme: Eprouvee): void {
  const aEnvoyer = async (sentBefore: string, limit = 10) =>
    (await plateforme().journal.outboxDue({ sentBefore, limit })).map(({ id }) => id);

  describe('the outbox', () => {
    it('gives what was never sent, whole, oldest first and no more than asked', async () => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout({ outbox: { put: [envoi('e1')] } })));
      reussi(await journal.append(ajout({ expected: 1, at: B, outbox: { put: [envoi('e0')] } })));
      const due = await journal.outboxDue({ sentBefore: A, limit: 10 });
      expect(due[0]).toEqual({ ...envoi('e1'), sends: 0, lastSentAt: null });
      expect(await aEnvoyer(A)).toEqual(['e1', 'e0']);
      expect(await aEnvoyer(A, 1)).toEqual(['e1']);
    });

    it('keeps what was sent until it is removed, and gives it again once that is long ago', async () => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout({ outbox: { put: [envoi('e1')] } })));
      reussi(await journal.append(ajout({ expected: 1, events: [], at: B, outbox: { sent: ['e1'] } })));
      expect(await aEnvoyer(B)).toEqual([]);
      const [again] = await journal.outboxDue({ sentBefore: C, limit: 10 });
      expect(again).toEqual({ ...envoi('e1'), sends: 1, lastSentAt: B });
      reussi(await journal.append(ajout({ expected: 1, outbox: { remove: ['e1'] } })));
      expect(await aEnvoyer('2099-01-01T00:00:00.000Z')).toEqual([]);
    });

    it('puts what was never sent before what is sent again', async () => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout({ outbox: { put: [envoi('e1'), envoi('e2')] } })));
      reussi(await journal.append(ajout({ expected: 1, events: [], at: B, outbox: { sent: ['e1'] } })));
      reussi(await journal.append(ajout({ expected: 1, events: [], at: A, outbox: { sent: ['e2'] } })));
      reussi(await journal.append(ajout({ stream: 'depot/2', at: C, outbox: { put: [envoi('e3')] } })));
      expect(await aEnvoyer('2099-01-01T00:00:00.000Z')).toEqual(['e3', 'e2', 'e1']);
      expect(await aEnvoyer('2099-01-01T00:00:00.000Z', 2)).toEqual(['e3', 'e2']);
    });

    it('counts every sending', async () => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout({ outbox: { put: [envoi('e1')] } })));
      for (const at of [A, B])
        reussi(await journal.append(ajout({ expected: 1, events: [], at, outbox: { sent: ['e1'] } })));
      expect(await journal.outboxDue({ sentBefore: C, limit: 1 })).toMatchObject([{ sends: 2, lastSentAt: B }]);
    });

    it('takes a put under a known id for a new sending', async () => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout({ outbox: { put: [envoi('e1')] } })));
      reussi(await journal.append(ajout({ expected: 1, events: [], outbox: { sent: ['e1'] } })));
      reussi(await journal.append(ajout({ expected: 1, at: B, outbox: { put: [envoi('e1', { body: 'autre' })] } })));
      const due = await journal.outboxDue({ sentBefore: A, limit: 10 });
      expect(due).toEqual([{ ...envoi('e1', { body: 'autre' }), sends: 0, lastSentAt: null }]);
    });

    it('does not mind marking or removing what a receipt already removed', async () => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout({ outbox: { sent: ['parti'], remove: ['parti aussi'] } })));
      expect(await aEnvoyer('2099-01-01T00:00:00.000Z')).toEqual([]);
      expect((await journal.read('depot/1')).seq).toBe(1);
    });
  });

  describe('an échéance', () => {
    const dues = async (jusquAu: string, limit = 10) =>
      (await plateforme().journal.echeancesDues({ type: 'fin', jusquAu, limit })).map(({ id }) => id);

    it('is due on its very day and after, earliest first and no more than asked', async () => {
      const { journal } = plateforme();
      const put = [echeance('x', '2027-01-20'), echeance('y', '2026-12-31'), echeance('z', '2027-01-21')];
      reussi(await journal.append(ajout({ echeances: { put } })));
      expect(await journal.echeancesDues({ type: 'fin', jusquAu: '2026-12-31', limit: 10 })).toEqual([put[1]]);
      expect(await dues('2027-01-20')).toEqual(['y', 'x']);
      expect(await dues('2027-01-20', 1)).toEqual(['y']);
      expect(await dues('2026-12-30')).toEqual([]);
    });

    it('is asked for by its type, and may be an instant', async () => {
      const { journal } = plateforme();
      const instant = { ...echeance('i', '2026-12-31T08:00:00.000Z'), type: 'reprise' };
      reussi(await journal.append(ajout({ echeances: { put: [echeance('x', '2026-12-31'), instant] } })));
      expect(await dues('2099-01-01')).toEqual(['x']);
      const reprises = (jusquAu: string) => journal.echeancesDues({ type: 'reprise', jusquAu, limit: 10 });
      expect(await reprises('2026-12-31T07:59:59.999Z')).toEqual([]);
      expect(await reprises('2026-12-31T08:00:00.000Z')).toEqual([instant]);
    });

    it('moves when it is put again, and goes when it is removed', async () => {
      const { journal } = plateforme();
      reussi(await journal.append(ajout({ echeances: { put: [echeance('x', '2026-12-01')] } })));
      reussi(await journal.append(ajout({ expected: 1, echeances: { put: [echeance('x', '2027-02-01')] } })));
      expect(await dues('2026-12-01')).toEqual([]);
      expect(await dues('2027-02-01')).toEqual(['x']);
      reussi(await journal.append(ajout({ expected: 2, echeances: { remove: ['x', 'inconnue'] } })));
      expect(await dues('2099-01-01')).toEqual([]);
    });
  });
}
