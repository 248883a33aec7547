import { describe, expect, test } from 'vitest';
import { premiereRupture } from '../../functions/journal/evenement.ts';
import { arreter } from '../../functions/preuve/arreter.ts';
import { arretes } from '../../functions/preuve/dossier-arrete.ts';
import { lireFeuilles } from '../../functions/preuve/feuilles.ts';
import { horodater } from '../../functions/preuve/horodater.ts';
import { Arbre } from '../../functions/preuve/merkle.ts';
import { rassembler } from '../../functions/preuve/rassembler.ts';
import { dernierSceau, lireSceauRetenu } from '../../functions/preuve/registre-des-sceaux.ts';
import { documentDuSceau, empreinte, fichierDuSceau, rangDuSaut } from '../../functions/preuve/sceau.ts';
import { sceller } from '../../functions/preuve/sceller.ts';
import { lirePreuve } from '../../schemas/evenements/preuve.ts';
import { adherer, type Plateforme } from '../depot/etapes.ts';
import { type Compteur, fragile, type Moment, Plantage } from '../depot/plantage.ts';
import { plateformePassagere } from '../platform/dossier.ts';
import { besoins, deposerEtJuger } from './etapes.ts';
import { serviceDHorodatage } from './horodateur.ts';

const HASH = '0'.repeat(64);

/** Every event is under exactly one seal, the seals are linked, and each root is that of its leaves. */
async function auditer(plateforme: Plateforme): Promise<number> {
  const dernier = await dernierSceau(plateforme);
  const vues = new Map<string, number>();
  const empreintes = [HASH];
  for (let n = 1; n <= dernier; n++) {
    const { pose } = (await lireSceauRetenu(plateforme, n))!;
    const feuilles = await lireFeuilles(plateforme.objets, pose.data.feuilles);
    expect(pose.data).toMatchObject({ n, prev: empreintes[n - 1], evenements: feuilles.length });
    expect(new Arbre(feuilles).racine).toBe(pose.data.racine);
    const saut = rangDuSaut(n);
    expect(pose.data.saut).toEqual(saut === null ? null : { n: saut, sha256: empreintes[saut] });
    for (const { stream, seq } of feuilles) {
      expect(vues.has(`${stream} ${seq}`)).toBe(false);
      vues.set(`${stream} ${seq}`, n);
    }
    const document = documentDuSceau(pose);
    empreintes.push(empreinte(document));
    const range = await plateforme.objets.create('preuves', fichierDuSceau(n), document);
    expect(range.created).toBe(false);
  }
  const journal = (await plateforme.journal.since(0, 10_000)).map(({ event }) => event);
  const aSceller = journal.filter(({ stream }) => !stream.startsWith('sceau/'));
  expect(vues.size).toBe(aSceller.length);
  for (const { stream, seq } of aSceller) {
    const marque = (await plateforme.scellement.marquesDe(stream)).find(({ jusqua }) => seq <= jusqua);
    expect(marque?.sceau).toBe(vues.get(`${stream} ${seq}`));
  }
  expect(await plateforme.scellement.aSceller({ limit: 10 })).toEqual([]);
  return dernier;
}

