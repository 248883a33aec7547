/** What only somebody of this machine can mend before a dropped file is deposited: said once, with its remedy, and no stack. */
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { panneDe } from '../../functions/platform/panne.ts';
import { nomVisible } from './nom-visible.ts';

const NOUVEL_ESSAI = 'Nouvel essai chaque minute.';

/** The account whose rights are to be changed; a container may run under a number that has no name. */
export function compteDuServeur(): string {
  try {
    return `le compte « ${userInfo().username} » du serveur`;
  } catch {
    return `le compte n° ${process.geteuid?.() ?? '?'} du serveur`;
  }
}

const pourquoiRefuse = (refuse: string, chemin: string): string =>
  refuse === chemin
    ? `${compteDuServeur()} n’a pas le droit de le lire, ou de l’ôter de son dossier. Donnez-lui la lecture de ce fichier et l’écriture dans « ${nomVisible(dirname(chemin))} » (chown, chmod ou setfacl).`
    : `${compteDuServeur()} n’a pas accès à « ${nomVisible(refuse)} ». Donnez-lui d’y lire et d’y écrire (chown, chmod ou setfacl).`;

/** `chemin`: what could not be taken. Null where it is no such obstacle, but a fault of ours. */
export function direLObstacle(erreur: unknown, chemin: string): string | null {
  if (!(erreur instanceof Error)) return null;
  const { code, path } = { code: null, path: null, ...erreur };
  const refuse = typeof path === 'string' ? path : null;
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return `« ${nomVisible(refuse ?? chemin)} » doit être un dossier. Ôtez ce qui en a pris la place : Passerelle le recrée.`;
  const panne = panneDe(erreur);
  if (panne === null) return null;
  const dite = `${panne.phrase} ${panne.remede}`;
  if (panne.genre === 'disque-plein')
    return `${dite} Les fichiers à déposer attendent dans leur dossier, rien n’en est perdu. ${NOUVEL_ESSAI}`;
  const pourquoi = panne.genre === 'acces-refuse' && refuse !== null ? pourquoiRefuse(refuse, chemin) : dite;
  return `« ${nomVisible(chemin)} » attend : ${pourquoi} ${NOUVEL_ESSAI}`;
}
