/** Immutable contents, each under its own SHA-256: `<dossier>/<2 hex>/<sha256>`. No name given by anyone is a path. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from './dossier-durable.ts';

/** The content is longer than the caller allows; nothing of it was kept. */
export class ObjetTropGros extends Error {}

export interface Contenu {
  readonly sha256: string;
  readonly size: number;
}

export type Octets = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

async function pour(content: Octets, file: FileHandle, maxBytes: number): Promise<Contenu> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content) {
    size += chunk.length;
    if (size > maxBytes) throw new ObjetTropGros(`Le fichier dépasse la limite de ${maxBytes} octets.`);
    hash.update(chunk);
    await file.appendFile(chunk);
  }
  await file.sync();
  return { sha256: hash.digest('hex'), size };
}

export class Contenus {
  readonly #folder: string;
  readonly #unfinished: string;
  /** The 256 folders are on the disk. */
  readonly #ready: Promise<void>;

  /** Opens the folder and clears what a killed process left unfinished in it: the caller holds the lock. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#unfinished = join(folder, 'en-cours');
    rmSync(this.#unfinished, { recursive: true, force: true });
    mkdirSync(this.#unfinished, { recursive: true });
    for (let n = 0; n < 256; n += 1) mkdirSync(join(folder, n.toString(16).padStart(2, '0')), { recursive: true });
    this.#ready = syncFolder(folder);
    // Whoever writes is told of its failure; until then nobody waits for it.
    this.#ready.catch(() => {});
  }

  chemin(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }

  /** Writes a content to the disk, whole or not at all. Throws `ObjetTropGros`, or what reading `content` throws. */
  async write(content: Octets, maxBytes: number): Promise<Contenu> {
    await this.#ready;
    const draft = join(this.#unfinished, randomUUID());
    const file = await open(draft, 'wx', 0o440);
    try {
      const written = await pour(content, file, maxBytes).finally(() => file.close());
      await this.#settle(draft, written);
      return written;
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  presente(sha256: string): boolean {
    return existsSync(this.chemin(sha256));
  }

  /** Synchronous: nobody writes the same content meanwhile. */
  effacer(sha256: string): void {
    rmSync(this.chemin(sha256), { force: true });
  }

  async #settle(draft: string, { sha256, size }: Contenu): Promise<void> {
    const settled = this.chemin(sha256);
    const known = await stat(settled).catch(() => null);
    // The same bytes are already there, perhaps open in a worker: Windows could not replace them.
    if (known?.size === size) await rm(draft);
    else await rename(draft, settled);
    await syncFolder(join(this.#folder, sha256.slice(0, 2)));
  }
}
