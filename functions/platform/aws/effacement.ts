import { DeleteObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type Bucket, type Effacement, type ObjectRef, ObjetAbsent } from '../ports.ts';
import { VersionsS3, versionsSous } from './objets-versions.ts';

/** Erases versions from S3. What is still locked S3 refuses, which is a bug of whoever asks. No bytes are shared there. */
const MOIS_MS = 30 * 24 * 3_600_000;

export class EffacementS3 implements Effacement {
  readonly #s3: S3Client;
  readonly #versions: VersionsS3;
  readonly #buckets: Readonly<Record<Bucket, string>>;

  constructor(s3: S3Client, buckets: Readonly<Record<Bucket, string>>) {
    this.#s3 = s3;
    this.#versions = new VersionsS3(s3);
    this.#buckets = buckets;
  }

  async effacer(ref: ObjectRef) {
    const objet = this.#objet(ref);
    try {
      await this.#versions.exiger(objet);
    } catch (erreur) {
      if (erreur instanceof ObjetAbsent) return 'absent';
      throw erreur;
    }
    await this.#s3.send(new DeleteObjectCommand(objet));
    return 'efface';
  }

  async versionsSous(bucket: Bucket, debut: string): Promise<readonly ObjectRef[]> {
    const refs: ObjectRef[] = [];
    for await (const { Key, VersionId } of versionsSous(this.#s3, this.#buckets[bucket], debut))
      if (Key !== undefined && VersionId !== undefined) refs.push({ bucket, key: Key, version: VersionId });
    return refs;
  }

  /**
   * Until when S3 lets nobody erase it; null: no longer, or it is gone. A legal hold has no end that is known: it is
   * asked about again in a month. Needs the right to read retentions and holds: S3 tells others of none. AWS only.
   */
  async verrouDe(ref: ObjectRef, maintenant: string): Promise<string | null> {
    const verrou = await this.#versions.verrou(this.#objet(ref));
    if (verrou === null) return null;
    const dans30Jours = new Date(Date.parse(maintenant) + MOIS_MS).toISOString();
    const fins = [verrou.jusquAu?.toISOString() ?? '', verrou.sequestre ? dans30Jours : ''];
    const fin = fins.sort().at(-1) ?? '';
    return fin > maintenant ? fin : null;
  }

  #objet({ bucket, key, version }: ObjectRef) {
    return { Bucket: this.#buckets[bucket], Key: key, VersionId: version };
  }
}
