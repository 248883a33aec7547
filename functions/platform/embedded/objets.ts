import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import {
  type Bucket,
  ContenuDifferent,
  type Effacement,
  type ObjectRef,
  type ObjectStore,
  ObjetAbsent,
  type StoredObject,
} from '../ports.ts';
import type { Base } from './base.ts';
import type { Contenu, Contenus, Octets } from './contenus.ts';
import { octets, texte } from './rows.ts';

function prepare(db: DatabaseSync) {
  return {
    put: db.prepare('INSERT OR IGNORE INTO object (bucket, key, version, sha256, size) VALUES (?, ?, ?, ?, ?)'),
    other: db.prepare('SELECT 1 FROM object WHERE bucket = ? AND key = ? AND version <> ? LIMIT 1'),
    find: db.prepare('SELECT sha256 FROM object WHERE bucket = ? AND key = ? AND version = ?'),
    keep: db.prepare('INSERT OR IGNORE INTO content (sha256, bytes) VALUES (?, ?)'),
    kept: db.prepare('SELECT bytes FROM content WHERE sha256 = ?'),
    forget: db.prepare('DELETE FROM object WHERE bucket = ? AND key = ? AND version = ? RETURNING sha256'),
    under: db.prepare(
      'SELECT key, version FROM object WHERE bucket = ?1 AND key >= ?2 AND substr(key, 1, length(?2)) = ?2',
    ),
    needed: db.prepare('SELECT 1 FROM object WHERE sha256 = ? LIMIT 1'),
    drop: db.prepare('DELETE FROM content WHERE sha256 = ?'),
  };
}

/** Created objects up to this size (bytes) go into the database with their row: two syncs of the disk less for each. */
const PETIT = 100_000;

/** Objects: bytes first, durably, then the row that says which key has them. */
export class ObjetsEmbarques implements ObjectStore, Effacement {
  readonly #base: Base;
  readonly #sql: ReturnType<typeof prepare>;
  readonly #contenus: Contenus;

  constructor(base: Base, contenus: Contenus) {
    this.#base = base;
    this.#sql = prepare(base.db);
    this.#contenus = contenus;
  }

  /** As the port; `maxBytes` (embedded only) throws `ObjetTropGros` and keeps nothing. */
  async put(
    bucket: Bucket,
    key: string,
    content: Octets,
    { maxBytes = Number.POSITIVE_INFINITY }: { readonly maxBytes?: number } = {},
  ): Promise<StoredObject> {
    const written = await this.#contenus.write(content, maxBytes);
    return this.#base.ecrire(() => {
      if (!this.#contenus.presente(written.sha256)) throw new Error('this content was purged while it was put again');
      return this.#record(bucket, key, written);
    });
  }

  async create(bucket: Bucket, key: string, content: Uint8Array): Promise<StoredObject> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const petit = content.length <= PETIT;
    if (!petit) {
      this.#refuseOther(bucket, key, sha256);
      await this.#contenus.write([content], Number.POSITIVE_INFINITY);
    }
    return this.#base.ecrire(() => {
      // Where the bytes went to a file, once more: another writer may have come meanwhile.
      this.#refuseOther(bucket, key, sha256);
      if (petit) this.#sql.keep.run(sha256, content);
      return this.#record(bucket, key, { sha256, size: content.length });
    });
  }

  async *read(ref: ObjectRef): AsyncGenerator<Uint8Array> {
    const sha256 = this.#find(ref);
    const row = this.#sql.kept.get(sha256);
    if (row === undefined) yield* createReadStream(this.#contenus.chemin(sha256));
    else yield octets(row, 'bytes');
  }

  /** Row and bytes go in one turn: a content that is put again meanwhile is there before, or told missing after. */
  async effacer({ bucket, key, version }: ObjectRef): Promise<'efface' | 'partage' | 'absent'> {
    return this.#base.ecrire(() => {
      const row = this.#sql.forget.get(bucket, key, version);
      if (row === undefined) return 'absent';
      const sha256 = texte(row, 'sha256');
      if (this.#sql.needed.get(sha256) !== undefined) return 'partage';
      this.#sql.drop.run(sha256);
      this.#contenus.effacer(sha256);
      return 'efface';
    });
  }

  async versionsSous(bucket: Bucket, debut: string): Promise<readonly ObjectRef[]> {
    const rows = this.#sql.under.all(bucket, debut);
    return rows.map((row) => ({ bucket, key: texte(row, 'key'), version: texte(row, 'version') }));
  }

  /** Path of the immutable file of a version that was `put`, for verification workers. Throws `ObjetAbsent`. Embedded only. */
  chemin(ref: ObjectRef): string {
    return this.#contenus.chemin(this.#find(ref));
  }

  #find({ bucket, key, version }: ObjectRef): string {
    const row = this.#sql.find.get(bucket, key, version);
    if (row === undefined) throw new ObjetAbsent(`Aucun objet de version ${version} sous cette clé (${bucket}).`);
    return texte(row, 'sha256');
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
