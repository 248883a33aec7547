/** What S3 knows of the versions of a key, and their bytes. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ObjectVersion,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { ObjetAbsent } from '../ports.ts';
import type { Lieu } from './objets-envoi.ts';

export interface Empreinte {
  /** Hex. */
  readonly sha256: string;
  readonly size: number;
}

export interface Verrou {
  readonly jusquAu: Date | null;
  /** Under legal hold. */
  readonly sequestre: boolean;
}

export type LieuDeVersion = Lieu & { readonly VersionId: string };

/** No object under this key and version, or no version that could be one. */
const ABSENTS: ReadonlySet<string> = new Set([
  'NoSuchKey',
  'NoSuchVersion',
  'NotFound',
  'MethodNotAllowed',
  'InvalidArgument',
]);

async function presente<T>({ Bucket }: Lieu, demander: () => Promise<T>): Promise<T> {
  try {
    return await demander();
  } catch (erreur) {
    if (!(erreur instanceof S3ServiceException && ABSENTS.has(erreur.name))) throw erreur;
    throw new ObjetAbsent(`Aucun objet de cette version sous cette clé (${Bucket}).`, { cause: erreur });
  }
}

/** The versions of all the keys that begin so, by key, the latest first. */
export async function* versionsSous(s3: S3Client, Bucket: string, Prefix: string): AsyncGenerator<ObjectVersion> {
  let marque: Pick<ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'> = {};
  for (;;) {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix, ...marque }));
    yield* page.Versions ?? [];
    if (page.IsTruncated !== true) return;
    marque = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
}

export class VersionsS3 {
  readonly #s3: S3Client;

  constructor(s3: S3Client) {
    this.#s3 = s3;
  }

  /** Throws `ObjetAbsent`. */
  async lire(objet: LieuDeVersion, Range?: string): Promise<Readable> {
    const { Body } = await presente(objet, () =>
      this.#s3.send(new GetObjectCommand({ ...objet, ...(Range !== undefined && { Range }) })),
    );
    if (!(Body instanceof Readable)) throw new TypeError('S3 gave no stream');
    return Body;
  }

  /** The last `octets` bytes, or all of them where there are fewer. Throws `ObjetAbsent`. */
  async lireLaFin(objet: LieuDeVersion, octets: number): Promise<AsyncIterable<Uint8Array> | readonly Uint8Array[]> {
    const { size } = await this.#tete(objet);
    return size === 0 ? [] : this.lire(objet, `bytes=${Math.max(0, size - octets)}-`);
  }

  /** Throws `ObjetAbsent`. */
  async exiger(objet: LieuDeVersion): Promise<void> {
    await this.#tete(objet);
  }

  /** Null where there is no such version. */
  async verrou(objet: LieuDeVersion): Promise<Verrou | null> {
    try {
      return (await this.#tete(objet)).verrou;
    } catch (erreur) {
      if (erreur instanceof ObjetAbsent) return null;
      throw erreur;
    }
  }

  /** Throws `ObjetAbsent`. */
  async empreinte(objet: LieuDeVersion): Promise<Empreinte> {
    const { sha256, size } = await this.#tete(objet);
    if (sha256 !== null) return { sha256, size };
    const hash = createHash('sha256');
    for await (const morceau of await this.lire(objet)) hash.update(morceau);
    return { sha256: hash.digest('hex'), size };
  }

  async derniere(lieu: Lieu): Promise<string | null> {
    try {
      return (await this.#tete(lieu)).version;
    } catch (erreur) {
      if (erreur instanceof ObjetAbsent) return null;
      throw erreur;
    }
  }

  /** Of one key: the version that holds these very bytes, if there is one, and the tag of the latest. */
  async chercher(
    lieu: Lieu,
    cherche: Empreinte,
  ): Promise<{ readonly meme: string | null; readonly etag: string | null }> {
    let etag: string | null = null;
    for await (const { Key, VersionId, Size, ETag, IsLatest } of versionsSous(this.#s3, lieu.Bucket, lieu.Key)) {
      // Behind the key come those that only begin like it.
      if (Key !== lieu.Key) break;
      if (IsLatest === true) etag = ETag ?? null;
      if (Size !== cherche.size || VersionId === undefined) continue;
      const { sha256 } = await this.empreinte({ ...lieu, VersionId });
      if (sha256 === cherche.sha256) return { meme: VersionId, etag };
    }
    return { meme: null, etag };
  }

  /**
   * The digest as S3 checked it at the writing; null where there were parts, of which it only knows a digest of digests.
   * Their number ends the tag.
   */
  async #tete(objet: Lieu & { readonly VersionId?: string }) {
    const {
      ChecksumSHA256,
      ETag = '',
      ContentLength,
      VersionId,
      ObjectLockRetainUntilDate,
      ObjectLockLegalHoldStatus,
    } = await presente(objet, () => this.#s3.send(new HeadObjectCommand({ ...objet, ChecksumMode: 'ENABLED' })));
    const enParties = /-\d+"?$/.test(ETag);
    return {
      version: VersionId ?? null,
      size: ContentLength ?? 0,
      sha256: ChecksumSHA256 === undefined || enParties ? null : Buffer.from(ChecksumSHA256, 'base64').toString('hex'),
      verrou: { jusquAu: ObjectLockRetainUntilDate ?? null, sequestre: ObjectLockLegalHoldStatus === 'ON' },
    };
  }
}
