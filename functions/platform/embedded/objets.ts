import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import {
  type Bucket,
  ContenuDifferent,
  type ObjectRef,
  type ObjectStore,
  ObjetAbsent,
  type StoredObject,
} from '../ports.ts';
import type { Contenu, Contenus, Octets } from './contenus.ts';
import { texte } from './rows.ts';

function prepare(db: DatabaseSync) {
  return {
    put: db.prepare('INSERT OR IGNORE INTO object (bucket, key, version, sha256, size) VALUES (?, ?, ?, ?, ?)'),
    other: db.prepare('SELECT 1 FROM object WHERE bucket = ? AND key = ? AND version <> ? LIMIT 1'),
    find: db.prepare('SELECT sha256 FROM object WHERE bucket = ? AND key = ? AND version = ?'),
  };
}

/** Objects as files: bytes first, durably, then the row that says which key has them. */
export class ObjetsEmbarques implements ObjectStore {
  readonly #sql: ReturnType<typeof prepare>;
  readonly #contenus: Contenus;

  constructor(db: DatabaseSync, contenus: Contenus) {
    this.#sql = prepare(db);
    this.#contenus = contenus;
  }

  /** As the port; `maxBytes` (embedded only) throws `ObjetTropGros` and keeps nothing. */
  async put(
    bucket: Bucket,
    key: string,
    content: Octets,
    { maxBytes = Number.POSITIVE_INFINITY }: { readonly maxBytes?: number } = {},
  ): Promise<StoredObject> {
    return this.#record(bucket, key, await this.#contenus.write(content, maxBytes));
  }

  async create(bucket: Bucket, key: string, content: Uint8Array): Promise<StoredObject> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    this.#refuseOther(bucket, key, sha256);
    const written = await this.#contenus.write([content], Number.POSITIVE_INFINITY);
    // Once more: another writer may have come while the bytes went to the disk. From here nothing can interleave.
    this.#refuseOther(bucket, key, sha256);
    return this.#record(bucket, key, written);
  }

  async *read(ref: ObjectRef): AsyncGenerator<Uint8Array> {
    yield* createReadStream(this.chemin(ref));
  }

  /** Path of the immutable file of this version, for verification workers. Throws `ObjetAbsent`. Embedded only. */
  chemin({ bucket, key, version }: ObjectRef): string {
    const row = this.#sql.find.get(bucket, key, version);
    if (row === undefined) throw new ObjetAbsent(`Aucun objet de version ${version} sous cette clé (${bucket}).`);
    return this.#contenus.chemin(texte(row, 'sha256'));
  }

  #refuseOther(bucket: Bucket, key: string, version: string): void {
    if (this.#sql.other.get(bucket, key, version) === undefined) return;
    throw new ContenuDifferent(`Cette clé porte déjà un autre contenu (${bucket}).`);
  }

  #record(bucket: Bucket, key: string, { sha256, size }: Contenu): StoredObject {
    const { changes } = this.#sql.put.run(bucket, key, sha256, sha256, size);
    return { ref: { bucket, key, version: sha256 }, sha256, size, created: Number(changes) === 1 };
  }
}
