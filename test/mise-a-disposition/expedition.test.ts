/** The outbox, drained: one entry that cannot leave does not hold the others back. */
import { expect, test } from 'vitest';
import { expedier, expedierUn } from '../../functions/mise-a-disposition/expedition.ts';
import { confirmerReception } from '../../functions/mise-a-disposition/reception.ts';
import { Retry } from '../../functions/platform/ports.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { miseADispositionSchema } from '../../schemas/messages/mise-a-disposition.ts';
import { adherer, deposer, juge, type Plateforme, suivants } from '../depot/etapes.ts';
import { bordereau, CODIQUE, SIRET, verdict } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';

async function avecDeuxMises(plateforme: Plateforme) {
  await adherer(plateforme);
  const { depotId } = await deposer(plateforme, 'pes.xml');
  const rendu = verdict({ bordereaux: [bordereau('47'), bordereau('48')] });
  await verifier({ ...plateforme, verifierObjet: juge(rendu, 'pes.xml') })({ depotId });
  return depotId;
}

test('le message part tel que le schéma le décrit, petit, et sans le nom du signataire', async () => {
  const plateforme = plateformePassagere();
  await avecDeuxMises(plateforme);
  await expedier(plateforme);
  const [message] = await suivants(plateforme, `comptable-${CODIQUE}`);
  expect(miseADispositionSchema.parse(message)).toEqual(message);
  expect(JSON.stringify(message).length).toBeLessThan(4096);
  expect(JSON.stringify(message)).not.toContain('Anne Exemple');
});

test('un envoi qui échoue est dit, et n’arrête pas les autres', async () => {
  const plateforme = plateformePassagere();
  const depotId = await avecDeuxMises(plateforme);
  const { files } = plateforme;
  const partis: string[] = [];
  const capricieuses = {
    receive: files.receive.bind(files),
    delete: files.delete.bind(files),
    release: files.release.bind(files),
    counts: files.counts.bind(files),
    send: async (_: string, { id }: { readonly id: string }) => {
      if (id.endsWith('-1')) throw new Error('no such queue');
      partis.push(id);
    },
  };
  await expect(expedier({ ...plateforme, files: capricieuses })).rejects.toThrow('1 entries');
  expect(partis).toEqual([`${depotId}-2`]);
  expect(await expedier(plateforme)).toBe(1);
});

test('une réception arrivée entre l’envoi et sa marque arrête les remises', async () => {
  const plateforme = plateformePassagere();
  const depotId = await avecDeuxMises(plateforme);
  const { files } = plateforme;
  const promptes = {
    receive: files.receive.bind(files),
    delete: files.delete.bind(files),
    release: files.release.bind(files),
    counts: files.counts.bind(files),
    send: async (_: string, { id }: { readonly id: string }) => {
      await confirmerReception(plateforme)({ dedupId: id, par: CODIQUE });
    },
  };
  expect(await expedier({ ...plateforme, files: promptes })).toBe(0);
  plateforme.avancer(30 * 86_400);
  expect(await expedier(plateforme)).toBe(0);
  const { events } = await plateforme.journal.read(`mise/${depotId}/1`);
  expect(events.map(({ type }) => type)).toEqual(['MiseADispositionDecidee', 'ReceptionConfirmee']);
});

test('ce qui ne peut partir, si nombreux soit-il, n’arrête pas ce qui attend derrière', async () => {
  const plateforme = plateformePassagere();
  const mettre = (id: string, queue: string) =>
    plateforme.journal.append({
      ...{ stream: `depot/${id}`, expected: 0, events: [], at: plateforme.horloge.now() },
      outbox: { put: [{ id, queue, group: SIRET, body: '{}' }] },
    });
  for (let rang = 0; rang < 120; rang += 1) await mettre(`sans-file-${rang}`, 'verifier-gros');
  for (let rang = 0; rang < 120; rang += 1) await mettre(`casse-${rang}`, 'verifier');
  await mettre('bon', 'verifier');
  const essais: string[] = [];
  const send = async (queue: string, { id }: { readonly id: string }) => {
    essais.push(id);
    if (queue === 'verifier-gros') throw new Retry('no such queue yet', 300);
    if (id.startsWith('casse')) throw new Error('broken');
  };
  const files: typeof plateforme.files = Object.assign(Object.create(plateforme.files), { send });
  await expect(expedier({ ...plateforme, files })).rejects.toThrow('220 entries');
  expect(essais).toContain('bon');
  // A queue that is not there is not asked for again by the entries behind.
  expect(essais.filter((id) => id.startsWith('sans-file'))).toHaveLength(100);
  expect(new Set(essais).size).toBe(essais.length);
});

test('un changement du journal rendu une seconde fois n’écrit pas une seconde remise', async () => {
  const plateforme = plateformePassagere();
  const depotId = await avecDeuxMises(plateforme);
  const dues = await plateforme.journal.outboxDue({ sentBefore: '0000', limit: 10 });
  const entree = dues.find(({ id }) => id === `${depotId}-1`)!;
  expect(await expedierUn(plateforme, entree)).toBe(true);
  expect(await expedierUn(plateforme, entree)).toBe(false);
  const { events } = await plateforme.journal.read(`mise/${depotId}/1`);
  expect(events.map(({ type }) => type)).toEqual(['MiseADispositionDecidee', 'MisADisposition']);
});
