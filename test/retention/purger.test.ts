import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { premiereRupture } from '../../functions/journal/evenement.ts';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { ObjetAbsent } from '../../functions/platform/ports.ts';
import { sceller } from '../../functions/preuve/sceller.ts';
import { echeanceAu } from '../../functions/retention/echeance.ts';
import { horlogeSure, sceauxRecents } from '../../functions/retention/horloge-sure.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { RETENTION_PAR_DEFAUT, type Retention } from '../../schemas/retention.ts';
import { adherer, deposer, juge, type Plateforme } from '../depot/etapes.ts';
import { bordereau, verdict } from '../depot/exemples.ts';
import { type Compteur, fragile, type Moment } from '../depot/plantage.ts';
import { dossierPassager, horlogeEprouvee, plateformePassagere } from '../platform/dossier.ts';
import { besoins, deposerEtJuger } from '../preuve/etapes.ts';
import { lirePurges, purgerMaintenant } from './etapes.ts';

const JOUR = 86_400;
const jusquAu = (plateforme: Plateforme, date: string) =>
  plateforme.avancer((Date.parse(`${date}T12:00:00Z`) - Date.parse(plateforme.horloge.now())) / 1000);

async function depotScelle(retention: Retention = RETENTION_PAR_DEFAUT, exercice = '2026') {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const rendu = verdict({ bordereaux: [bordereau('47', { exercice })] });
  const depotId = await deposerEtJuger(plateforme, 'a.xml', rendu);
  await sceller(besoins(plateforme, { retention }));
  return { plateforme, depotId };
}

describe('a document', () => {
  test('is kept on the last day of its term, and destroyed the day after', async () => {
    const { plateforme, depotId } = await depotScelle();
    jusquAu(plateforme, '2036-12-31');
    expect(await purgerMaintenant(plateforme)).toEqual({ depots: 0, documents: 0 });
    plateforme.avancer(JOUR);
    expect(await purgerMaintenant(plateforme)).toEqual({ depots: 1, documents: 3 });
    expect(await purgerMaintenant(plateforme)).toEqual({ depots: 0, documents: 0 });
    const { effaces, certificats } = await lirePurges(plateforme, depotId);
    expect(effaces).toEqual(['fichier', 'verdict', 'acquit']);
    expect(certificats.texte).toContain('Fichier déposé, conservé jusqu’au 31/12/2036 inclus');
    expect(certificats.json).toMatchObject({ depot: depotId, retention: RETENTION_PAR_DEFAUT.version });
  });

  test('leaves the chain of events whole, and is told in it', async () => {
    const { plateforme, depotId } = await depotScelle();
    jusquAu(plateforme, '2037-01-01');
    await purgerMaintenant(plateforme);
    for (const stream of [`depot/${depotId}`, `preuve/${depotId}`, `mise/${depotId}/1`]) {
      const { events } = await plateforme.journal.read(stream);
      expect(events.length).toBeGreaterThan(0);
      expect(premiereRupture(events)).toBeNull();
    }
  });

  test('of one kind goes before the others when its term is shorter', async () => {
    const court = { genre: 'acquit', annees: 1, depuis: 'reception', du: null, jusquAu: null } as const;
    const retention = { version: 'essai', regles: [court, ...RETENTION_PAR_DEFAUT.regles.slice(0, 2)] };
    const { plateforme, depotId } = await depotScelle(retention);
    jusquAu(plateforme, '2027-11-03');
    expect(await purgerMaintenant(plateforme, { retention })).toEqual({ depots: 1, documents: 1 });
    expect((await lirePurges(plateforme, depotId)).effaces).toEqual(['acquit']);
    jusquAu(plateforme, '2037-01-01');
    expect(await purgerMaintenant(plateforme, { retention })).toEqual({ depots: 1, documents: 2 });
    expect((await lirePurges(plateforme, depotId)).effaces).toEqual(['fichier', 'verdict', 'acquit']);
  });

  test('is kept longer when the rules have become longer since', async () => {
    const { plateforme, depotId } = await depotScelle();
    const retention = { version: 'longue', regles: RETENTION_PAR_DEFAUT.regles.map((r) => ({ ...r, annees: 30 })) };
    jusquAu(plateforme, '2037-01-01');
    expect(await purgerMaintenant(plateforme, { retention })).toEqual({ depots: 0, documents: 0 });
    jusquAu(plateforme, '2057-01-01');
    expect(await purgerMaintenant(plateforme, { retention })).toEqual({ depots: 1, documents: 3 });
    expect((await lirePurges(plateforme, depotId)).effaces).toHaveLength(3);
  });

  test('that another deposit has too stays until the last of them has come to its term', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const contenu = 'les mêmes octets';
    const premier = await deposerEtJuger(plateforme, 'a.xml', verdict(), contenu);
    const suivant = verdict({ bordereaux: [bordereau('48', { exercice: '2027' })] });
    const second = await deposerEtJuger(plateforme, 'b.xml', suivant, contenu);
    await sceller(besoins(plateforme));
    jusquAu(plateforme, '2037-06-01');
    await purgerMaintenant(plateforme);
    expect((await lirePurges(plateforme, premier)).effaces).toContain('fichier');
    expect((await lirePurges(plateforme, second)).effaces).toEqual([]);
    jusquAu(plateforme, '2038-01-01');
    await purgerMaintenant(plateforme);
    expect((await lirePurges(plateforme, second)).effaces).toContain('fichier');
  });
});

