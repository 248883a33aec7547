/** The contract of the ports, one sentence a clause. Every platform runs it whole; see ports.ts for the law. */
import { afterEach, beforeEach, describe } from 'vitest';
import type { Effacement, Journal, Lectures, ObjectStore, Queues, Scellement } from '../../functions/platform/ports.ts';
import { contratDesFiles } from './contrat-files.ts';
import { contratDuJournal } from './contrat-journal.ts';
import { contratDesCourses } from './contrat-journal-courses.ts';
import { contratDesReservations } from './contrat-journal-reservations.ts';
import { contratDesSuites } from './contrat-journal-suites.ts';
import { contratDesLectures } from './contrat-lectures.ts';
import { contratDesObjets } from './contrat-objets.ts';
import { contratDuScellement } from './contrat-scellement.ts';

export interface PlateformeEprouvee {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly files: Queues;
  readonly lectures: Lectures;
  /** Absent where the platform does not seal, or does not erase, yet. */
  readonly scellement?: Scellement;
  readonly effacement?: Effacement;
  /** Lets time pass for the queues: a test clock where there is one, a real wait elsewhere. Seconds. */
  avancer(seconds: number): Promise<void>;
  close(): Promise<void>;
}

/** The platform of the running test, empty at its beginning. */
export type Eprouvee = () => PlateformeEprouvee;

/**
 * Declares the contract for one platform; `ouvrir` must give an empty one each time. `etDeSurcroit`: clauses that not
 * every platform is held to.
 */
export function contratDesPorts<P extends PlateformeEprouvee>(
  nom: string,
  ouvrir: () => Promise<P>,
  etDeSurcroit: (plateforme: () => P) => void = () => {},
): void {
  describe(`the ports on ${nom}`, () => {
    let ouverte: P | undefined;
    beforeEach(async () => {
      ouverte = await ouvrir();
    });
    afterEach(async () => {
      await ouverte?.close();
    });
    const plateforme = (): P => {
      if (ouverte === undefined) throw new Error('no platform outside a test');
      return ouverte;
    };
    contratDuJournal(plateforme);
    contratDesReservations(plateforme);
    contratDesSuites(plateforme);
    contratDesCourses(plateforme);
    contratDesObjets(plateforme);
    contratDesFiles(plateforme);
    contratDesLectures(plateforme);
    contratDuScellement(plateforme);
    etDeSurcroit(plateforme);
  });
}
