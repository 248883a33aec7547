/**
 * A whole copy of a data folder, taken beside the server that works there. The base first, as it is at one moment; then
 * what it names, which does not change. A second copy to the same place only brings what is new, and the one before stays
 * whole until then. What the server makes anew by itself (read models) and what nobody was answered for (counters) stay out.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { syncFolder } from '../../functions/platform/embedded/dossier-durable.ts';
import { JOURNAL } from '../../functions/platform/embedded/entier.ts';
import { entier, texte } from '../../functions/platform/embedded/rows.ts';
import type { Ecart } from '../../functions/rapprochement/ecart.ts';
import { auditerLeDossier, deCeQuiEstFini } from './auditer.ts';
import { type Copieur, ouvrirLaCopie } from './copie.ts';

/** The destination cannot be one; the message is a French sentence. */
export class DestinationRefusee extends Error {}

export interface Sauvegarde {
  readonly depots: number;
  /** Of the whole copy, bytes. */
  readonly octets: number;
  /** Objects that this time brought. */
  readonly copies: number;
  /** Objects that a purge took away while they were being copied. */
  readonly purges: number;
  readonly ecarts: readonly Ecart[];
}

/** Says that the folder is ours to write again. */
const MARQUE = 'sauvegarde.json';
const BROUILLON = `.${JOURNAL}.part`;
/** A purge ends: the base taken after it names nothing that is gone. */
const REPRISES = 3;

const contient = (dossier: string, autre: string): boolean => {
  const chemin = relative(dossier, autre);
  return chemin === '' || (chemin !== '..' && !chemin.startsWith(`..${sep}`) && resolve(dossier, chemin) === autre);
};

/** Throws `DestinationRefusee`. */
function exigerUneDestination(source: string, vers: string): void {
  if (contient(source, vers) || contient(vers, source))
    throw new DestinationRefusee(`« ${vers} » et le dossier de données sont l’un dans l’autre : sauvegardez ailleurs.`);
  const contenu = existsSync(vers) ? readdirSync(vers) : [];
  if (contenu.length > 0 && !contenu.includes(MARQUE))
    throw new DestinationRefusee(
      `« ${vers} » n’est ni vide ni une sauvegarde de Passerelle : choisissez un autre dossier.`,
    );
  if (contenu.includes('verrou.sqlite'))
    throw new DestinationRefusee(`Un serveur Passerelle a travaillé dans « ${vers} » : ce n’est plus une sauvegarde.`);
}

const origineDe = (base: string): string | null => {
  const db = new DatabaseSync(base, { readOnly: true });
  try {
    const row = db.prepare('SELECT json FROM event ORDER BY position LIMIT 1').get();
    return row === undefined ? null : texte(row, 'json');
  } finally {
    db.close();
  }
};

/** Throws `DestinationRefusee` where the copy that is there is of another journal. */
function exigerLeMemeJournal(source: string, vers: string): void {
  if (!existsSync(join(vers, JOURNAL))) return;
  const gardee = origineDe(join(vers, JOURNAL));
  if (gardee === null || gardee === origineDe(join(source, JOURNAL))) return;
  throw new DestinationRefusee(`« ${vers} » est la sauvegarde d’un autre journal : choisissez un autre dossier.`);
}

/** One moment of the base, beside whoever writes there: not a copy of its files, of which one may be older than another. */
function copierLaBase(source: string, brouillon: string): void {
  rmSync(brouillon, { force: true });
  const db = new DatabaseSync(join(source, JOURNAL), { readOnly: true, timeout: 5000 });
  try {
    db.prepare('VACUUM INTO ?').run(brouillon);
  } finally {
    db.close();
  }
  chmodSync(brouillon, 0o600);
}

