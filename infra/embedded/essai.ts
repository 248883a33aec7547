/** Judges a file that nobody deposits, by the workers: it is on the disk for as long as one of them reads it. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Essai } from '../../functions/console/lecture/exploitation/essai.ts';
import type { Clock } from '../../functions/platform/ports.ts';
import type { Politique } from '../../schemas/politique.ts';
import type { Ouvriers } from './ouvriers.ts';

export interface EssaiOptions {
  /** Where files are while they are tried. What is found there when we start was left by a crash. */
  readonly dossier: string;
  readonly ouvriers: () => Pick<Ouvriers, 'juger'>;
  readonly horloge: Clock;
  /** The folder of the trust store. */
  readonly magasin: string;
  readonly schemas: string | null;
  readonly politique: Politique | null;
}

const TAILLE_MAX = 10_000_000;

export async function ouvrirLesEssais({ dossier, ouvriers, horloge, ...juges }: EssaiOptions): Promise<Essai> {
  await rm(dossier, { recursive: true, force: true });
  return {
    tailleMax: TAILLE_MAX,
    async juger(contenu) {
      await mkdir(dossier, { recursive: true, mode: 0o700 });
      const chemin = join(dossier, randomUUID());
      try {
        await writeFile(chemin, contenu, { mode: 0o600 });
        const recuLe = horloge.now();
        return await ouvriers().juger({ chemin, recuLe, jugeLe: recuLe, ...juges });
      } finally {
        await rm(chemin, { force: true });
      }
    },
  };
}