describe('sealing', () => {
  test('holds every event once, under seals linked to each other', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    for (const nom of ['a.xml', 'b.xml', 'c.xml', 'd.xml', 'e.xml']) {
      await deposerEtJuger(plateforme, nom);
      plateforme.avancer(300);
      expect((await sceller(besoins(plateforme))).sceaux).toBe(1);
    }
    expect(await auditer(plateforme)).toBe(5);
  });

  test('with nothing new, seals nothing', async () => {
    const plateforme = plateformePassagere();
    expect(await sceller(besoins(plateforme))).toEqual({ sceaux: 0, evenements: 0, rompus: [], dernier: 0 });
    await adherer(plateforme);
    await sceller(besoins(plateforme));
    expect(await sceller(besoins(plateforme))).toMatchObject({ sceaux: 0, dernier: 1 });
  });

  test('keeps what a verdict rests on under the same seal', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const depotId = await deposerEtJuger(plateforme, 'a.xml');
    await sceller(besoins(plateforme));
    const [depot] = await plateforme.scellement.marquesDe(`depot/${depotId}`);
    const [preuve] = await plateforme.scellement.marquesDe(`preuve/${depotId}`);
    expect(preuve).toMatchObject({ jusqua: 2, sceau: depot?.sceau });
    expect(await auditer(plateforme)).toBe(1);
  });

  test('two sealers at the same time make no seal twice and leave no event out', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    for (const nom of ['a.xml', 'b.xml', 'c.xml']) await deposerEtJuger(plateforme, nom);
    const passages = [1, 2, 3].map(() => sceller(besoins(plateforme)));
    await deposerEtJuger(plateforme, 'd.xml');
    await Promise.all(passages);
    await sceller(besoins(plateforme));
    await auditer(plateforme);
  });

  test.each<Moment>(['avant', 'apres'])(
    'killed %s any of its calls, is finished by the next run',
    async (moment) => {
      const plateforme = plateformePassagere();
      await adherer(plateforme);
      for (let k = 1; ; k++) {
        await deposerEtJuger(plateforme, `${k}.xml`);
        const compteur: Compteur = { appels: 0, trace: [] };
        const { journal, objets, scellement } = plateforme;
        const fragiles = {
          journal: fragile('journal', journal, compteur, k, moment),
          objets: fragile('objets', objets, compteur, k, moment),
          scellement: fragile('scellement', scellement, compteur, k, moment),
        };
        const mort = await sceller(besoins(plateforme, fragiles)).then(
          () => null,
          (erreur: unknown) => erreur,
        );
        plateforme.avancer(60);
        await sceller(besoins(plateforme));
        if (mort === null) {
          expect(k).toBeGreaterThan(15);
          break;
        }
        expect(mort instanceof Plantage || mort instanceof AggregateError).toBe(true);
      }
      await auditer(plateforme);
    },
    20_000,
  );

  test('a chain that was broken in the base is told, sealed by nothing, and holds nothing up', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const depotId = await deposerEtJuger(plateforme, 'a.xml');
    const { journal } = plateforme;
    const falsifie = new Proxy(journal, {
      get(cible, propriete) {
        if (propriete !== 'read') return Reflect.get(cible, propriete, cible).bind?.(cible);
        return async (stream: string) => {
          const lu = await cible.read(stream);
          if (stream !== `depot/${depotId}`) return lu;
          return { ...lu, events: lu.events.map((e) => ({ ...e, at: '2020-01-01T00:00:00.000Z' })) };
        };
      },
    });
    const { rompus, evenements } = await sceller(besoins(plateforme, { journal: falsifie }));
    expect(rompus).toEqual([`depot/${depotId}`]);
    expect(evenements).toBeGreaterThan(0);
    expect(premiereRupture((await journal.read(`depot/${depotId}`)).events)).toBeNull();
    expect((await plateforme.scellement.aSceller({ limit: 5 })).map(({ stream }) => stream)).toEqual(rompus);
  });
});

test('evidence that could not be kept when its verdict was sealed is kept later, and only once', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const depotId = await deposerEtJuger(plateforme, 'a.xml');
  let enPanne = true;
  const jeuEnVigueur = () => {
    if (enPanne) throw new Error('EMFILE');
    return null;
  };
  for (let n = 0; n < 3; n++) {
    await expect(sceller(besoins(plateforme, { jeuEnVigueur }))).rejects.toThrow(/evidence is put off/);
    plateforme.avancer(300);
  }
  // Nothing waits for it: its events are sealed, and dated, all the same.
  expect(await plateforme.scellement.aSceller({ limit: 5 })).toEqual([]);
  expect(await rassembler(plateforme, depotId)).toBe('non-scelle');
  enPanne = false;
  expect(await sceller(besoins(plateforme, { jeuEnVigueur }))).toMatchObject({ sceaux: 1 });
  expect(await rassembler(plateforme, depotId)).toHaveProperty('pieces');
  expect(await sceller(besoins(plateforme, { jeuEnVigueur }))).toMatchObject({ sceaux: 0 });
  await auditer(plateforme);
});

