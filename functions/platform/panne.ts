/** What the machine refuses, and only whoever runs it can mend: said in French, with its remedy. */

export type GenreDePanne = 'disque-plein' | 'donnees-abimees' | 'lecture-seule' | 'acces-refuse' | 'disque-en-panne';

export interface Panne {
  readonly genre: GenreDePanne;
  readonly phrase: string;
  readonly remede: string;
}

const EN_CLAIR: Readonly<Record<GenreDePanne, readonly [phrase: string, remede: string]>> = {
  'disque-plein': [
    'Le disque est plein, ou son quota est atteint : rien ne peut être enregistré.',
    'Libérez de la place sur le disque du dossier de données ; Passerelle reprend alors d’elle-même.',
  ],
  'donnees-abimees': [
    'Une base du dossier de données est abîmée : ce qu’elle contient ne peut plus servir à décider.',
    'Arrêtez Passerelle, puis relancez-la : elle refait d’elle-même les lectures de la console, ou dit que le journal est à reprendre de la sauvegarde.',
  ],
  'lecture-seule': [
    'Le dossier de données est en lecture seule : rien ne peut être enregistré.',
    'Remontez son disque en écriture, ou donnez au compte du serveur l’écriture dans tout ce dossier.',
  ],
  'acces-refuse': [
    'Le système refuse d’ouvrir un fichier nécessaire.',
    'Vérifiez que le chemin existe, et que le compte qui lance Passerelle a le droit d’y lire et d’y écrire.',
  ],
  'disque-en-panne': [
    'Le disque ne lit ou n’écrit plus (erreur d’entrée-sortie).',
    'Examinez le disque (dmesg, smartctl), puis relancez Passerelle.',
  ],
};

/** By primary result code of SQLite. */
const DE_SQLITE: Readonly<Record<number, GenreDePanne>> = {
  8: 'lecture-seule',
  10: 'disque-en-panne',
  11: 'donnees-abimees',
  13: 'disque-plein',
  14: 'acces-refuse',
  26: 'donnees-abimees',
};

/** A quota that is reached, a log that cannot grow: SQLite says IOERR_WRITE, IOERR_SHMSIZE. */
const SANS_PLACE = [778, 4874];

const DU_SYSTEME: Readonly<Record<string, GenreDePanne>> = {
  ENOSPC: 'disque-plein',
  EDQUOT: 'disque-plein',
  EROFS: 'lecture-seule',
  EACCES: 'acces-refuse',
  EPERM: 'acces-refuse',
  EIO: 'disque-en-panne',
};

function genreDe(erreur: Error): GenreDePanne | undefined {
  const { errcode, code } = { errcode: null, code: null, ...erreur };
  if (typeof errcode === 'number') return SANS_PLACE.includes(errcode) ? 'disque-plein' : DE_SQLITE[errcode & 0xff];
  return DU_SYSTEME[String(code)];
}

/** Null where the machine is not at fault. An error is looked at with its causes. */
export function panneDe(erreur: unknown): Panne | null {
  if (!(erreur instanceof Error)) return null;
  const genre = genreDe(erreur);
  if (genre === undefined) return panneDe(erreur.cause);
  const [phrase, remede] = EN_CLAIR[genre];
  return { genre, phrase, remede };
}
