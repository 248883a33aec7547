/** A data folder for the time of a run; in memory where the machine has such a disk, for nothing of it must last. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const EN_MEMOIRE = '/dev/shm';

export function dossierEphemere(): { readonly chemin: string; readonly detruire: () => void } {
  const chemin = mkdtempSync(join(existsSync(EN_MEMOIRE) ? EN_MEMOIRE : tmpdir(), 'passerelle-annee-'));
  return { chemin, detruire: () => rmSync(chemin, { recursive: true, force: true }) };
}
