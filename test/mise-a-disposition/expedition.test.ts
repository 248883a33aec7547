/** The outbox, drained: one entry that cannot leave does not hold the others back. */
import { expect, test } from 'vitest';
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import { confirmerReception } from '../../functions/mise-a-disposition/reception.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { miseADispositionSchema } from '../../schemas/messages/mise-a-disposition.ts';
import { adherer, deposer, juge, type Plateforme, suivants } from '../depot/etapes.ts';
import { bordereau, CODIQUE, verdict } from '../depot/exemples.ts';
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