test('nothing goes before its term, whatever the rules and the day', async () => {
  const annees = fc.integer({ min: 0, max: 3 });
  const regle = fc.record({ annees, depuis: fc.constantFrom('exercice' as const, 'reception' as const) });
  const pas = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 6, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(regle, regle, pas, async (a, b, jours) => {
      const bornes = { du: null, jusquAu: null };
      const regles = [
        { genre: 'fichier' as const, ...a, ...bornes },
        { genre: 'acquit' as const, ...b, ...bornes },
      ];
      const retention = { version: 'e', regles };
      const plateforme = plateformePassagere();
      await adherer(plateforme);
      const depots = new Map<number, string>();
      for (const exercice of [2025, 2026, 2027, 2029]) {
        const rendu = verdict({ bordereaux: [bordereau('47', { exercice: `${exercice}` })] });
        depots.set(exercice, await deposerEtJuger(plateforme, `${exercice}.xml`, rendu));
      }
      await sceller(besoins(plateforme, { retention }));
      for (const attente of jours) {
        plateforme.avancer(attente * JOUR);
        await purgerMaintenant(plateforme, { retention });
        const aujourdhui = plateforme.horloge.now().slice(0, 10);
        for (const [exercice, depotId] of depots) {
          const terme = ({ annees: n, depuis }: typeof a) =>
            depuis === 'exercice' ? `${Math.max(2026, exercice) + n}-12-31` : `${2026 + n}-11-02`;
          const attendus = [
            ...(terme(a) < aujourdhui ? ['fichier'] : []),
            ...(terme(b) < aujourdhui ? ['acquit'] : []),
          ];
          expect((await lirePurges(plateforme, depotId)).effaces).toEqual(attendus);
        }
      }
      plateforme.close();
    }),
    { numRuns: 4 },
  );
}, 20_000);

test.each<Moment>(['avant', 'apres'])(
  'killed %s any of its calls, a purge is finished by the next one',
  async (moment) => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    for (let k = 1; ; k++) {
      const depotId = await deposerEtJuger(plateforme, `${k}.xml`);
      await sceller(besoins(plateforme));
      plateforme.avancer(12 * 365 * JOUR);
      const compteur: Compteur = { appels: 0, trace: [] };
      const mort = await purgerMaintenant(plateforme, {
        journal: fragile('journal', plateforme.journal, compteur, k, moment),
        objets: fragile('objets', plateforme.objets, compteur, k, moment),
        effacement: fragile('effacement', plateforme.objets, compteur, k, moment),
      }).then(
        () => null,
        (erreur: unknown) => erreur,
      );
      plateforme.avancer(60);
      await purgerMaintenant(plateforme);
      const { effaces, evenements } = await lirePurges(plateforme, depotId);
      expect(effaces).toEqual(['fichier', 'verdict', 'acquit']);
      expect(evenements).toBe(1);
      const dues = await plateforme.journal.echeancesDues({
        type: 'terme-de-conservation',
        jusquAu: plateforme.horloge.now(),
        limit: 5,
      });
      expect(dues).toEqual([]);
      if (mort === null) break;
    }
  },
  20_000,
);

test('what is read of a purged document is nothing', async () => {
  const { plateforme, depotId } = await depotScelle();
  const recu = (await plateforme.journal.read(`depot/${depotId}`)).events[0]!.data as { key: string; version: string };
  const ref = { bucket: 'depot', key: recu.key, version: recu.version } as const;
  jusquAu(plateforme, '2037-01-01');
  await purgerMaintenant(plateforme);
  await expect(plateforme.objets.read(ref).next()).rejects.toThrow(ObjetAbsent);
});

