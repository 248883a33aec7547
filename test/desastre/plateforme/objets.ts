/** Objects in memory. The version is the SHA-256 of the content, as on the embedded platform. */
import { createHash } from 'node:crypto';
import { enMemoire } from '../../../functions/platform/en-memoire.ts';
import {
  type Bucket,
  type Clock,
  ContenuDifferent,
  type Effacement,
  type ObjectRef,
  type ObjectStore,
  ObjetAbsent,
  type StoredObject,
} from '../../../functions/platform/ports.ts';

export interface ObjetGarde {
  readonly ref: ObjectRef;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** ISO 8601 UTC. */
  readonly deposeLe: string;
}

const empreinte = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
const nom = (bucket: Bucket, key: string) => `${bucket}\n${key}`;

export class ObjetsEnMemoire implements ObjectStore, Effacement {
  /** Versions by bucket and key. */
  readonly gardes = new Map<string, Map<string, ObjetGarde>>();
  /** Moves with what is stored. */
  version = 0;
  readonly #horloge: Clock;

  constructor(horloge: Clock) {
    this.#horloge = horloge;
  }

  async put(bucket: Bucket, key: string, content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
    const bytes = await enMemoire(content);
    return this.#garder(bucket, key, bytes, empreinte(bytes));
  }

  async create(bucket: Bucket, key: string, content: Uint8Array): Promise<StoredObject> {
    const sha256 = empreinte(content);
    const versions = this.gardes.get(nom(bucket, key));
    if (versions !== undefined && [...versions.keys()].some((version) => version !== sha256))
      throw new ContenuDifferent(`${bucket}: ${key}`);
    return this.#garder(bucket, key, content, sha256);
  }

  async *read(ref: ObjectRef): AsyncGenerator<Uint8Array> {
    const bytes = this.octets(ref);
    if (bytes === null) throw new ObjetAbsent(`${ref.bucket}: ${ref.key}`);
    yield new Uint8Array(bytes);
  }

  async effacer({ bucket, key, version }: ObjectRef) {
    this.version += 1;
    return this.gardes.get(nom(bucket, key))?.delete(version) === true ? 'efface' : 'absent';
  }

  async versionsSous(bucket: Bucket, debut: string): Promise<readonly ObjectRef[]> {
    return [...this.tous()].map(({ ref }) => ref).filter((ref) => ref.bucket === bucket && ref.key.startsWith(debut));
  }

  octets({ bucket, key, version }: ObjectRef): Uint8Array | null {
    return this.gardes.get(nom(bucket, key))?.get(version)?.bytes ?? null;
  }

  *tous(): Generator<ObjetGarde> {
    for (const versions of this.gardes.values()) yield* versions.values();
  }

  #garder(bucket: Bucket, key: string, content: Uint8Array, sha256: string): StoredObject {
    const bytes = new Uint8Array(content);
    this.version += 1;
    const ref = { bucket, key, version: sha256 };
    const versions = this.gardes.get(nom(bucket, key)) ?? new Map<string, ObjetGarde>();
    const created = !versions.has(sha256);
    if (created) versions.set(sha256, { ref, sha256, bytes, deposeLe: this.#horloge.now() });
    this.gardes.set(nom(bucket, key), versions);
    return { ref, sha256, size: bytes.length, created };
  }
}
