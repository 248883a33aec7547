/**
 * Objects in S3. A key of ours is written once: every write is under a condition, as the policy of the deposit bucket
 * demands (`If-None-Match: *`). One exception, which that policy must grant to the counter alone: `put` of other content
 * under a known key is another version, by `If-Match` on the one that it follows. Depositors who write to S3 themselves
 * have no such way: to send other content they take another name.
 */
import { createHash } from 'node:crypto';
import { GetObjectCommand, NoSuchUpload, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { enMemoire } from '../en-memoire.ts';
import {
  type Bucket,
  ContenuDifferent,
  type EnvoiPresigne,
  type FichierAnnonce,
  type ObjectRef,
  type ObjectStore,
  Retry,
  type StoredObject,
} from '../ports.ts';
import { insister } from './insister.ts';
import { type Condition, deposer, type Envoi, envoyer, estDevance, type Lieu } from './objets-envoi.ts';
import { type Curseur, lirePage, type Page } from './objets-pages.ts';
import { presigner } from './objets-presignes.ts';
import { type Empreinte, type LieuDeVersion, VersionsS3 } from './objets-versions.ts';

const RENVOI_SECONDES = 1;

/** Null where somebody else wrote this key first. */
async function tenter(ecrire: () => Promise<string>): Promise<string | null> {
  try {
    return await ecrire();
  } catch (erreur) {
    if (estDevance(erreur)) return null;
    // S3 may end an upload that it refused: the bytes are gone, and whoever has them sends them again.
    if (erreur instanceof NoSuchUpload) throw new Retry('an upload was overtaken by another', RENVOI_SECONDES);
    throw erreur;
  }
}

export class ObjetsS3 implements ObjectStore {
  readonly #s3: S3Client;
  readonly #buckets: Readonly<Record<Bucket, string>>;
  readonly #versions: VersionsS3;

  constructor(s3: S3Client, buckets: Readonly<Record<Bucket, string>>) {
    this.#s3 = s3;
    this.#buckets = buckets;
    this.#versions = new VersionsS3(s3);
  }

  async put(bucket: Bucket, key: string, content: Parameters<ObjectStore['put']>[2]): Promise<StoredObject> {
    const envoi = await envoyer(this.#s3, this.#lieu(bucket, key), content);
    try {
      const { version, created } = await this.#poser(this.#lieu(bucket, key), envoi);
      if (!created) await envoi.abandonner();
      return { ref: { bucket, key, version }, sha256: envoi.sha256, size: envoi.size, created };
    } catch (erreur) {
      await envoi.abandonner();
      throw erreur;
    }
  }

  create(bucket: Bucket, key: string, content: Uint8Array): Promise<StoredObject> {
    const lieu = this.#lieu(bucket, key);
    const ecrit = { sha256: createHash('sha256').update(content).digest('hex'), size: content.length };
    return insister(`creation in ${bucket}`, async () => {
      const creee = await tenter(() => deposer(this.#s3, lieu, content, { IfNoneMatch: '*' }));
      if (creee !== null) return { ...ecrit, ref: { bucket, key, version: creee }, created: true };
      const version = await this.#versions.derniere(lieu);
      if (version === null) return null;
      const { sha256 } = await this.#versions.empreinte({ ...lieu, VersionId: version });
      if (sha256 !== ecrit.sha256) throw new ContenuDifferent(`Cette clé porte déjà un autre contenu (${bucket}).`);
      return { ...ecrit, ref: { bucket, key, version }, created: false };
    });
  }

  async *read(ref: ObjectRef): AsyncGenerator<Uint8Array> {
    yield* await this.#versions.lire(this.#version(ref));
  }

  /** The last `octets` bytes of a version, or all of them where there are fewer. Throws `ObjetAbsent`. AWS only. */
  async fin(ref: ObjectRef, octets: number): Promise<Uint8Array> {
    return enMemoire(await this.#versions.lireLaFin(this.#version(ref), octets));
  }

  /** Where anyone may fetch that version, for so many seconds; it is given as `disposition` says. AWS only. */
  adresse(ref: ObjectRef, expiresIn: number, disposition: string): Promise<string> {
    const demande = new GetObjectCommand({
      ...this.#version(ref),
      ResponseContentDisposition: disposition,
      ResponseContentType: 'application/octet-stream',
    });
    return getSignedUrl(this.#s3, demande, { expiresIn });
  }

  /** Where that very file may be put under a key that nothing bears yet, for so many seconds. AWS only. */
  presigner(bucket: Bucket, key: string, fichier: FichierAnnonce, expiresIn: number): Promise<EnvoiPresigne> {
    return presigner(this.#s3, this.#lieu(bucket, key), fichier, expiresIn);
  }

  /** Digest and size of a version that others may have put. Throws `ObjetAbsent`. AWS only. */
  empreinte(ref: ObjectRef): Promise<Empreinte> {
    return this.#versions.empreinte(this.#version(ref));
  }

  /** The versions of a bucket, page after page. AWS only. */
  lister(bucket: Bucket, depuis: Curseur | null): Promise<Page> {
    return lirePage(this.#s3, this.#buckets[bucket], depuis);
  }

  #poser(lieu: Lieu, envoi: Envoi): Promise<{ readonly version: string; readonly created: boolean }> {
    let condition: Condition = { IfNoneMatch: '*' };
    return insister(`deposit in ${lieu.Bucket}`, async () => {
      const posee = await tenter(() => envoi.poser(condition));
      if (posee !== null) return { version: posee, created: true };
      const { meme, etag } = await this.#versions.chercher(lieu, envoi);
      condition = etag === null ? { IfNoneMatch: '*' } : { IfMatch: etag };
      return meme === null ? null : { version: meme, created: false };
    });
  }

  #version({ bucket, key, version }: ObjectRef): LieuDeVersion {
    return { ...this.#lieu(bucket, key), VersionId: version };
  }

  #lieu(bucket: Bucket, key: string): Lieu {
    return { Bucket: this.#buckets[bucket], Key: key };
  }
}