describe('a purge', () => {
  test('waits for the comptable, and no longer than a year', async () => {
    const plateforme = plateformePassagere();
    await adherer(plateforme);
    const { depotId } = await deposer(plateforme, 'a.xml');
    await verifier({ ...plateforme, verifierObjet: juge(verdict(), 'a.xml') })({ depotId });
    await sceller(besoins(plateforme));
    jusquAu(plateforme, '2037-01-01');
    expect(await purgerMaintenant(plateforme)).toEqual({ depots: 0, documents: 0 });
    jusquAu(plateforme, '2038-01-02');
    expect(await purgerMaintenant(plateforme)).toEqual({ depots: 1, documents: 3 });
    expect((await lirePurges(plateforme, depotId)).effaces).toHaveLength(3);
  });

  test.each([10, null])('follows rules that become shorter than %s years, or come later', async (annees) => {
    const regles = (n: number | null) => ({
      version: `r${n}`,
      regles: n === null ? [] : RETENTION_PAR_DEFAUT.regles.map((regle) => ({ ...regle, annees: n })),
    });
    const { plateforme } = await depotScelle(regles(annees));
    jusquAu(plateforme, '2028-06-01');
    expect(await purgerMaintenant(plateforme, { retention: regles(annees) })).toEqual({ depots: 0, documents: 0 });
    jusquAu(plateforme, '2029-06-02');
    expect(await purgerMaintenant(plateforme, { retention: regles(2) })).toEqual({ depots: 1, documents: 3 });
  });

  test('by a clock that is far from the last seal, or has just leapt, destroys nothing before seven days of seals', async () => {
    const { plateforme } = await depotScelle();
    const avecLesSceaux = { sceauxRecents: () => sceauxRecents(plateforme) };
    jusquAu(plateforme, '2037-01-01');
    expect(await purgerMaintenant(plateforme, avecLesSceaux)).toEqual({ depots: 0, documents: 0 });
    for (let jour = 1; jour <= 7; jour++) {
      expect(await purgerMaintenant(plateforme, avecLesSceaux), `day ${jour}`).toEqual({ depots: 0, documents: 0 });
      await deposer(plateforme, `jour-${jour}.xml`);
      await sceller(besoins(plateforme));
      plateforme.avancer(JOUR);
    }
    expect(await purgerMaintenant(plateforme, avecLesSceaux)).toEqual({ depots: 1, documents: 3 });
  });

  test.each([
    ['seven days, each with a seal', [0, 1, 2, 3, 4, 5, 6], true],
    ['one file a month', [3, 33, 63, 94, 124, 154, 185], true],
    ['six days', [0, 1, 2, 3, 4, 5], false],
    ['a hole of more than 31 days just before now', [32, 33, 34, 35, 36, 37, 38], false],
    ['a hole of more than 31 days between two of them', [0, 1, 2, 3, 40, 41, 42], false],
    ['a seal of next year', [-365, 0, 1, 2, 3, 4, 5], false],
    ['no seal', [], false],
  ])('believes its clock, or not, by the days that have seals: %s', async (_, jours, sure) => {
    const horloge = horlogeEprouvee();
    const sceaux = jours.map((n) => new Date(Date.parse(horloge.now()) - n * JOUR * 1000).toISOString());
    expect(await horlogeSure({ horloge, sceauxRecents: async () => sceaux })).toBe(sure);
  });

  test('that fails for some deposits goes on to all the others, however many fail', async () => {
    const { plateforme, depotId } = await depotScelle();
    jusquAu(plateforme, '2037-01-01');
    const perdus = Array.from({ length: 101 }, (_, n) => echeanceAu(`perdu-${n}`, '2030-12-31'));
    const { journal } = plateforme;
    const encombre: typeof plateforme.journal = Object.create(journal, {
      read: { value: (stream: string) => journal.read(stream) },
      append: { value: (append: Parameters<typeof journal.append>[0]) => journal.append(append) },
      echeancesDues: {
        value: async (options: Parameters<typeof journal.echeancesDues>[0]) =>
          [...perdus, ...(await journal.echeancesDues(options))].slice(0, options.limit),
      },
    });
    await expect(purgerMaintenant(plateforme, { journal: encombre })).rejects.toThrow(/^101 deposits/);
    expect((await lirePurges(plateforme, depotId)).effaces).toHaveLength(3);
  });

  test('leaves nothing readable in the files of the base', async () => {
    const dossier = dossierPassager();
    const clock = horlogeEprouvee();
    const plateforme = {
      ...ouvrirPlateforme(dossier, { clock, maxReceiveCount: () => 5 }),
      avancer: clock.avancer,
    };
    await adherer(plateforme);
    const signature = { ...verdict().signatures[0]!, signataire: 'CN=Zebulon Temoin' };
    for (let n = 0; n < 5; n++) {
      const bordereaux = [bordereau(`${100 + n}`)];
      await deposerEtJuger(plateforme, `${n}.xml`, verdict({ signatures: [signature], bordereaux }));
    }
    await sceller(besoins(plateforme));
    jusquAu(plateforme, '2037-01-01');
    await purgerMaintenant(plateforme);
    plateforme.close();
    for (const entree of readdirSync(dossier, { recursive: true, withFileTypes: true }))
      if (entree.isFile())
        expect(readFileSync(join(entree.parentPath, entree.name), 'latin1')).not.toContain('Zebulon Temoin');
  });

  test('leaves a deposit that a message announced again as it is', async () => {
    const { plateforme, depotId } = await depotScelle();
    jusquAu(plateforme, '2037-01-01');
    await purgerMaintenant(plateforme);
    const avant = (await plateforme.journal.read(`depot/${depotId}`)).seq;
    await verifier({ ...plateforme, verifierObjet: () => Promise.reject(new Error('judged again')) })({ depotId });
    expect((await plateforme.journal.read(`depot/${depotId}`)).seq).toBe(avant);
  });
});
