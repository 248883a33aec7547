import { describe, expect, it, type TestContext } from 'vitest';
import type { Scellement } from '../../functions/platform/ports.ts';
import type { Eprouvee } from './contrat.ts';
import { octets } from './exemples.ts';

const evenement = { type: 'Essai', v: 1, data: {} };
const AT = '2026-11-02T08:00:00.000Z';

export function contratDuScellement(plateforme: Eprouvee): void {
  /** A platform that does not seal yet says so by a skipped test. */
  const scellementDe = ({ skip }: TestContext): Scellement => plateforme().scellement ?? skip();
  const ajouter = async (stream: string, expected: number, combien = 1) =>
    expect(
      (await plateforme().journal.append({ stream, expected, events: Array(combien).fill(evenement), at: AT })).ok,
    ).toBe(true);

  describe('what is to be sealed', () => {
    it('is each stream that has events, and never a seal', async (contexte) => {
      const scellement = scellementDe(contexte);
      await ajouter('depot/b', 0);
      await ajouter('depot/a', 0);
      await ajouter('sceau/1', 0);
      await ajouter('depot/b', 1);
      const flux = await scellement.aSceller({ limit: 10 });
      expect(flux).toHaveLength(2);
      expect(flux).toEqual(
        expect.arrayContaining([
          { stream: 'depot/a', depuis: 0 },
          { stream: 'depot/b', depuis: 0 },
        ]),
      );
      expect(await scellement.aSceller({ limit: 1 })).toHaveLength(1);
    });

    it('is no longer so once marked, until another event comes', async (contexte) => {
      const scellement = scellementDe(contexte);
      await ajouter('depot/a', 0, 2);
      await scellement.marquer([{ stream: 'depot/a', jusqua: 2, sceau: 1 }]);
      expect(await scellement.aSceller({ limit: 10 })).toEqual([]);
      await ajouter('depot/a', 2);
      expect(await scellement.aSceller({ limit: 10 })).toEqual([{ stream: 'depot/a', depuis: 2 }]);
    });

    it('is what came after the mark, when it came before the marking', async (contexte) => {
      const scellement = scellementDe(contexte);
      await ajouter('depot/a', 0, 3);
      await scellement.marquer([{ stream: 'depot/a', jusqua: 2, sceau: 1 }]);
      expect(await scellement.aSceller({ limit: 10 })).toEqual([{ stream: 'depot/a', depuis: 2 }]);
      await scellement.marquer([{ stream: 'depot/a', jusqua: 3, sceau: 2 }]);
      expect(await scellement.aSceller({ limit: 10 })).toEqual([]);
    });
  });

  describe('the marks of a stream', () => {
    it('say which seal holds each event, oldest first', async (contexte) => {
      const scellement = scellementDe(contexte);
      await ajouter('depot/a', 0, 5);
      await scellement.marquer([{ stream: 'depot/a', jusqua: 2, sceau: 4 }]);
      await scellement.marquer([{ stream: 'depot/a', jusqua: 5, sceau: 7 }]);
      const marques = [
        { stream: 'depot/a', jusqua: 2, sceau: 4 },
        { stream: 'depot/a', jusqua: 5, sceau: 7 },
      ];
      expect(await scellement.marquesDe('depot/a')).toEqual(marques);
      expect(await scellement.marquesDe('depot/b')).toEqual([]);
    });

    it('are unchanged by marking again the same, or less', async (contexte) => {
      const scellement = scellementDe(contexte);
      await ajouter('depot/a', 0, 5);
      const marque = { stream: 'depot/a', jusqua: 4, sceau: 1 };
      await scellement.marquer([marque]);
      await scellement.marquer([marque, { stream: 'depot/a', jusqua: 2, sceau: 1 }]);
      expect(await scellement.marquesDe('depot/a')).toEqual([marque]);
      expect(await scellement.aSceller({ limit: 10 })).toEqual([{ stream: 'depot/a', depuis: 4 }]);
    });
  });

  describe('an erased version', () => {
    const effacementDe = ({ skip }: TestContext) => plateforme().effacement ?? skip();

    it('is read no more, and erasing it again changes nothing', async (contexte) => {
      const effacement = effacementDe(contexte);
      const { objets } = plateforme();
      for (const { ref } of [
        await objets.put('depot', 'k', [octets('un')]),
        await objets.create('acquits', 'k', octets('deux')),
      ]) {
        expect(await effacement.effacer(ref)).toBe('efface');
        await expect(objets.read(ref)[Symbol.asyncIterator]().next()).rejects.toThrow();
        expect(await effacement.effacer(ref)).toBe('absent');
      }
    });

    it('leaves its bytes to the others that have the same', async (contexte) => {
      const effacement = effacementDe(contexte);
      const { objets } = plateforme();
      const refs = [
        (await objets.put('depot', 'a', [octets('un')])).ref,
        (await objets.put('depot', 'b', [octets('un')])).ref,
        (await objets.create('acquits', 'c', octets('un'))).ref,
      ];
      for (const [i, ref] of refs.entries()) {
        expect(['efface', 'partage']).toContain(await effacement.effacer(ref));
        for (const reste of refs.slice(i + 1)) {
          const { value } = await objets.read(reste)[Symbol.asyncIterator]().next();
          expect(Buffer.from(value).toString()).toBe('un');
        }
      }
    });

    it('is found by how its key begins, with the other versions that stand there, until it is erased', async (contexte) => {
      const effacement = effacementDe(contexte);
      const { objets } = plateforme();
      const refs = [
        (await objets.put('depot', 'a%/é', [octets('un')])).ref,
        (await objets.put('depot', 'a%/é', [octets('deux')])).ref,
        (await objets.put('depot', 'a%/éz', [octets('un')])).ref,
      ];
      await objets.put('depot', 'a', [octets('un')]);
      await objets.put('depot', 'aa/é', [octets('un')]);
      await objets.create('acquits', 'a%/é', octets('un'));
      const trouves = await effacement.versionsSous('depot', 'a%/');
      expect(trouves).toHaveLength(3);
      expect(trouves).toEqual(expect.arrayContaining(refs));
      for (const ref of refs.slice(0, 2)) await effacement.effacer(ref);
      expect(await effacement.versionsSous('depot', 'a%/')).toEqual(refs.slice(2));
      expect(await effacement.versionsSous('depot', 'b')).toEqual([]);
    });

    it('may be put again', async (contexte) => {
      const effacement = effacementDe(contexte);
      const { objets } = plateforme();
      const { ref } = await objets.put('depot', 'a', [octets('un')]);
      await effacement.effacer(ref);
      expect((await objets.put('depot', 'a', [octets('un')])).created).toBe(true);
      expect((await objets.read(ref)[Symbol.asyncIterator]().next()).done).toBe(false);
    });
  });
}
