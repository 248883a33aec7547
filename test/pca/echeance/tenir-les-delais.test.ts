/** The day's work, done again, cut short or failing: each thing is said once, and nothing is held back. */
import { describe, expect, test } from 'vitest';
import { evenementEnClair } from '../../../functions/console/en-clair/evenement.ts';
import { brefs, monde } from '../argent-et-horloge.ts';
import { recu } from '../departement.ts';
import { ETUDE, POSTE } from '../exemples.ts';

const ETUDE_ = `etude-${ETUDE}`;

describe('chaque avis est dit une fois', () => {
  test('repassé le même jour, le travail ne dit rien de plus et n’écrit à personne', async () => {
    const { d, passer, courriers } = await monde();
    await recu(d, 30_000);
    d.au('2026-03-21');
    const premier = await passer();
    expect(premier.dits).toBeGreaterThan(0);
    expect(premier.courriels).toBeGreaterThan(0);
    const partis = courriers.length;
    expect(await passer()).toEqual({ portes: 0, dits: 0, termes: 0, clos: 0, courriels: 0 });
    expect(courriers).toHaveLength(partis);
  });

  test('un courriel par organisation et par jour, en français, qui ne dit rien de personne', async () => {
    const { d, passer, courriers } = await monde();
    const numeros = [await recu(d, 30_000), await recu(d, 40_000)];
    d.au('2026-03-28');
    await passer();
    const aLEtude = courriers.filter(({ a }) => a[0]?.startsWith(ETUDE_));
    expect(aLEtude).toHaveLength(1);
    expect(aLEtude[0]!.sujet).toBe('Phase comminatoire amiable : vos délais au 28/03/2026');
    expect(aLEtude[0]!.texte).toContain('Dernier jour aujourd’hui\n 2 termes de phase amiable');
    for (const numero of numeros) expect(aLEtude[0]!.texte).toContain(`dossier ${POSTE}-${numero} : le 28/03/2026`);
    expect(aLEtude[0]!.texte).not.toMatch(/Dupré|Moulin|€/);
    const { events } = await d.journal.read(`avis/${ETUDE_}/2026-03-28`);
    const [premier, dernier] = [events[0]!, events.at(-1)!].map((event) => evenementEnClair(event));
    const objet = `${ETUDE_}/2026-03-28`;
    expect(premier).toEqual({ objet, phrase: 'Signalé : 2\u00a0délais qui échoient ce jour.' });
    expect(dernier).toEqual({ objet, phrase: 'Courriel des délais envoyé.' });
  });

  test('sans adresse, il est dit quand même, et le courriel part le jour où elle vient', async () => {
    const { d, passer, courriers, dits } = await monde();
    await recu(d, 30_000);
    d.au('2026-03-21');
    await passer({ adresseDe: async () => null });
    expect(brefs(await dits(ETUDE_), 'terme-de-la-phase')).toEqual(['bientot 2026-03-28']);
    expect(courriers).toEqual([]);
    d.au('2026-03-22');
    await passer();
    expect(courriers.some(({ sujet }) => sujet.endsWith('au 21/03/2026'))).toBe(true);
  });

  test('un courriel qui ne part pas ne retient rien d’autre, et repart sous le même nom', async () => {
    const { d, passer, courriers } = await monde();
    const numero = await recu(d, 30_000);
    d.au('2026-03-29');
    const vus: string[] = [];
    const muet = {
      envoyer: async ({ id }: { id: string }) => {
        vus.push(id);
        throw new Error('mute');
      },
    };
    await expect(passer({ courrier: muet })).rejects.toThrow();
    expect((await d.lire(numero)).etat).toBe('terme-echu');
    await passer();
    expect(courriers.map(({ id }) => id).sort()).toEqual(vus.sort());
  });

  test('interrompu par son temps, il reprend où il en était', async () => {
    const { d, passer } = await monde();
    for (let n = 0; n < 55; n += 1) await recu(d, 1000 + n);
    d.au('2026-03-29');
    let total = 0;
    for (let tours = 0; tours < 40 && total < 55; tours += 1) {
      let vus = 0;
      const encore = () => {
        vus += 1;
        return vus < 3 + tours;
      };
      total += (await passer({ encore })).termes;
    }
    expect(total).toBe(55);
  });
});
