/**
 * Sums that many dossiers add to, kept in documents of a period each: the days of a month, the quarters of a year. Those
 * that were read or written since the last lot are kept at hand.
 */
import * as z from 'zod';
import type { EcritureDeLecture, Lectures } from '../../../platform/ports.ts';
import type { Sommes } from './suivi-du-dossier.ts';

export const parPeriodeSchema = z.record(z.string(), z.record(z.string(), z.int()));
type ParPeriode = Record<string, Record<string, number>>;

/** What one dossier adds on a day, or in a quarter. */
export interface Part {
  readonly collection: string;
  /** Of the document: its month, or its year. */
  readonly id: string;
  readonly periode: string;
  readonly sommes: Sommes;
}

function compter(document: ParPeriode, { periode, sommes }: Part, signe: 1 | -1): void {
  const dela = document[periode] ?? {};
  for (const [nom, n] of Object.entries(sommes)) {
    const total = (dela[nom] ?? 0) + signe * n;
    if (total === 0) delete dela[nom];
    else dela[nom] = total;
  }
  if (Object.keys(dela).length === 0) delete document[periode];
  else document[periode] = dela;
}

/** In one order, whatever the one in which they were told. */
const ordonner = <T>(valeurs: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(valeurs).sort(([a], [b]) => (a < b ? -1 : 1)));
const enTexte = (document: ParPeriode): string =>
  JSON.stringify(ordonner(Object.fromEntries(Object.entries(document).map(([nom, une]) => [nom, ordonner(une)]))));

const nomDe = (part: Part): string => JSON.stringify([part.collection, part.id, part.periode, ordonner(part.sommes)]);

export class SommesTenues {
  readonly #lectures: Pick<Lectures, 'get'>;
  readonly #documents = new Map<string, ParPeriode>();

  constructor(lectures: Pick<Lectures, 'get'>) {
    this.#lectures = lectures;
  }

  /** The documents in which `apres` takes the place of `avant`. */
  async remplacer(avant: readonly Part[], apres: readonly Part[]): Promise<readonly EcritureDeLecture[]> {
    const [anciennes, nouvelles] = [new Set(avant.map(nomDe)), new Set(apres.map(nomDe))];
    const changees = [
      ...avant.filter((part) => !nouvelles.has(nomDe(part))).map((part) => [part, -1] as const),
      ...apres.filter((part) => !anciennes.has(nomDe(part))).map((part) => [part, 1] as const),
    ];
    const touches = new Map<string, EcritureDeLecture>();
    for (const [part, signe] of changees) {
      const { collection, id } = part;
      const document = await this.#lire(collection, id);
      compter(document, part, signe);
      const vide = Object.keys(document).length === 0;
      touches.set(`${collection} ${id}`, {
        ...{ collection, id },
        document: vide ? null : { rank: id, body: enTexte(document) },
      });
    }
    return [...touches.values()];
  }

  async #lire(collection: string, id: string): Promise<ParPeriode> {
    const cle = `${collection} ${id}`;
    const connu = this.#documents.get(cle);
    if (connu !== undefined) return connu;
    const body = await this.#lectures.get(collection, id);
    const document: ParPeriode = body === null ? {} : parPeriodeSchema.parse(JSON.parse(body));
    this.#documents.set(cle, document);
    return document;
  }
}