/** The SHA-256 of the objects that the base names, those excepted that it holds. */
function nommes(base: string): string[] {
  const db = new DatabaseSync(base, { readOnly: true });
  try {
    return db
      .prepare('SELECT DISTINCT sha256 FROM object WHERE sha256 NOT IN (SELECT sha256 FROM content)')
      .all()
      .map((row) => texte(row, 'sha256'));
  } finally {
    db.close();
  }
}

const placeDe = (sha256: string): string => join('objets', sha256.slice(0, 2), sha256);

/** Copies those that are not there yet; gives those that the source has no more. */
async function copierLesObjets(copie: Copieur, base: string): Promise<string[]> {
  const absents: string[] = [];
  for (const sha256 of nommes(base)) if (!(await copie.fichier(placeDe(sha256)))) absents.push(sha256);
  return absents;
}

/** What was purged must not stay in the copy. */
function oterLesPurges(vers: string, base: string): void {
  const gardes = new Set(nommes(base));
  for (const entree of readdirSync(join(vers, 'objets'), { withFileTypes: true, recursive: true }))
    if (entree.isFile() && !gardes.has(entree.name)) rmSync(join(entree.parentPath, entree.name));
}

/**
 * Again where a purge went by meanwhile: what is gone for any other reason is for the audit to tell. Gives how many were
 * purged.
 */
export async function copierBaseEtObjets(source: string, copie: Copieur, brouillon: string): Promise<number> {
  const purges = new Set<string>();
  for (let reprise = 0; reprise < REPRISES; reprise++) {
    copierLaBase(source, brouillon);
    const absents = await copierLesObjets(copie, brouillon);
    if (absents.length === 0) break;
    const encore = new Set(nommes(join(source, JOURNAL)));
    const siens = absents.filter((sha256) => !encore.has(sha256));
    for (const sha256 of siens) purges.add(sha256);
    if (siens.length === 0) break;
  }
  return purges.size;
}

async function ranger(brouillon: string, vers: string): Promise<void> {
  const fichier = await open(brouillon, 'r+');
  await fichier.sync().finally(() => fichier.close());
  for (const suite of ['-wal', '-shm']) rmSync(join(vers, `${JOURNAL}${suite}`), { force: true });
  renameSync(brouillon, join(vers, JOURNAL));
  await syncFolder(vers);
}

function compterLesDepots(base: string): number {
  const db = new DatabaseSync(base, { readOnly: true });
  try {
    return entier(db.prepare("SELECT COUNT(*) AS n FROM stream WHERE name GLOB 'depot/*'").get() ?? {}, 'n');
  } finally {
    db.close();
  }
}

const tailleDe = (dossier: string): number =>
  readdirSync(dossier, { withFileTypes: true, recursive: true })
    .filter((entree) => entree.isFile())
    .reduce((somme, { parentPath, name }) => somme + statSync(join(parentPath, name)).size, 0);

/** Throws `DestinationRefusee`, and what the disk says. */
export async function sauvegarder(source: string, vers: string): Promise<Sauvegarde> {
  exigerUneDestination(source, vers);
  exigerLeMemeJournal(source, vers);
  mkdirSync(join(vers, 'objets'), { recursive: true, mode: 0o700 });
  chmodSync(vers, 0o700);
  const copie = ouvrirLaCopie(source, vers);
  await copie.ecrire(MARQUE, '{"v":1}\n');
  const brouillon = join(vers, BROUILLON);
  const purges = await copierBaseEtObjets(source, copie, brouillon);
  const copies = copie.combien();
  for (const dossier of ['secrets', 'confiance', 'courriers']) await copie.dossier(dossier);
  await copie.dossier('acquits', { oter: true });
  for (const reglage of readdirSync(source)) if (reglage.endsWith('.json')) await copie.fichier(reglage);
  await copie.synchroniser();
  await ranger(brouillon, vers);
  const base = join(vers, JOURNAL);
  oterLesPurges(vers, base);
  const ecarts = auditerLeDossier(vers, deCeQuiEstFini());
  return { depots: compterLesDepots(base), octets: tailleDe(vers), copies, purges, ecarts };
}
