/** Bytes of unknown length on their way to S3: one request where they are few, parts where they are many. */
import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  NoSuchUpload,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';

/** What is held in memory at once; S3 takes ten thousand parts, of 5 MiB at least. */
const PARTIE = 8 << 20;

export interface Lieu {
  readonly Bucket: string;
  readonly Key: string;
}

/** The one version of the key that may be there: none, or that one, which ours then follows. */
export type Condition = { readonly IfNoneMatch: '*' } | { readonly IfMatch: string };

/** All the bytes are with S3; none is visible before `poser`. */
export interface Envoi {
  readonly sha256: string;
  readonly size: number;
  /** Makes it a version of its key; returns the version. Throws what S3 answers where the condition does not hold. */
  poser(condition: Condition): Promise<string>;
  abandonner(): Promise<void>;
}

type Octets = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Somebody else wrote this key first. */
export const estDevance = (erreur: unknown): boolean =>
  erreur instanceof S3ServiceException && ['PreconditionFailed', 'ConditionalRequestConflict'].includes(erreur.name);

export const enBase64 = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('base64');

function versionDe(VersionId: string | undefined): string {
  if (VersionId === undefined) throw new TypeError('the bucket has no versions: it is not one of ours');
  return VersionId;
}

/** S3 refuses the bytes that do not have this digest, and keeps it with the version. */
export async function deposer(s3: S3Client, lieu: Lieu, octets: Uint8Array, condition: Condition): Promise<string> {
  const ChecksumSHA256 = enBase64(octets);
  const { VersionId } = await s3.send(new PutObjectCommand({ ...lieu, ...condition, Body: octets, ChecksumSHA256 }));
  return versionDe(VersionId);
}

/** Parts of exactly `PARTIE` bytes, but for the last one; an empty content is one empty part. */
async function* enParties(content: Octets): AsyncGenerator<Buffer> {
  let attente: Uint8Array[] = [];
  let taille = 0;
  for await (const morceau of content) {
    for (let debut = 0; debut < morceau.length; ) {
      const pris = morceau.subarray(debut, debut + PARTIE - taille);
      attente.push(pris);
      taille += pris.length;
      debut += pris.length;
      if (taille < PARTIE) break;
      yield Buffer.concat(attente);
      [attente, taille] = [[], 0];
    }
  }
  yield Buffer.concat(attente);
}

class EnvoiEnParties {
  readonly #s3: S3Client;
  readonly #lieu: Lieu & { readonly UploadId: string };
  readonly #parties: CompletedPart[] = [];

  private constructor(s3: S3Client, lieu: Lieu, UploadId: string) {
    this.#s3 = s3;
    this.#lieu = { ...lieu, UploadId };
  }

  static async ouvrir(s3: S3Client, lieu: Lieu): Promise<EnvoiEnParties> {
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...lieu, ChecksumAlgorithm: 'SHA256' }));
    if (UploadId === undefined) throw new TypeError('S3 gave no upload');
    return new EnvoiEnParties(s3, lieu, UploadId);
  }

  async ajouter(partie: Buffer): Promise<void> {
    const PartNumber = this.#parties.length + 1;
    const ChecksumSHA256 = enBase64(partie);
    const { ETag } = await this.#s3.send(
      new UploadPartCommand({ ...this.#lieu, PartNumber, Body: partie, ChecksumSHA256 }),
    );
    this.#parties.push({ PartNumber, ETag, ChecksumSHA256 });
  }

  async poser(condition: Condition): Promise<string> {
    const MultipartUpload = { Parts: this.#parties };
    const { VersionId } = await this.#s3.send(
      new CompleteMultipartUploadCommand({ ...this.#lieu, ...condition, MultipartUpload }),
    );
    return versionDe(VersionId);
  }

  async abandonner(): Promise<void> {
    try {
      await this.#s3.send(new AbortMultipartUploadCommand(this.#lieu));
    } catch (erreur) {
      if (!(erreur instanceof NoSuchUpload)) throw erreur;
    }
  }
}

/** Sends all of `content`, or throws what reading it throws, and then nothing is left of it. */
export async function envoyer(s3: S3Client, lieu: Lieu, content: Octets): Promise<Envoi> {
  const hash = createHash('sha256');
  let size = 0;
  let enCours: EnvoiEnParties | null = null;
  let derniere: Uint8Array = new Uint8Array();
  try {
    for await (const partie of enParties(content)) {
      hash.update(partie);
      size += partie.length;
      derniere = partie;
      if (partie.length === 0 || (enCours === null && partie.length < PARTIE)) continue;
      enCours ??= await EnvoiEnParties.ouvrir(s3, lieu);
      await enCours.ajouter(partie);
    }
  } catch (erreur) {
    await enCours?.abandonner();
    throw erreur;
  }
  const ecrit = { sha256: hash.digest('hex'), size };
  const parties = enCours;
  if (parties === null)
    return { ...ecrit, poser: (condition) => deposer(s3, lieu, derniere, condition), abandonner: async () => {} };
  return { ...ecrit, poser: (condition) => parties.poser(condition), abandonner: () => parties.abandonner() };
}
