/** Where a large file may be sent without passing through us: what is signed, for whom, for how long. */
import { S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { presigner } from '../../functions/platform/aws/objets-presignes.ts';
import type { FichierAnnonce } from '../../functions/platform/ports.ts';
import { HOPITAL } from '../../infra/embedded/demonstration/registre.ts';
import { accesEprouve } from './acces-eprouve.ts';
import { consoleEprouvee, SIRET } from './console-eprouvee.ts';

const SHA256 = 'ab'.repeat(32);
const FICHIER = { taille: 73_400_320, sha256: SHA256 };

function avecSignataire() {
  const demandes: { key: string; fichier: FichierAnnonce; secondes: number }[] = [];
  const eprouve = accesEprouve({
    presigner: async (key, fichier, secondes) => {
      demandes.push({ key, fichier, secondes });
      return { url: 'https://depot.example/', entetes: {} };
    },
  });
  const preparer = (cookie: string, demande: Record<string, string>, corps: unknown = FICHIER) =>
    eprouve.appeler(`/depots/envois?${new URLSearchParams(demande)}`, {
      method: 'POST',
      body: JSON.stringify(corps),
      headers: { Cookie: cookie, 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
    });
  return { ...eprouve, preparer, demandes };
}

test('the key is that of the deposit, and the address lasts a quarter of an hour', async () => {
  const { venir, preparer, demandes } = avecSignataire();
  const { cookie } = await venir({ role: 'ordonnateur', perimetre: { type: 'ordonnateur', siret: SIRET } });
  const reponse = await preparer(cookie, { siret: SIRET, nom: 'gros été.xml' });
  expect(reponse.status).toBe(201);
  expect(await reponse.json()).toEqual({
    ...{ url: 'https://depot.example/', methode: 'PUT', entetes: {} },
    ...{ expireLe: '2026-11-02T08:15:00.000Z', cle: `ordonnateurs/${SIRET}/gros été.xml` },
  });
  expect(demandes).toEqual([{ key: `ordonnateurs/${SIRET}/gros été.xml`, fichier: FICHIER, secondes: 900 }]);
});

test('nobody is given an address under the name of another, nor under a name that is none', async () => {
  const { venir, preparer, demandes } = avecSignataire();
  const { cookie } = await venir({ role: 'ordonnateur', perimetre: { type: 'ordonnateur', siret: SIRET } });
  expect((await preparer(cookie, { siret: HOPITAL.siret, nom: 'a.xml' })).status).toBe(403);
  expect((await preparer(cookie, { codique: '099042', nom: 'a.xml' })).status).toBe(403);
  for (const nom of ['../a.xml', '..', 'a\u202eb.xml'])
    expect((await (await preparer(cookie, { siret: SIRET, nom })).json()).code).toBe('NOM_DE_FICHIER_INTERDIT');
  expect((await preparer(cookie, { siret: SIRET, codique: '099042', nom: 'a.xml' })).ok).toBe(false);
  expect(demandes).toEqual([]);
});

test('a file without its digest, empty or too large, is given none either', async () => {
  const { venir, preparer, demandes } = avecSignataire();
  const { cookie } = await venir({ role: 'ordonnateur', perimetre: { type: 'ordonnateur', siret: SIRET } });
  const statut = async (corps: unknown) => (await preparer(cookie, { siret: SIRET, nom: 'a.xml' }, corps)).status;
  expect(await statut({ taille: 12 })).toBe(400);
  expect(await statut({ ...FICHIER, taille: 0 })).toBe(400);
  expect(await statut({ ...FICHIER, sha256: SHA256.toUpperCase() })).toBe(400);
  expect(await statut({ ...FICHIER, taille: 100_000_001 })).toBe(413);
  expect(await statut({ ...FICHIER, taille: 100_000_000 })).toBe(201);
  expect(demandes).toHaveLength(1);
});

test('where the server takes files of any size itself, it says so', async () => {
  const { poster } = await consoleEprouvee();
  const reponse = await poster(`/depots/envois?siret=${SIRET}&nom=a.xml`, FICHIER);
  expect(await reponse.json()).toMatchObject({
    ...{ status: 501, code: 'NON_FOURNI' },
    remede: expect.stringContaining('POST /depots'),
  });
});

test('what is signed is that very file, under a key that nothing bears yet', async () => {
  const credentials = { accessKeyId: 'essai', secretAccessKey: 'essai' };
  const s3 = new S3Client({ region: 'eu-west-3', credentials });
  const { url, entetes } = await presigner(s3, { Bucket: 'depot', Key: `ordonnateurs/${SIRET}/é.xml` }, FICHIER, 900);
  const { searchParams, pathname } = new URL(url);
  expect(pathname.endsWith(`/ordonnateurs/${SIRET}/%C3%A9.xml`)).toBe(true);
  expect(searchParams.get('X-Amz-Expires')).toBe('900');
  // Whatever is not signed, whoever holds the address could say otherwise.
  expect(searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;host;if-none-match;x-amz-checksum-sha256');
  expect(entetes).toEqual({
    'Content-Length': '73400320',
    'If-None-Match': '*',
    'x-amz-checksum-sha256': Buffer.from(SHA256, 'hex').toString('base64'),
  });
  s3.destroy();
});
