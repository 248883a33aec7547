/**
 * What the machine refuses while the server runs: said once, held until it has passed, shown by `/sante`. And the lock of
 * the data folder, which somebody may remove under a running server.
 */
import { rmSync, statfsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import { type GenreDePanne, type Panne, panneDe } from '../../functions/platform/panne.ts';
import { boucler } from './boucle.ts';

const PERIODE_MS = 5000;
/** What a deposit and its traces may take at once. */
const SONDE = Buffer.alloc(1 << 20);

/** A file that one user may not read stops nobody else. */
const GENERALES: readonly GenreDePanne[] = ['disque-plein', 'donnees-abimees', 'lecture-seule', 'disque-en-panne'];

const VERROU_PERDU =
  'Le verrou du dossier de données (verrou.sqlite) a été ôté ou remplacé : un autre serveur peut y travailler. Celui-ci s’arrête. ' +
  'N’effacez jamais ce fichier ; vérifiez qu’un seul serveur tourne, puis relancez-le.';

const libre = (dossier: string): number => {
  const { bavail, bsize } = statfsSync(dossier);
  return bavail * bsize;
};

/** Free space is not all: a quota, a disk that was remounted, are known by writing. Throws what the disk says. */
async function sonder(dossier: string): Promise<void> {
  const chemin = join(dossier, 'sonde.part');
  try {
    const fichier = await open(chemin, 'w', 0o600);
    try {
      await fichier.writeFile(SONDE);
      await fichier.sync();
    } finally {
      await fichier.close();
    }
  } finally {
    rmSync(chemin, { force: true });
  }
}

export interface PannesOptions {
  readonly dossier: string;
  readonly ecrire: (ligne: string) => void;
  readonly signaler: (erreur: unknown) => void;
  /** The folder is no longer ours alone: nothing more is to be written there. */
  readonly abandonner: (phrase: string) => void;
}

export interface Pannes {
  /** As the operator is told; a fault of the machine that lasts is told once. */
  signaler(erreur: unknown): void;
  enCours(): Panne | null;
  arreter(): Promise<void>;
}

export function guetterLesPannes(
  { tenue }: Pick<PlateformeEmbarquee, 'tenue'>,
  { dossier, ecrire, signaler, abandonner }: PannesOptions,
): Pannes {
  let panne: Panne | null = null;
  const noter = (erreur: unknown): void => {
    const vue = panneDe(erreur);
    if (vue === null || !GENERALES.includes(vue.genre)) {
      signaler(erreur);
      return;
    }
    // What is damaged stays so, whatever else happens, until the next start.
    if (panne?.genre === vue.genre || panne?.genre === 'donnees-abimees') return;
    panne = vue;
    signaler(`${vue.phrase} ${vue.remede}`);
  };
  const eprouver = async (): Promise<void> => {
    if (panne === null && libre(dossier) > SONDE.length) return;
    await sonder(dossier);
    if (panne !== null) ecrire('Le disque accepte de nouveau d’enregistrer : Passerelle reprend.');
    panne = null;
  };
  const travail = async (): Promise<undefined> => {
    if (!tenue()) abandonner(VERROU_PERDU);
    else if (panne?.genre !== 'donnees-abimees') await eprouver();
  };
  const boucle = boucler(travail, { periodeMs: PERIODE_MS, signaler: noter });
  return { signaler: noter, enCours: () => panne, arreter: () => boucle.arreter() };
}
