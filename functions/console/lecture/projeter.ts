/** Feeds the read models of the console from the journal. Told twice, an event counts once. */
import { lireDepot, type VerdictRendu } from '../../../schemas/evenements/depot.ts';
import { lireMise } from '../../../schemas/evenements/mise.ts';
import { abreger } from '../../depot/cle.ts';
import { lireVerdictConserve } from '../../depot/verdict-rendu.ts';
import type { Evenement } from '../../journal/evenement.ts';
import type { Lectures, ObjectStore } from '../../platform/ports.ts';
import { purgesDe } from '../../retention/purges.ts';
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

/** The event has no sentence (it may quote the file): the verdict has. */
export async function completer(
  { objets }: Pick<ProjeterNeeds, 'objets'>,
  resume: Resume | null,
  rendu: VerdictRendu,
): Promise<Resume | null> {
  if (resume === null || rendu.data.anomalies === 0) return resume;
  const anomalies = (await lireVerdictConserve({ objets }, rendu))?.anomalies ?? [];
  const premiere = anomalies.find(({ gravite }) => gravite === 'rejet') ?? anomalies[0];
  return { ...resume, premiereAnomalie: premiere?.phrase ?? null };
}

export const ecrireMise = ({ lectures }: Pick<ProjeterNeeds, 'lectures'>, depotId: string, mise: MiseLue) =>
  lectures.put(misesDe(depotId), String(mise.n), { rank: rangDeLaMise(mise), body: JSON.stringify(mise) });

export async function ecrireResume({ lectures }: Pick<ProjeterNeeds, 'lectures'>, resume: Resume): Promise<void> {
  const { depotId } = resume;
  await lectures.put(DEPOTS, depotId, { rank: rangDuResume(resume), body: JSON.stringify(resume) });
  await lectures.put(ABREGES, abreger(depotId), { rank: depotId, body: depotId });
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

  async suivre({ event, position }: EvenementSuivi): Promise<void> {
    const [famille, depotId = '', n = ''] = event.stream.split('/');
    if (famille !== 'depot' && famille !== 'mise' && famille !== 'preuve') return;
    let resume = await this.#resume(depotId);
    // What was purged is no longer quoted either.
    if (famille === 'preuve') {
      if (resume !== null && purgesDe([event]).has('verdict')) resume = { ...resume, premiereAnomalie: null };
    } else if (famille === 'depot') {
      for (const lu of lireDepot([event])) {
        resume = suivreDepot(resume, lu, position);
        if (lu.type === 'VerdictRendu') resume = await completer({ objets: this.#objets }, resume, lu);
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
      const [depotId = ''] = cle.split('/');
      await ecrireMise({ lectures: this.#lectures }, depotId, mise);
    }
    for (const resume of this.#resumes.values()) {
      if (resume === null) continue;
      await ecrireResume({ lectures: this.#lectures }, resume);
    }
  }
}

/** Applies a batch in the order of the journal. */
export async function projeter(needs: ProjeterNeeds, evenements: readonly EvenementSuivi[]): Promise<void> {
  const lot = new Lot(needs);
  for (const suivi of evenements) await lot.suivre(suivi);
  await lot.ecrire();
}
