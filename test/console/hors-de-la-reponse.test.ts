/** What a platform bounds or has not yet: the console over AWS. */
import { expect, test } from 'vitest';
import { Retry } from '../../functions/platform/ports.ts';
import { CODIQUE, consoleEprouvee } from './console-eprouvee.ts';

test('a file that no answer holds is fetched elsewhere, a small one is answered', async () => {
  const demandees: unknown[] = [];
  const eprouvee = await consoleEprouvee({
    adresseDe: async (ref, secondes, disposition) => {
      demandees.push([ref.version, secondes, disposition]);
      return 'https://ailleurs.invalid/signee';
    },
  });
  const fichierDe = async (octets: number, nom: string, init = {}) => {
    const { depotId } = await (await eprouvee.deposer(Buffer.alloc(octets, 32), nom)).json();
    await eprouvee.tourner();
    return eprouvee.appeler(`/depots/${depotId}/fichier`, init);
  };
  expect((await fichierDe(4_000_000, 'petit.xml')).status).toBe(200);
  expect(demandees).toEqual([]);
  const gros = await fichierDe(4_000_001, 'gros.xml');
  expect([gros.status, gros.headers.get('location')]).toEqual([303, 'https://ailleurs.invalid/signee']);
  expect(demandees).toEqual([[expect.any(String), 60, expect.stringContaining('gros.xml')]]);
  const tete = await fichierDe(4_000_001, 'gros.xml', { method: 'HEAD' });
  expect([tete.status, tete.headers.get('content-length')]).toEqual([200, '4000001']);
});

test('a poste that has no queue yet has no message', async () => {
  const { files } = await consoleEprouvee();
  const receive = () => Promise.reject(new Retry('queue does not exist yet', 300));
  const { signales, appeler } = await consoleEprouvee({
    files: Object.assign(Object.create(files), { receive }),
  });
  const reponse = await appeler(`/comptables/${CODIQUE}/messages`);
  expect([reponse.status, await reponse.json(), signales]).toEqual([200, { messages: [] }, []]);
});
