/** The hourly look at the store: what one depositor puts there stops nobody. */
import { expect, test, vi } from 'vitest';
import { depotIdDe, fluxDepot } from '../../functions/depot/cle.ts';
import { handler } from '../../functions/platform/aws/fonctions/rapprocher.ts';
import { SIRET, sha256De } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';

const scene = vi.hoisted(() => {
  process.env.LOG_LEVEL = 'SILENT';
  return { plateforme: {}, mesures: {} };
});
vi.mock('../../functions/platform/aws/fonctions/plateforme.ts', () => scene);
vi.mock('../../functions/platform/aws/fonctions/journalisation.ts', async (importer) => ({
  ...(await importer<object>()),
  mesurer: (nom: string, valeur: number) => Object.assign(scene.mesures, { [nom]: valeur }),
}));

test('a version whose bytes cannot be read is counted; the others are received, and the next page is looked at', async () => {
  const plateforme = plateformePassagere();
  const deposeLe = plateforme.horloge.now();
  const version = (nom: string, size = 3) => ({ key: `ordonnateurs/${SIRET}/${nom}`, version: 'v', deposeLe, size });
  const suite = { key: 'suite', version: 'v' };
  Object.assign(scene.plateforme, plateforme, {
    objets: {
      lister: async (_: string, depuis: object | null) =>
        depuis === null
          ? { versions: [version('archive.xml'), version('perdu.xml')], suite }
          : { versions: [version('gros.xml', 2e9), version('a/b.xml'), version('suivant.xml')], suite: null },
      empreinte: async ({ key }: { readonly key: string }) => {
        if (key.endsWith('archive.xml')) throw new Error('InvalidObjectState');
        return { sha256: sha256De('x'), size: 3 };
      },
    },
  });
  plateforme.avancer(3600);
  await handler({}, { getRemainingTimeInMillis: () => 600_000 });
  for (const nom of ['perdu.xml', 'suivant.xml']) {
    const depotId = depotIdDe({ bucket: 'depot', ...version(nom) });
    expect((await plateforme.journal.read(fluxDepot(depotId))).seq).toBe(1);
  }
  expect(await plateforme.lectures.get('curseurs', 'rapprochement')).toBe('null');
  // Two lost, one unreadable; what `recevoir` set aside has its own alarm.
  expect(scene.mesures).toEqual({ nonRapproches: 3, ecarts: 0 });
});
