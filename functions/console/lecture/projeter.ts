/** Feeds the read models of the console from the journal. Told twice, an event counts once. */
import { lireDepot, type VerdictRendu } from '../../../schemas/evenements/depot.ts';
import { lireMise } from '../../../schemas/evenements/mise.ts';
import { abreger } from '../../depot/cle.ts';
import { lireVerdict } from '../../depot/verdict-rendu.ts';
import type { Evenement } from '../../journal/evenement.ts';
import type { Lectures, ObjectStore } from '../../platform/ports.ts';
import { lireMiseLue, type MiseLue, rangDeLaMise, suivreMiseLue } from './mise-lue.ts';
import { lireResume, type Resume, rangDuResume, suivreDepot, suivreMise } from './resume.ts';

export const DEPOTS = 'depots';
/** From the short id that people read to the deposit. */
export const ABREGES = 'abreges';
export const misesDe = (depotId: string): string => `mises/${depotId}`;

export interface EvenementSuivi {
  readonly position: number;
  readonly event: Evenement;
}

export interface ProjeterNeeds {
  readonly lectures: Lectures;
  readonly objets: ObjectStore;
}

/** Documents touched by one batch, read once and written once. */
class Lot {
  readonly #objets: ObjectStore;
  readonly #lectures: Lectures;
  readonly #resumes = new Map<string, Resume | null>();
  readonly #mises = new Map<string, MiseLue | null>();

  constructor({ lectures, objets }: ProjeterNeeds) {
    this.#lectures = lectures;
    this.#objets = objets;
  }

  async #resume(depotId: string): Promise<Resume | null> {
    const connu = this.#resumes.get(depotId);
    if (connu !== undefined) return connu;
    const body = await this.#lectures.get(DEPOTS, depotId);
    return body === null ? null : lireResume(body);
  }

  async #mise(depotId: string, n: string): Promise<MiseLue | null> {
    const connue = this.#mises.get(`${depotId}/${n}`);
    if (connue !== undefined) return connue;
    const body = await this.#lectures.get(misesDe(depotId), n);
    return body === null ? null : lireMiseLue(body);
  }

  /** The event has no sentence (it may quote the file): the verdict has. */
  async #completer(resume: Resume | null, rendu: VerdictRendu): Promise<Resume | null> {
    if (resume === null || rendu.data.anomalies === 0) return resume;
    const { anomalies } = await lireVerdict({ objets: this.#objets }, rendu);
    const premiere = anomalies.find(({ gravite }) => gravite === 'rejet') ?? anomalies[0];
    return { ...resume, premiereAnomalie: premiere?.phrase ?? null };
  }

  async suivre({ event, position }: EvenementSuivi): Promise<void> {
    const [famille, depotId = '', n = ''] = event.stream.split('/');
    if (famille !== 'depot' && famille !== 'mise') return;
    let resume = await this.#resume(depotId);
    if (famille === 'depot') {
      for (const lu of lireDepot([event])) {
        resume = suivreDepot(resume, lu, position);
        if (lu.type === 'VerdictRendu') resume = await this.#completer(resume, lu);
      }
    } else {
      let mise = await this.#mise(depotId, n);
      for (const lu of lireMise([event])) {
        resume = suivreMise(resume, lu, position);
        mise = suivreMiseLue(mise, lu, position);
      }
      this.#mises.set(`${depotId}/${n}`, mise);
    }
    this.#resumes.set(depotId, resume);
  }

  async ecrire(): Promise<void> {
    for (const [cle, mise] of this.#mises) {
      if (mise === null) continue;
      const [depotId = '', n = ''] = cle.split('/');
      await this.#lectures.put(misesDe(depotId), n, { rank: rangDeLaMise(mise), body: JSON.stringify(mise) });
    }
    for (const [depotId, resume] of this.#resumes) {
      if (resume === null) continue;
      await this.#lectures.put(DEPOTS, depotId, { rank: rangDuResume(resume), body: JSON.stringify(resume) });
      await this.#lectures.put(ABREGES, abreger(depotId), { rank: depotId, body: depotId });
    }
  }
}

/** Applies a batch in the order of the journal. */
export async function projeter(needs: ProjeterNeeds, evenements: readonly EvenementSuivi[]): Promise<void> {
  const lot = new Lot(needs);
  for (const suivi of evenements) await lot.suivre(suivi);
  await lot.ecrire();
}
