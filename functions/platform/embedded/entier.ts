/** Whether a data folder is whole: a journal that is missing or damaged decides nothing, read models are made anew. */
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { BaseAbimee, JournalHorsDUsage } from './hors-d-usage.ts';

export const JOURNAL = 'passerelle.sqlite';
export const LECTURES = 'lectures.sqlite';

const contientUnFichier = (dossier: string): boolean =>
  existsSync(dossier) &&
  readdirSync(dossier, { withFileTypes: true }).some(
    (entree) => !entree.isDirectory() || contientUnFichier(join(dossier, entree.name)),
  );

const aDesTraces = (racine: string): boolean =>
  existsSync(join(racine, 'acquits', '.position')) || contientUnFichier(join(racine, 'objets'));

/** Whether a server ever worked there: what is then missing was lost, and is not to be made anew. */
export const aDejaServi = (racine: string): boolean => existsSync(join(racine, JOURNAL)) || aDesTraces(racine);

/** For a journal that is about to be created. Throws `JournalHorsDUsage`. */
export function exigerUnDossierNeuf(racine: string): void {
  if (!aDesTraces(racine)) return;
  throw new JournalHorsDUsage(
    `Le journal manque au dossier de données « ${racine} », qui a pourtant servi : ${JOURNAL} est absent ou vide, alors que des documents y sont. ` +
      'Remettez en place la sauvegarde de ce dossier, ou choisissez un dossier vide par PASSERELLE_DONNEES.',
  );
}

/** Throws `JournalHorsDUsage` where `ouvrir` finds the journal damaged. */
export function exigerUnJournalEntier<T>(racine: string, ouvrir: () => T): T {
  try {
    return ouvrir();
  } catch (erreur) {
    if (!(erreur instanceof BaseAbimee)) throw erreur;
    throw new JournalHorsDUsage(
      `Le journal « ${join(racine, JOURNAL)} » est abîmé (${erreur.message}) : rien ne peut plus en être décidé. ` +
        'Gardez ce dossier de côté, remettez en place la sauvegarde, et examinez le disque avant de relancer.',
      { cause: erreur },
    );
  }
}

/** Damaged read models are put aside, and begun again from the journal. */
export function rouvrirLesLectures<T>(
  racine: string,
  ouvrir: (chemin: string) => T,
  { instant, dire }: { readonly instant: () => string; readonly dire: (phrase: string) => void },
): T {
  const chemin = join(racine, LECTURES);
  try {
    return ouvrir(chemin);
  } catch (erreur) {
    if (!(erreur instanceof BaseAbimee)) throw erreur;
    const ecartee = `${chemin}.abimee-${instant().replace(/[-:.]/g, '')}`;
    for (const suite of ['', '-wal', '-shm'])
      if (existsSync(`${chemin}${suite}`)) renameSync(`${chemin}${suite}`, `${ecartee}${suite}`);
    dire(
      `Les lectures de la console étaient abîmées (${erreur.message}) : elles sont refaites depuis le journal, et la console se remplit peu à peu. ` +
        `L’ancien fichier est « ${ecartee} » : effacez-le après examen, il n’est plus purgé.`,
    );
    return ouvrir(chemin);
  }
}
