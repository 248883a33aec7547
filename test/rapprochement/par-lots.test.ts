/** The audit of a production that never rests: bounded, through the ports, and stopped by nothing that it finds. */
import { describe, expect, test } from 'vitest';
import { nomsDuFlux } from '../../functions/depot/noms.ts';
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import type { ObjectRef } from '../../functions/platform/ports.ts';
import { sceller } from '../../functions/preuve/sceller.ts';
import { auditerUnLot } from '../../functions/rapprochement/par-lots/auditer-un-lot.ts';
import type { Attentes } from '../../functions/rapprochement/par-lots/lire-un-dossier.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { lireCurseur } from '../../infra/embedded/curseurs.ts';
import { tenirLesLectures } from '../../infra/embedded/projections.ts';
import { adherer, deposer, juge, type Plateforme } from '../depot/etapes.ts';
import { bordereau, SIRET, verdict } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';
import { besoins, deposerEtJuger } from '../preuve/etapes.ts';
import { purgerMaintenant } from '../retention/etapes.ts';

const TOUT = { jusquAu: '~', limit: 1_000 };
const TYPES = ['reprise-de-verification', 'terme-de-conservation', 'preuve-a-etablir'];

const attentesDe = ({ journal }: Plateforme): Attentes => ({
  envois: async (ids) =>
    (await journal.outboxDue({ sentBefore: '~', limit: 1_000 })).filter(({ id }) => ids.includes(id)),
  echeances: async (ids) =>
    (await Promise.all(TYPES.map((type) => journal.echeancesDues({ type, ...TOUT }))))
      .flat()
      .filter(({ id }) => ids.includes(id)),
});

const besoinsDeLAudit = (plateforme: Plateforme) => {
  const { journal, objets, scellement, lectures, horloge } = plateforme;
  const lus: string[] = [];
  return {
    ...{ journal, scellement, lectures, horloge, effacement: objets, attentes: attentesDe(plateforme), lus },
    objets: Object.assign(Object.create(objets), {
      read: (ref: ObjectRef) => objets.read(ref),
      empreinte: async (ref: ObjectRef) => {
        lus.push(ref.key);
        for await (const _ of objets.read(ref));
        return { sha256: ref.version };
      },
    }),
  };
};

async function projeter(plateforme: Plateforme): Promise<void> {
  const lectures = tenirLesLectures(plateforme, (erreur) => {
    throw erreur;
  });
  const dernier = (await plateforme.journal.since(0, 10_000)).at(-1)?.position;
  await expect.poll(async () => (await lireCurseur(plateforme.lectures, 'console'))?.position).toBe(dernier);
  await lectures.arreter();
}

/** Deposits one minute apart, the first one waiting for its comptable; all sealed, and an hour gone. */
async function production(combien = 3) {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const { depotId } = await deposer(plateforme, '0.xml');
  await verifier({ ...plateforme, verifierObjet: juge(verdict(), '0.xml') })({ depotId });
  const depots = [depotId];
  for (let n = 1; n < combien; n++) {
    plateforme.avancer(60);
    depots.push(await deposerEtJuger(plateforme, `${n}.xml`, verdict({ bordereaux: [bordereau(`${50 + n}`)] })));
  }
  await expedier(plateforme);
  await sceller(besoins(plateforme));
  await projeter(plateforme);
  plateforme.avancer(3700);
  return { plateforme, depots };
}

const dits = async (plateforme: Plateforme) => {
  const { ecarts, illisibles } = await auditerUnLot(besoinsDeLAudit(plateforme), null, 50);
  expect(illisibles).toEqual(new Map());
  return ecarts.map(({ code, sujet }) => `${code} ${sujet}`);
};

test('a production that holds its promises has nothing to tell, purged deposits included', async () => {
  const { plateforme } = await production();
  expect(await dits(plateforme)).toEqual([]);
  plateforme.avancer(11 * 366 * 86_400);
  expect(await purgerMaintenant(plateforme)).toMatchObject({ depots: 2, documents: 6 });
  await sceller(besoins(plateforme));
  await projeter(plateforme);
  plateforme.avancer(3700);
  expect(await dits(plateforme)).toEqual([]);
});

test('each call audits so many deposits, the next one goes on, and the last one begins again', async () => {
  const { plateforme, depots } = await production(5);
  const vus: string[][] = [];
  let suite: string | null = null;
  for (let appel = 0; appel < 4; appel++) {
    const needs = besoinsDeLAudit(plateforme);
    const lot = await auditerUnLot(needs, suite, 2);
    expect(lot.audites).toBe(needs.lus.length);
    vus.push(needs.lus.map((key) => key.slice(-5)).sort());
    suite = lot.suite;
  }
  expect(depots).toHaveLength(5);
  expect(vus).toEqual([['3.xml', '4.xml'], ['1.xml', '2.xml'], ['0.xml'], ['3.xml', '4.xml']]);
});

test('what was deposited less than an hour ago is left alone', async () => {
  const { plateforme } = await production();
  await deposer(plateforme, 'neuf.xml');
  await projeter(plateforme);
  expect(await dits(plateforme)).toEqual([]);
});