test('a state is told once for each time that it moved, whatever its size', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const depotId = await deposerEtJuger(plateforme, 'a.xml');
  const bougees = Array.from({ length: 2500 }, (_, n) => ({ stream: `mise/${depotId}/${n + 1}`, seq: 1, hash: HASH }));
  expect(await arreter(plateforme, depotId, bougees)).toBe(true);
  expect(await arreter(plateforme, depotId, bougees)).toBe(false);
  const dits = arretes(lirePreuve((await plateforme.journal.read(`preuve/${depotId}`)).events));
  expect(dits.map(({ complet }) => complet)).toEqual([false, false, true]);
  expect(dits.at(-1)?.tetes.size).toBe(2501);
});

describe('time-stamping', () => {
  test('gives each seal one token, whatever the number of runs', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const horodatage = serviceDHorodatage();
    await sceller(besoins(plateforme, { horodate: true }));
    expect(await horodater({ ...plateforme, horodatage })).toBe(1);
    expect(await horodater({ ...plateforme, horodatage })).toBe(0);
    expect(horodatage.demandes).toBe(1);
    const { horodatage: obtenu } = (await lireSceauRetenu(plateforme, 1))!;
    expect(obtenu?.data.dateLe).toBe('2026-11-02T08:05:00.000Z');
  });

  test('an authority that is down holds up no seal, and its tokens are had later', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const horodatage = serviceDHorodatage();
    horodatage.enPanne = true;
    for (const nom of ['a.xml', 'b.xml']) {
      await deposerEtJuger(plateforme, nom);
      await sceller(besoins(plateforme, { horodate: true }));
      await expect(horodater({ ...plateforme, horodatage })).rejects.toThrow('ne répond pas');
    }
    expect(await auditer(plateforme)).toBe(2);
    horodatage.enPanne = false;
    expect(await horodater({ ...plateforme, horodatage })).toBe(2);
    for (const n of [1, 2]) expect((await lireSceauRetenu(plateforme, n))?.horodatage).not.toBeNull();
  });

  test.each([
    ['of another digest', { sha256: 'f'.repeat(64) }, 'celui d’autre chose'],
    ['of another request', { nonce: '01020304' }, 'une autre demande'],
    ['that refuses', { statut: 2 }, 'a refusé'],
  ])('an answer %s is not taken', async (_, plus, phrase) => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    await sceller(besoins(plateforme, { horodate: true }));
    await expect(horodater({ ...plateforme, horodatage: serviceDHorodatage(plus) })).rejects.toThrow(phrase);
    expect((await lireSceauRetenu(plateforme, 1))?.horodatage).toBeNull();
  });

  test('killed at any call, gives one token in the end', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const horodatage = serviceDHorodatage({}, plateforme.horloge);
    for (const moment of ['avant', 'apres'] as const) {
      for (let k = 1; ; k++) {
        await deposerEtJuger(plateforme, `${moment}-${k}.xml`);
        const { dernier } = await sceller(besoins(plateforme, { horodate: true }));
        const compteur: Compteur = { appels: 0, trace: [] };
        const journal = fragile('journal', plateforme.journal, compteur, k, moment);
        const objets = fragile('objets', plateforme.objets, compteur, k, moment);
        const mort = await horodater({ ...plateforme, journal, objets, horodatage }).then(
          () => null,
          (erreur: unknown) => erreur,
        );
        plateforme.avancer(60);
        await horodater({ ...plateforme, horodatage });
        const { events } = await plateforme.journal.read(`sceau/${dernier}`);
        expect(events.map(({ type }) => type)).toEqual(['SceauPose', 'HorodatageObtenu']);
        if (mort === null) break;
        expect(mort).toBeInstanceOf(Plantage);
      }
    }
  });
});
