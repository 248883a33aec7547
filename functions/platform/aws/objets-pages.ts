/** All that a bucket holds, page after page: beyond the port, which knows one version at a time. */
import { ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import type { VersionDeposee } from '../../rapprochement/handler.ts';

/** Where a page begins. */
export type Curseur = Pick<VersionDeposee, 'key' | 'version'>;

export interface Page {
  readonly versions: readonly (VersionDeposee & { readonly size: number })[];
  /** Null after the last one. */
  readonly suite: Curseur | null;
}

/** In the order of S3. Delete markers hide a version, they are none. */
export async function lirePage(s3: S3Client, Bucket: string, depuis: Curseur | null): Promise<Page> {
  const { Versions, IsTruncated, NextKeyMarker, NextVersionIdMarker } = await s3.send(
    new ListObjectVersionsCommand({
      Bucket,
      ...(depuis === null ? {} : { KeyMarker: depuis.key, VersionIdMarker: depuis.version }),
    }),
  );
  const versions = (Versions ?? []).flatMap(({ Key, VersionId, LastModified, Size }) =>
    Key === undefined || VersionId === undefined || LastModified === undefined || Size === undefined
      ? []
      : [{ key: Key, version: VersionId, deposeLe: LastModified.toISOString(), size: Size }],
  );
  const suite =
    IsTruncated === true && NextKeyMarker !== undefined && NextVersionIdMarker !== undefined
      ? { key: NextKeyMarker, version: NextVersionIdMarker }
      : null;
  return { versions, suite };
}
