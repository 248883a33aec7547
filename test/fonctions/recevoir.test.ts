/** An arrival: received, or set aside at once, without a byte of it being read. */
import { expect, test, vi } from 'vitest';
import { depotIdDe, fluxDepot } from '../../functions/depot/cle.ts';
import { SIRET, sha256De } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';

const scene = vi.hoisted(() => {
  process.env.LOG_LEVEL = 'SILENT';
  return { plateforme: {}, nomDeFile: () => 'arrivees', mesures: [] as string[] };
});
vi.mock('../../functions/platform/aws/fonctions/plateforme.ts', () => scene);
vi.mock('../../functions/platform/aws/fonctions/journalisation.ts', async (importer) => ({
  ...(await importer<object>()),
  mesurer: (nom: string) => void scene.mesures.push(nom),
}));

const annonce = (key: string, size: number) => ({
  messageId: key,
  receiptHandle: key,
  body: JSON.stringify({ Records: [{ s3: { object: { key, versionId: 'v', size } } }] }),
  attributes: { ApproximateReceiveCount: '1' },
});

test('a flow is received; what can be no deposit is told, once, and is no dead letter', async () => {
  const plateforme = plateformePassagere();
  const lues: string[] = [];
  const empreinte = async ({ key }: { readonly key: string }) => {
    lues.push(key);
    return { sha256: sha256De('x'), size: 3 };
  };
  Object.assign(scene.plateforme, plateforme, { objets: { empreinte } });
  // Its needs are there now.
  const { handler } = await import('../../functions/platform/aws/fonctions/recevoir.ts');
  const bonne = `ordonnateurs/${SIRET}/pes.xml`;
  const Records = [annonce(bonne, 3), annonce(`ordonnateurs/${SIRET}/2e9.xml`, 2e9), annonce('etudes/1/lot.xml', 3)];
  const reponse = await handler({ Records } as unknown as Parameters<typeof handler>[0]);
  expect(reponse.batchItemFailures).toEqual([]);
  expect(lues).toEqual([bonne]);
  const depotId = depotIdDe({ bucket: 'depot', key: bonne, version: 'v' });
  expect((await plateforme.journal.read(fluxDepot(depotId))).seq).toBe(1);
  expect(scene.mesures.sort()).toEqual(['depotsRecus', 'ecartes', 'ecartes']);
});
