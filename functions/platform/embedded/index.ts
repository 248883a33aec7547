/** The embedded platform: every port on one machine, in one data folder. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Clock, Lectures, Mailer, Scellement } from '../ports.ts';
import { ouvrirBase } from './base.ts';
import { Contenus } from './contenus.ts';
import { CourrierEnDossier } from './courrier.ts';
import { FilesEmbarquees, type FilesOptions } from './files.ts';
import { horlogeSysteme } from './horloge.ts';
import { JournalEmbarque } from './journal.ts';
import { MIGRATIONS_LECTURES, ouvrirLectures } from './lectures.ts';
import { ObjetsEmbarques } from './objets.ts';
import { ouvrirScellement } from './scellement.ts';
import { MIGRATIONS } from './schema.ts';
import { verrouiller } from './verrou.ts';

export interface PlateformeEmbarquee {
  readonly horloge: Clock;
  readonly objets: ObjetsEmbarques;
  readonly journal: JournalEmbarque;
  readonly files: FilesEmbarquees;
  readonly lectures: Lectures;
  readonly courrier: Mailer;
  readonly scellement: Scellement;
  /** Leaves nothing of what was erased in the files of the bases. False where a reader keeps it: to be asked again. */
  viderLesTraces(): boolean;
  /** Gives the data folder back. What is asked afterwards is rejected. */
  close(): void;
}

/**
 * Opens a data folder, created where it is missing; it must be on a local disk. Options: `clock`, the machine's
 * unless told; `maxReceiveCount`, per queue. Throws `DossierOccupe`, `SchemaTropRecent`.
 */
export function ouvrirPlateforme(dossier: string, options: Partial<FilesOptions> = {}): PlateformeEmbarquee {
  const horloge = options.clock ?? horlogeSysteme;
  const racine = resolve(dossier);
  mkdirSync(racine, { recursive: true, mode: 0o700 });
  const closers = [verrouiller(racine)];
  const close = () => {
    for (const closer of closers.splice(0).reverse()) closer();
  };
  try {
    const base = ouvrirBase(join(racine, 'passerelle.sqlite'), MIGRATIONS, 'durable');
    closers.push(base.close);
    const modeles = ouvrirBase(join(racine, 'lectures.sqlite'), MIGRATIONS_LECTURES, 'rebuildable');
    closers.push(modeles.close);
    return {
      horloge,
      objets: new ObjetsEmbarques(base, new Contenus(join(racine, 'objets'))),
      journal: new JournalEmbarque(base),
      files: new FilesEmbarquees(base, { ...options, clock: horloge }),
      lectures: ouvrirLectures(modeles),
      courrier: new CourrierEnDossier(join(racine, 'courriers')),
      scellement: ouvrirScellement(base),
      viderLesTraces: () => [base, modeles].map(({ vider }) => vider()).every(Boolean),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
