/** What S3 has and one machine has not: parts, conditions, versions that others put. */
import { createHash } from 'node:crypto';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ObjetsS3 } from '../../functions/platform/aws/objets.ts';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { ContenuDifferent, type ObjectStore, ObjetAbsent } from '../../functions/platform/ports.ts';
import { type Montage, monter, REGION } from './aws-monter.ts';
import { dossierPassager } from './dossier.ts';
import { octets, tout } from './exemples.ts';

const MIO = 1 << 20;
const sha256 = (contenu: Uint8Array) => createHash('sha256').update(contenu).digest('hex');

let montage: Montage;
let s3: S3Client;
let objets: ObjetsS3;
/** The conditions of all the writes, as they left. */
const conditions: (string | undefined)[] = [];

beforeAll(async () => {
  montage = await monter();
  s3 = new S3Client({ region: REGION });
  s3.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        const pose = /^(PutObject|CompleteMultipartUpload)Command$/.test(commandName);
        if (pose) conditions.push(['IfNoneMatch', 'IfMatch'].find((nom) => Object.hasOwn(args.input, nom)));
        return next(args);
      },
    { step: 'initialize' },
  );
  objets = new ObjetsS3(s3, montage.reglages.buckets);
});
afterAll(async () => {
  s3.destroy();
  await montage.demonter();
});

/** `taille` bytes that differ from one part to another, in morsels that fit no part. */
function* gros(taille: number, graine: number) {
  for (let envoyes = 0; envoyes < taille; envoyes += 700_001)
    yield new Uint8Array(Math.min(700_001, taille - envoyes)).fill(graine + envoyes / 700_001);
}

describe('a content of more than one part', () => {
  const taille = 17 * MIO + 3;

  it('is read back whole, is known again, and leaves no part behind', async () => {
    const attendu = Buffer.concat([...gros(taille, 1)]);
    const pose = await objets.put('depot', 'gros', gros(taille, 1));
    expect(pose).toMatchObject({ sha256: sha256(attendu), size: taille, created: true });
    const lu = [];
    for await (const morceau of objets.read(pose.ref)) lu.push(morceau);
    expect(sha256(Buffer.concat(lu))).toBe(pose.sha256);
    expect(await objets.empreinte(pose.ref)).toEqual({ sha256: pose.sha256, size: taille });
    expect(await objets.put('depot', 'gros', gros(taille, 1))).toEqual({ ...pose, created: false });
    const autre = await objets.put('depot', 'gros', gros(taille, 2));
    expect([autre.created, autre.ref.version === pose.ref.version]).toEqual([true, false]);
    const Bucket = montage.reglages.buckets.depot;
    expect((await s3.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads ?? []).toEqual([]);
  });

  it('of exactly one part or two, too', async () => {
    for (const parts of [1, 2]) {
      const pose = await objets.put('depot', `juste ${parts}`, gros(parts * 8 * MIO, 3));
      expect(await objets.empreinte(pose.ref)).toEqual({ sha256: pose.sha256, size: parts * 8 * MIO });
    }
  });

  it('that breaks on the way leaves nothing', async () => {
    function* coupe() {
      yield* gros(9 * MIO, 4);
      throw new Error('coupure');
    }
    await expect(objets.put('depot', 'coupé', coupe())).rejects.toThrow('coupure');
    const Bucket = montage.reglages.buckets.depot;
    expect((await s3.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads ?? []).toEqual([]);
  });
});

describe('what a depositor put by himself', () => {
  it('has its digest from S3 where he said it, from its bytes where he did not', async () => {
    const Bucket = montage.reglages.buckets.depot;
    const corps = octets('déposé');
    for (const Key of ['dite', 'non dite']) {
      const dite = Key === 'dite' ? { ChecksumSHA256: createHash('sha256').update(corps).digest('base64') } : {};
      const { VersionId = '' } = await s3.send(new PutObjectCommand({ Bucket, Key, Body: corps, ...dite }));
      const ref = { bucket: 'depot' as const, key: Key, version: VersionId };
      expect(await objets.empreinte(ref)).toEqual({ sha256: sha256(corps), size: corps.length });
    }
  });

  it('in parts, has the digest of its bytes, not S3’s digest of digests', async () => {
    const lieu = { Bucket: montage.reglages.buckets.depot, Key: 'en parties' };
    const corps = octets('en une seule partie');
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...lieu, ChecksumAlgorithm: 'SHA256' }));
    const ChecksumSHA256 = createHash('sha256').update(corps).digest('base64');
    const partie = { PartNumber: 1, ChecksumSHA256 };
    const { ETag } = await s3.send(new UploadPartCommand({ ...lieu, UploadId, ...partie, Body: corps }));
    const fin = new CompleteMultipartUploadCommand({
      ...lieu,
      UploadId,
      MultipartUpload: { Parts: [{ ...partie, ETag }] },
    });
    const { VersionId = '' } = await s3.send(fin);
    const ref = { bucket: 'depot' as const, key: lieu.Key, version: VersionId };
    expect(await objets.empreinte(ref)).toEqual({ sha256: sha256(corps), size: corps.length });
  });
});

it('the end of a version is its last bytes, or all of them where there are fewer', async () => {
  const { ref } = await objets.put('depot', 'fin', [octets('0123456789')]);
  const vide = await objets.put('depot', 'fin vide', []);
  expect(Buffer.from(await objets.fin(ref, 4)).toString()).toBe('6789');
  expect(Buffer.from(await objets.fin(ref, 100)).toString()).toBe('0123456789');
  expect(await objets.fin(vide.ref, 4)).toHaveLength(0);
  await expect(objets.fin({ ...ref, key: 'autre' }, 4)).rejects.toThrow(ObjetAbsent);
});

const gestes = fc.array(
  fc.record({
    geste: fc.constantFrom('put' as const, 'create' as const),
    cle: fc.constantFrom('k', 'k2'),
    texte: fc.constantFrom('un', 'deux', 'trois', ''),
  }),
  { minLength: 1, maxLength: 10 },
);

it('random puts and creations give the same answers as on one machine, each under its condition', async () => {
  const { objets: embarques, close } = ouvrirPlateforme(dossierPassager());
  let course = 0;
  conditions.length = 0;
  await fc.assert(
    fc.asyncProperty(gestes, async (suite) => {
      course += 1;
      const versions = [new Map<string, string>(), new Map<string, string>()];
      for (const { geste, cle, texte } of suite) {
        const key = `${course}/${geste}/${cle}`;
        const reponses = [];
        for (const [n, magasin] of [embarques, objets].entries()) {
          const { ref, ...reste } = await demander(magasin, geste, key, texte);
          if (ref !== null) versions[n]?.set(`${key} ${texte}`, ref.version);
          // The version is each platform's own; that it is the same as before is not.
          reponses.push({ ...reste, connue: ref?.version === versions[n]?.get(`${key} ${texte}`) });
        }
        expect(reponses[1]).toEqual(reponses[0]);
      }
    }),
    { numRuns: 15 },
  );
  close();
  expect(new Set(conditions)).toEqual(new Set(['IfNoneMatch', 'IfMatch']));
});

async function demander(magasin: ObjectStore, geste: 'put' | 'create', key: string, texte: string) {
  try {
    const pose =
      geste === 'put'
        ? await magasin.put('depot', key, [octets(texte)])
        : await magasin.create('acquits', key, octets(texte));
    return { ...pose, refus: false, lu: await tout(magasin.read(pose.ref)) };
  } catch (erreur) {
    if (!(erreur instanceof ContenuDifferent)) throw erreur;
    return { ref: null, refus: true };
  }
}
