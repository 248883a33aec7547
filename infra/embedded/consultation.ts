/** A data folder, read beside whoever works in it. Nothing can be written there. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Base, exigerEntiere } from '../../functions/platform/embedded/base.ts';
import { exigerUnJournalEntier, JOURNAL, LECTURES } from '../../functions/platform/embedded/entier.ts';
import { JournalEmbarque } from '../../functions/platform/embedded/journal.ts';
import { ouvrirLectures } from '../../functions/platform/embedded/lectures.ts';
import type { Journal, Lectures } from '../../functions/platform/ports.ts';

function enLecture(fichier: string): Base {
  const db = new DatabaseSync(fichier, { readOnly: true });
  const ecrire = () => Promise.reject(new Error('these data are only read'));
  return { db, ecrire, vider: () => false, close: () => db.close() };
}

/** Throws `JournalHorsDUsage`. */
export function consulterLeJournal(dossier: string): { readonly journal: Journal; fermer(): void } {
  const base = enLecture(join(dossier, JOURNAL));
  try {
    exigerUnJournalEntier(dossier, () => exigerEntiere(base.db));
    return { journal: new JournalEmbarque(base), fermer: base.close };
  } catch (erreur) {
    base.close();
    throw erreur;
  }
}

/** As they are at the first reading, until they are closed. */
export function consulterLesLectures(dossier: string): { readonly lectures: Lectures; fermer(): void } {
  const base = enLecture(join(dossier, LECTURES));
  base.db.exec('BEGIN');
  return { lectures: ouvrirLectures(base), fermer: base.close };
}
