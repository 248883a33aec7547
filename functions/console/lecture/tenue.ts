/**
 * Writes what became of deposits: the resume, the lists that it stands in and the statistics that it counts in, in one
 * lot, so that whoever is told an event again finds it counted already, or nowhere.
 */
import * as z from 'zod';
import { abreger } from '../../depot/cle.ts';
import type { EcritureDeLecture, Lectures } from '../../platform/ports.ts';
import { DEPOTS, ecart, indexDesReferences, indexDu } from './depot/index-des-depots.ts';
import { type Resume, rangDuResume } from './depot/resume.ts';
import { Lots } from './lots.ts';
import { type MiseLue, misesDe, rangDeLaMise } from './mise/mise-lue.ts';
import { type Portee, porteesDu } from './portee.ts';
import { ajouter, contributionDe, type Sommes } from './statistiques/contribution.ts';
import { semaineDe } from './statistiques/semaine.ts';

/** From the short id that people read to the deposit. */
export const ABREGES = 'abreges';
/** By depotId: the terms by which its bordereaux are found, to remove them at their term. */
const REFERENCES = 'references';
const referencesSchema = z.array(z.string());

export const statistiquesDe = (portee: Portee): string => `statistiques/${portee}`;
const semaineSchema = z.object({ semaine: z.string(), sommes: z.record(z.string(), z.int()) });
export const lireSemaine = (body: string) => semaineSchema.parse(JSON.parse(body));

export interface DepotSuivi {
  /** As it is stored. */
  readonly ancien: Resume | null;
  readonly resume: Resume;
  /** Null where nothing new was learnt of its bordereaux. */
  readonly references: readonly string[] | null;
}

/** One writer at a time: statistics are read, then written. */
export class Tenue {
  readonly #lectures: Lectures;
  readonly #lots: Lots;
  readonly #sommes = new Map<string, Sommes>();

  constructor(lectures: Lectures) {
    this.#lectures = lectures;
    this.#lots = new Lots(lectures);
  }

  async mise(depotId: string, mise: MiseLue): Promise<void> {
    const document = { rank: rangDeLaMise(mise), body: JSON.stringify(mise) };
    await this.#lots.ajouter([{ collection: misesDe(depotId), id: String(mise.n), document }]);
  }

  async depot({ ancien, resume, references }: DepotSuivi): Promise<void> {
    const { depotId } = resume;
    const dites = references === null ? [] : await this.#references({ ancien, resume, references });
    // Too many for one lot, they come before: a term that leads nowhere yet finds nothing.
    for (const une of dites) await this.#lots.ajouter([une]);
    const rang = rangDuResume(resume);
    await this.#lots.ajouter([
      ...ecart(indexDu(ancien), indexDu(resume)),
      ...(await this.#statistiques(ancien, resume)),
      ...(ancien === null ? [document(ABREGES, abreger(depotId), rang, depotId)] : []),
      ...(references === null ? [] : [retenues(depotId, rang, references)]),
      document(DEPOTS, depotId, rang, JSON.stringify(resume)),
    ]);
  }

  finir(): Promise<void> {
    return this.#lots.ecrire();
  }

  async #references({ ancien, resume, references }: DepotSuivi & { readonly references: readonly string[] }) {
    const body = ancien?.jugeLe ? await this.#lectures.get(REFERENCES, resume.depotId) : null;
    const anciennes = body === null ? [] : referencesSchema.parse(JSON.parse(body));
    return ecart(indexDesReferences(ancien, anciennes), indexDesReferences(resume, references));
  }

  async #statistiques(ancien: Resume | null, resume: Resume): Promise<EcritureDeLecture[]> {
    const semaine = semaineDe(resume.recuLe);
    const portees = new Set([...(ancien === null ? [] : porteesDu(ancien)), ...porteesDu(resume)]);
    const ecritures: EcritureDeLecture[] = [];
    for (const portee of portees) {
      const collection = statistiquesDe(portee);
      const avant = await this.#sommesDe(collection, semaine);
      const part = (un: Resume | null) => contributionDe(un !== null && porteesDu(un).includes(portee) ? un : null);
      const sommes = ajouter(avant, part(resume), part(ancien));
      this.#sommes.set(`${collection} ${semaine}`, sommes);
      const vide = Object.keys(sommes).length === 0;
      ecritures.push(
        vide
          ? { collection, id: semaine, document: null }
          : document(collection, semaine, semaine, JSON.stringify({ semaine, sommes })),
      );
    }
    return ecritures;
  }

  async #sommesDe(collection: string, semaine: string): Promise<Sommes> {
    const connues = this.#sommes.get(`${collection} ${semaine}`);
    if (connues !== undefined) return connues;
    const body = await this.#lectures.get(collection, semaine);
    return body === null ? {} : lireSemaine(body).sommes;
  }
}

const document = (collection: string, id: string, rank: string, body: string): EcritureDeLecture => ({
  collection,
  id,
  document: { rank, body },
});

/** A flow without bordereaux has nothing to be remembered of. */
const retenues = (depotId: string, rang: string, references: readonly string[]): EcritureDeLecture =>
  references.length === 0
    ? { collection: REFERENCES, id: depotId, document: null }
    : document(REFERENCES, depotId, rang, JSON.stringify(references));
