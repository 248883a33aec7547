import { open } from 'node:fs/promises';

/** A new name survives a power cut only once its folder is on the disk. Windows has no such call, nor the need. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
