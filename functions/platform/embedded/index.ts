/** The embedded platform: every port on one machine, in one data folder. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Clock, Mailer, Scellement } from '../ports.ts';
import { type Base, ouvrirBase } from './base.ts';
import { Contenus } from './contenus.ts';
import { CourrierEnDossier } from './courrier.ts';
import { creerDossier } from './dossier-cree.ts';
import { exigerUnDossierNeuf, exigerUnJournalEntier, JOURNAL, rouvrirLesLectures } from './entier.ts';
import { FilesEmbarquees, type FilesOptions } from './files.ts';
import { horlogeSysteme } from './horloge.ts';
import { JournalEmbarque } from './journal.ts';
import { type LecturesEmbarquees, MIGRATIONS_LECTURES, ouvrirLectures } from './lectures.ts';
import { ObjetsEmbarques } from './objets.ts';
import { ouvrirScellement } from './scellement.ts';
import { MIGRATIONS } from './schema.ts';
import { verrouiller } from './verrou.ts';

export interface PlateformeEmbarquee {
  readonly horloge: Clock;
  readonly objets: ObjetsEmbarques;
  readonly journal: JournalEmbarque;
  readonly files: FilesEmbarquees;
  readonly lectures: LecturesEmbarquees;
  readonly courrier: Mailer;
  readonly scellement: Scellement;
  /** Leaves nothing of what was erased in the files of the bases. False where a reader keeps it: to be asked again. */
  viderLesTraces(): boolean;
  /** False once another server may have taken the folder: the lock that we hold is no longer the one of that name. */
  tenue(): boolean;
  /** Gives the data folder back. What is asked afterwards is rejected. */
  close(): void;
}

export interface PlateformeOptions extends FilesOptions {
  /** Told, in a French sentence, of read models that had to be put aside. */
  readonly dire: (phrase: string) => void;
}

function ouvrirLeJournal(racine: string): Base {
  const chemin = join(racine, JOURNAL);
  if (!existsSync(chemin)) exigerUnDossierNeuf(racine);
  return exigerUnJournalEntier(racine, () =>
    ouvrirBase(chemin, MIGRATIONS, 'durable', () => exigerUnDossierNeuf(racine)),
  );
}

/**
 * Opens a data folder, created where it is missing; it must be on a local disk. Options: `clock`, the machine's
 * unless told; `maxReceiveCount`, per queue. Throws `DossierOccupe`, `SchemaTropRecent`, `JournalHorsDUsage`.
 */
export function ouvrirPlateforme(dossier: string, options: Partial<PlateformeOptions> = {}): PlateformeEmbarquee {
  const horloge = options.clock ?? horlogeSysteme;
  const racine = resolve(dossier);
  creerDossier(racine, 0o700);
  const verrou = verrouiller(racine);
  const closers = [verrou.rendre];
  const close = () => {
    for (const closer of closers.splice(0).reverse()) closer();
  };
  try {
    const base = ouvrirLeJournal(racine);
    closers.push(base.close);
    const modeles = rouvrirLesLectures(racine, (chemin) => ouvrirBase(chemin, MIGRATIONS_LECTURES, 'rebuildable'), {
      instant: () => horloge.now(),
      dire: options.dire ?? (() => {}),
    });
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
      tenue: verrou.tenu,
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
