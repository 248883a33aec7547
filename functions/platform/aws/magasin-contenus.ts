/** The contents of the trust store on S3, each under a name made of its SHA-256, kept in memory once read. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path/posix';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Registre } from '../../../schemas/confiance.ts';
import type { Contenu } from '../../confiance/entree/entree.ts';
import { fichiersDe, type Lecteur } from '../../confiance/fichiers.ts';
import { MagasinCorrompu } from '../../confiance/magasin-corrompu.ts';
import { REGISTRE } from './magasin-registre.ts';
import { enBase64 } from './objets-envoi.ts';
import { versionsSous } from './objets-versions.ts';

const REIMPORTER =
  'Que faire : importez de nouveau ce fichier, ou remettez en place la version précédente de cet objet.';
/** Longer than any change of the store takes: what is that old, and named by no register, no change is about to name. */
const GRACE_MS = 24 * 3_600_000;
/** Asked for at once. */
const LECTURES = 8;

export class ContenusDeConfiance {
  readonly #s3: S3Client;
  readonly #bucket: string;
  /** Kept from one reading to the next: what knows a content by its buffer knows it still. */
  #lus: ReadonlyMap<string, Uint8Array> = new Map();

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  /** All that the register names. Of what is missing or altered, the reader throws MagasinCorrompu. */
  async lecteur(registre: Registre): Promise<Lecteur> {
    const lus = new Map<string, Uint8Array>();
    const restants = fichiersDe(registre)[Symbol.iterator]();
    const lire = async () => {
      for (const fichier of restants) {
        const octets = this.#lus.get(fichier) ?? (await this.#octets(fichier));
        if (octets !== null) lus.set(fichier, octets);
      }
    };
    await Promise.all(Array.from({ length: LECTURES }, lire));
    this.#lus = lus;
    return (fichier) => {
      const octets = lus.get(fichier);
      if (octets !== undefined) return octets;
      throw new MagasinCorrompu(`« ${fichier} » manque au magasin de confiance, ou a été modifié. ${REIMPORTER}`);
    };
  }

  /** Always a new version, even of the same bytes: `jeter` removes only the ones that it saw. */
  async ecrire({ fichier, octets }: Contenu): Promise<void> {
    await this.#s3.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: fichier,
        Body: octets,
        ChecksumSHA256: enBase64(octets),
      }),
    );
  }

  /** Revocation data that has left, which comes anew every day; certificates and lists stay, as evidence. */
  async jeter(registre: Registre): Promise<void> {
    const Bucket = this.#bucket;
    const gardes = new Set(fichiersDe(registre));
    // By the clock of S3 alone.
    const { LastModified: ecrit } = await this.#s3.send(new HeadObjectCommand({ Bucket, Key: REGISTRE }));
    for await (const { Key = '', VersionId, LastModified } of versionsSous(this.#s3, Bucket, 'revocations/')) {
      const age = (ecrit?.getTime() ?? 0) - (LastModified?.getTime() ?? Number.POSITIVE_INFINITY);
      if (gardes.has(Key) || age < GRACE_MS) continue;
      await this.#s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    }
  }

  /** Null where they are missing, or not those that the name says. */
  async #octets(fichier: string): Promise<Uint8Array | null> {
    try {
      const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: fichier }));
      const octets = (await Body?.transformToByteArray()) ?? new Uint8Array();
      return createHash('sha256').update(octets).digest('hex') === basename(fichier).split('.')[0] ? octets : null;
    } catch (erreur) {
      if (erreur instanceof NoSuchKey) return null;
      throw erreur;
    }
  }
}
