/** What S3 locks, as it tells whoever would erase it. */
import {
  CreateBucketCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EffacementS3 } from '../../functions/platform/aws/effacement.ts';
import { REGION } from './aws-monter.ts';

const Bucket = `passerelle-verrous-${process.pid}-${Date.now().toString(36)}`;
const MAINTENANT = '2026-11-02T08:00:00.000Z';
const FIN = '2037-11-05T08:00:00.000Z';
let s3: S3Client;
let effacement: EffacementS3;

beforeAll(async () => {
  s3 = new S3Client({ region: REGION });
  const CreateBucketConfiguration = { LocationConstraint: REGION as 'eu-west-3' };
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration, ObjectLockEnabledForBucket: true }));
  effacement = new EffacementS3(s3, {
    depot: Bucket,
    verdicts: Bucket,
    acquits: Bucket,
    preuves: Bucket,
    registre: Bucket,
    pca: Bucket,
    amendes: Bucket,
  });
});
afterAll(() => s3.destroy());

async function deposer(Key: string) {
  const { VersionId = '' } = await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
  return { Bucket, Key, VersionId, ref: { bucket: 'depot', key: Key, version: VersionId } as const };
}

describe('a version that S3 keeps', () => {
  it('is not locked until something locks it, nor once it is gone', async () => {
    const { ref } = await deposer('libre');
    expect(await effacement.verrouDe(ref, MAINTENANT)).toBeNull();
    await effacement.effacer(ref);
    expect(await effacement.verrouDe(ref, MAINTENANT)).toBeNull();
  });

  it('is locked until the end of its retention', async () => {
    const { ref, ...objet } = await deposer('retenue');
    const Retention = { Mode: 'GOVERNANCE' as const, RetainUntilDate: new Date(FIN) };
    await s3.send(new PutObjectRetentionCommand({ ...objet, Retention }));
    expect(await effacement.verrouDe(ref, MAINTENANT)).toBe(FIN);
    expect(await effacement.verrouDe(ref, FIN)).toBeNull();
  });

  it('is locked for a month more, each time, under a legal hold', async () => {
    const { ref, ...objet } = await deposer('sequestre');
    await s3.send(new PutObjectLegalHoldCommand({ ...objet, LegalHold: { Status: 'ON' } }));
    expect(await effacement.verrouDe(ref, MAINTENANT)).toBe('2026-12-02T08:00:00.000Z');
    await s3.send(new PutObjectLegalHoldCommand({ ...objet, LegalHold: { Status: 'OFF' } }));
    expect(await effacement.verrouDe(ref, MAINTENANT)).toBeNull();
  });

  it('is refused by S3 to whoever does not ask', async () => {
    const { ref, ...objet } = await deposer('gardee');
    const Retention = { Mode: 'GOVERNANCE' as const, RetainUntilDate: new Date(FIN) };
    await s3.send(new PutObjectRetentionCommand({ ...objet, Retention }));
    await expect(effacement.effacer(ref)).rejects.toThrow();
    expect(await effacement.verrouDe(ref, MAINTENANT)).toBe(FIN);
  });
});
