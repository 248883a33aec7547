import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import type { Clock } from '../../functions/platform/ports.ts';
import { FilesEnMemoire } from '../desastre/plateforme/files.ts';
import { JournalEnMemoire } from '../desastre/plateforme/journal.ts';
import { LecturesEnMemoire } from '../desastre/plateforme/lectures.ts';
import { ObjetsEnMemoire } from '../desastre/plateforme/objets.ts';

/** A data folder that lasts as long as the running test. */
export function dossierPassager(): string {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that stands still until told. */
export function horlogeEprouvee(depart = '2026-11-02T08:00:00.000Z'): Clock & { avancer(seconds: number): void } {
  let instant = Date.parse(depart);
  return {
    now: () => new Date(instant).toISOString(),
    avancer: (seconds) => {
      instant += seconds * 1000;
    },
  };
}

/** The embedded platform in a passing folder, closed at the end of the test. */
export function plateformePassagere(maxReceiveCount: (queue: string) => number = () => 5) {
  const clock = horlogeEprouvee();
  const plateforme = ouvrirPlateforme(dossierPassager(), { clock, maxReceiveCount });
  onTestFinished(() => plateforme.close());
  return { ...plateforme, avancer: clock.avancer };
}

/** The same in memory, for the tests that need many: no disk, and nothing to close. */
export function plateformeEnMemoire() {
  const clock = horlogeEprouvee();
  const journal = new JournalEnMemoire();
  return {
    horloge: clock,
    journal,
    objets: new ObjetsEnMemoire(clock),
    files: new FilesEnMemoire({ horloge: clock }),
    lectures: new LecturesEnMemoire(),
    avancer: clock.avancer,
  };
}
