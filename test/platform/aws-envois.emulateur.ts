/** A presigned upload, sent by whoever was given the address: S3 takes that file under that key, once. */
import { createHash } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ObjetsS3 } from '../../functions/platform/aws/objets.ts';
import { type Montage, monter, REGION } from './aws-monter.ts';

const KEY = 'ordonnateurs/00010204600018/gros été.xml';
const FICHIER = Buffer.from('<PES_Aller/>');
const sha256 = createHash('sha256').update(FICHIER).digest('hex');

let montage: Montage;
let s3: S3Client;
let objets: ObjetsS3;
beforeAll(async () => {
  montage = await monter();
  s3 = new S3Client({ region: REGION });
  objets = new ObjetsS3(s3, montage.reglages.buckets);
});
afterAll(async () => {
  s3.destroy();
  await montage.demonter();
});

async function envoyer(body: Buffer) {
  const { url, entetes } = await objets.presigner('depot', KEY, { taille: FICHIER.length, sha256 }, 900);
  // `fetch` counts the bytes by itself.
  const { 'Content-Length': _, ...headers } = entetes;
  return fetch(url, { method: 'PUT', headers, body: new Uint8Array(body) });
}

it('makes one version, with its digest, under the key of the deposit', async () => {
  const reponse = await envoyer(FICHIER);
  expect(reponse.status).toBe(200);
  const version = reponse.headers.get('x-amz-version-id') ?? '';
  expect(await objets.empreinte({ bucket: 'depot', key: KEY, version })).toEqual({ sha256, size: FICHIER.length });
});

it('is refused under a key that bears something already', async () => {
  expect((await envoyer(FICHIER)).status).toBe(412);
});
