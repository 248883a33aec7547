/** Bytes that go to S3 by themselves: we sign beforehand the one request that will be accepted. */
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { EnvoiPresigne, FichierAnnonce } from '../ports.ts';
import type { Lieu } from './objets-envoi.ts';

/** Not in the address but on the request: S3 then checks the bytes themselves, and keeps the digest with the version. */
const SOMME = 'x-amz-checksum-sha256';

/** A digest is asked for: S3 locks no version without one, and nobody else may then send other bytes to this address. */
export async function presigner(
  s3: S3Client,
  lieu: Lieu,
  { taille, sha256 }: FichierAnnonce,
  expiresIn: number,
): Promise<EnvoiPresigne> {
  const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64');
  const envoi = new PutObjectCommand({ ...lieu, IfNoneMatch: '*', ContentLength: taille, ChecksumSHA256 });
  const url = await getSignedUrl(s3, envoi, { expiresIn, unhoistableHeaders: new Set([SOMME]) });
  return { url, entetes: { 'Content-Length': String(taille), 'If-None-Match': '*', [SOMME]: ChecksumSHA256 } };
}
