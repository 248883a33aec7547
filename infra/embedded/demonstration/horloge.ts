/**
 * The clock of a demonstration: the machine's, moved forward by whole days, and never back, for what was written bears its
 * instants. How far it was moved is kept with the data, and holds at the next start.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { dateCivile } from '../../../functions/adhesion/heure-de-paris.ts';
import { dateEnClair, joursEntre } from '../../../functions/pca/calendrier/dates.ts';
import { creerDossier } from '../../../functions/platform/embedded/dossier-cree.ts';
import type { Clock } from '../../../functions/platform/ports.ts';

const JOUR_MS = 86_400_000;
const avanceSchema = z.strictObject({ jours: z.int().positive() });

const fichierDe = (dossier: string): string => join(dossier, 'horloge-de-demonstration.json');

/** Whether the clock of these data was ever moved: they are then of no use but to a demonstration. */
export const aEteAvancee = (dossier: string): boolean => existsSync(fichierDe(dossier));

export class HorlogeDeDemonstration implements Clock {
  readonly #fichier: string;
  #jours: number;

  constructor(dossier: string) {
    creerDossier(dossier, 0o700);
    this.#fichier = fichierDe(dossier);
    this.#jours = existsSync(this.#fichier)
      ? avanceSchema.parse(JSON.parse(readFileSync(this.#fichier, 'utf8'))).jours
      : 0;
  }

  now(): string {
    return new Date(Date.now() + this.#jours * JOUR_MS).toISOString();
  }

  /** Civil date in Paris. */
  jour(): string {
    return dateCivile(this.now());
  }

  /** To a civil date that is not before its own. Kept before it is used. */
  avancerAu(jour: string): void {
    const jours = this.#jours + Math.max(0, joursEntre(this.jour(), jour));
    if (jours === this.#jours) return;
    writeFileSync(`${this.#fichier}.part`, JSON.stringify({ jours }));
    renameSync(`${this.#fichier}.part`, this.#fichier);
    this.#jours = jours;
  }

  /** Null where it is the machine's. */
  annonce(): string | null {
    if (this.#jours === 0) return null;
    const avance = `${this.#jours} jour${this.#jours > 1 ? 's' : ''}`;
    return `Démonstration : l’horloge est avancée de ${avance}. Pour Passerelle, nous sommes le ${dateEnClair(this.jour())}.`;
  }
}