describe('an écart', () => {
  test.each<[string, (plateforme: Plateforme, depotId: string) => Promise<unknown>, (depotId: string) => string[]]>([
    [
      'in what waits to be sent',
      async ({ journal, horloge }, depotId) => {
        const stream = `mise/${depotId}/1`;
        const { seq: expected } = await journal.read(stream);
        const outbox = { remove: [`${depotId}-1`] };
        await journal.append({ stream, expected, events: [], at: horloge.now(), outbox });
      },
      (depotId) => [`ENVOI_OUBLIE mise/${depotId}/1`],
    ],
    [
      'in the names that are held',
      async ({ journal, horloge }, depotId) => {
        const stream = `depot/${depotId}`;
        const { seq: expected } = await journal.read(stream);
        const [nom] = nomsDuFlux(SIRET, verdict());
        const release = [{ key: nom!.key, holder: stream }];
        expect(await journal.holders([nom!.key])).toEqual(release);
        await journal.append({ stream, expected, events: [], at: horloge.now(), claims: { release } });
      },
      (depotId) => [`NOM_NON_TENU depot/${depotId}`],
    ],
    [
      'in the term of its documents',
      async ({ journal, horloge }, depotId) => {
        const stream = `preuve/${depotId}`;
        const { seq: expected } = await journal.read(stream);
        const echeances = { remove: [`terme-de-conservation/${depotId}`] };
        await journal.append({ stream, expected, events: [], at: horloge.now(), echeances });
      },
      (depotId) => [`TERME_OUBLIE preuve/${depotId}`],
    ],
    [
      'in what the console reads',
      async ({ lectures }, depotId) => {
        const body = (await lectures.get('depots', depotId)) ?? '';
        const { recuLe } = JSON.parse(body);
        const rejete = body.replace('"verdict":"accepte"', '"verdict":"rejete"');
        await lectures.put('depots', depotId, { rank: `${recuLe}/${depotId}`, body: rejete });
      },
      (depotId) => [`LECTURE_FAUSSE depots/${depotId}`],
    ],
    [
      'where an event came that no seal holds after an hour',
      async ({ journal, horloge, avancer }, depotId) => {
        const at = horloge.now();
        avancer(2 * 3600);
        const data = { retention: 'r', purgees: [{ genre: 'acquit', sha256: 'a'.repeat(64), terme: '2026-01-01' }] };
        const stream = `preuve/${depotId}`;
        const { seq: expected } = await journal.read(stream);
        await journal.append({ stream, expected, events: [{ type: 'DonneesPurgees', v: 1, data }], at });
      },
      (depotId) => [`NON_SCELLE preuve/${depotId}`],
    ],
  ])('%s is told of its deposit, and of no other', async (_, abimer, attendus) => {
    const { plateforme, depots } = await production();
    await abimer(plateforme, depots[0]!);
    expect(await dits(plateforme)).toEqual(attendus(depots[0]!));
  });

  test('in a stored document, the leaves of a seal included, is told and stops nothing', async () => {
    const { plateforme, depots } = await production();
    const { objets } = plateforme;
    const [verdictRange] = await objets.versionsSous('verdicts', `${depots[1]}/`);
    await objets.effacer(verdictRange!);
    expect(await dits(plateforme)).toContain(`VERDICT_PERDU depot/${depots[1]}`);
    const [feuilles] = (await objets.versionsSous('preuves', 'sceaux/')).filter((ref) => ref.key.includes('feuilles'));
    await objets.effacer(feuilles!);
    expect(await dits(plateforme)).toEqual(
      expect.arrayContaining(depots.map((depotId) => `FEUILLES_PERDUES depot/${depotId}`)),
    );
  });

  test('that the second reading does not find again was a write on its way, and is not told', async () => {
    const { plateforme, depots } = await production();
    const needs = besoinsDeLAudit(plateforme);
    let lectures = 0;
    const attentes: Attentes = {
      ...needs.attentes,
      envois: async (ids) => {
        const presents = await needs.attentes.envois(ids);
        if (!ids.includes(depots[0]!)) return presents;
        lectures += 1;
        return lectures === 1 ? [] : presents;
      },
    };
    expect((await auditerUnLot({ ...needs, attentes }, null, 50)).ecarts).toEqual([]);
    expect(lectures).toBe(2);
  });
});

test('a deposit that cannot be read is told by its name, and the others are audited all the same', async () => {
  const { plateforme, depots } = await production();
  const needs = besoinsDeLAudit(plateforme);
  const panne = new Error('S3 is away');
  const empreinte = async (ref: ObjectRef) => {
    if (ref.key.endsWith('1.xml')) throw panne;
    return { sha256: ref.version };
  };
  await plateforme.objets.effacer((await plateforme.objets.versionsSous('acquits', ''))[0]!);
  const lot = await auditerUnLot({ ...needs, objets: Object.assign(needs.objets, { empreinte }) }, null, 50);
  expect(lot.illisibles).toEqual(new Map([[depots[1], panne]]));
  expect(lot.audites).toBe(3);
});
