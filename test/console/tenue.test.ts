/** The read models after an accident are those of a journal read without one. */
import { expect, test } from 'vitest';
import { projeter } from '../../functions/console/lecture/projeter.ts';
import { type EcritureDeLecture, ObjetAbsent } from '../../functions/platform/ports.ts';
import { LecturesEnMemoire } from '../desastre/plateforme/lectures.ts';
import { DepotsInventes, depotInvente } from './depots-inventes.ts';

const inventes = new DepotsInventes({ combien: 140, ecartMinutes: 2000, ordonnateurs: 3, postes: 2 });
const { journal, objets } = inventes;
/** The first are concluded, the last in all their states. */
const premiers = [...inventes.suivis(0, 10)];
const suivis = [...premiers, ...inventes.suivis(130, 140, premiers.length)];

const tout = ({ collections }: LecturesEnMemoire): string =>
  JSON.stringify([...collections].sort().map(([nom, documents]) => [nom, [...documents].sort()]));

class Accident extends Error {}

/** Dies at the call to `ecrire` of that rank: before its effect, or after. */
class LecturesFragiles extends LecturesEnMemoire {
  readonly #rang: number;
  readonly #apres: boolean;
  appels = 0;

  constructor(rang: number, apres: boolean) {
    super();
    this.#rang = rang;
    this.#apres = apres;
  }

  override async ecrire(lot: readonly EcritureDeLecture[]) {
    this.appels += 1;
    const fatal = this.appels === this.#rang;
    if (fatal && !this.#apres) throw new Accident();
    await super.ecrire(lot);
    if (fatal) throw new Accident();
  }
}

async function lireEntierement(pas: number): Promise<{ readonly vues: string; readonly appels: number }> {
  const lectures = new LecturesFragiles(0, false);
  for (let i = 0; i < suivis.length; i += pas) await projeter({ journal, lectures, objets }, suivis.slice(i, i + pas));
  return { vues: tout(lectures), appels: lectures.appels };
}

test('however the journal is cut, the same documents', async () => {
  const { vues } = await lireEntierement(suivis.length);
  for (const pas of [1, 7, 30]) expect((await lireEntierement(pas)).vues).toBe(vues);
});

const LOT = 40;

test('a writing that dies, before or after its effect, and is done again leaves nothing stale nor counted twice', async () => {
  const { vues, appels } = await lireEntierement(LOT);
  for (let rang = 1; rang <= appels; rang += 1)
    for (const apres of [false, true]) {
      const lectures = new LecturesFragiles(rang, apres);
      for (let i = 0; i < suivis.length; i += LOT) {
        const lot = suivis.slice(i, i + LOT);
        await projeter({ journal, lectures, objets }, lot).catch(async (erreur) => {
          expect(erreur).toBeInstanceOf(Accident);
          await projeter({ journal, lectures, objets }, lot);
        });
      }
      expect(tout(lectures)).toBe(vues);
    }
});

test('what was purged of a verdict is found and counted no more, and a rebuild agrees', async () => {
  const depotId = depotInvente(3);
  const [depot] = inventes.evenements(3);
  const data = { retention: 'essai', purgees: [{ genre: 'verdict', sha256: 'a'.repeat(64), terme: '2034-12-31' }] };
  const event = { ...depot!, stream: `preuve/${depotId}`, type: 'DonneesPurgees', data };
  const purge = { position: suivis.length + 1, event };
  const vivantes = new LecturesEnMemoire();
  await projeter({ journal, lectures: vivantes, objets }, suivis);
  expect(tout(vivantes)).toContain('#2024/6');
  expect(tout(vivantes)).toContain('"flux3 ');
  await projeter({ journal, lectures: vivantes, objets }, [purge]);
  expect(tout(vivantes)).not.toMatch(/#\d{4}\/[67] |"flux3 /);
  const sansLeVerdict = {
    ...objets,
    read: (ref: Parameters<typeof objets.read>[0]) => {
      if (ref.key === 'verdict-3.json') throw new ObjetAbsent(ref.key);
      return objets.read(ref);
    },
  };
  const refaites = new LecturesEnMemoire();
  await projeter({ journal, lectures: refaites, objets: sansLeVerdict }, [...suivis, purge]);
  expect(tout(refaites)).toBe(tout(vivantes));
});
