import { panneDe } from '../panne.ts';
import { DossierImpossible } from './dossier-cree.ts';
import { JournalHorsDUsage } from './hors-d-usage.ts';

const OCCUPE = ['EEXIST', 'ENOTDIR', 'EISDIR'];
const MAL_PLACE =
  'Un fichier est là où il faut un dossier, ou l’inverse. Ôtez-le, ou choisissez un autre dossier de données.';

/**
 * What a program that cannot go on says to whoever runs it: a sentence, what it is about, a remedy. Null where that is a
 * fault of ours, of which the stack has to be seen.
 */
export function direLaPanne(erreur: unknown): string | null {
  if (erreur instanceof JournalHorsDUsage || erreur instanceof DossierImpossible) return erreur.message;
  if (!(erreur instanceof Error)) return null;
  const { code, path } = { code: '', path: '', ...erreur };
  const lieu = typeof path === 'string' && path !== '' ? `« ${path} » : ` : '';
  if (OCCUPE.includes(String(code))) return `${lieu}${MAL_PLACE}`;
  const panne = panneDe(erreur);
  return panne === null ? null : `${lieu}${panne.phrase} ${panne.remede}`;
}
