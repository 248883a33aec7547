/** Inputs that failed once, kept by their hash, with what they were made from: replayed by the tests for ever. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CIBLES, type Entree } from './entree.ts';

const DOSSIER = fileURLToPath(new URL('cas/', import.meta.url));
const MORCEAU = 7;

export function garder(cas: Omit<Entree, 'morceau'>, dossier = DOSSIER): string {
  const nom = createHash('sha256').update(cas.octets).digest('hex').slice(0, 16);
  mkdirSync(dossier, { recursive: true });
  const fichier = join(dossier, `${nom}.${cas.cible}`);
  writeFileSync(fichier, cas.octets);
  for (const [i, origine] of cas.origines.entries()) writeFileSync(join(dossier, `${nom}.origine-${i}`), origine);
  return fichier;
}

/** Reads a kept input; its extension is its target. */
export function relire(fichier: string): Entree {
  const cible = CIBLES.find((c) => `.${c}` === extname(fichier));
  if (cible === undefined) throw new RangeError(`${fichier}: not an input of ${CIBLES.join(', ')}`);
  const debut = `${basename(fichier, extname(fichier))}.origine-`;
  const dossier = join(fichier, '..');
  const origines = readdirSync(dossier).filter((nom) => nom.startsWith(debut));
  return {
    cible,
    octets: readFileSync(fichier),
    morceau: MORCEAU,
    origines: origines.map((nom) => readFileSync(join(dossier, nom))),
  };
}

export const casGardes = (): string[] =>
  readdirSync(DOSSIER)
    .filter((nom) => CIBLES.some((cible) => nom.endsWith(`.${cible}`)))
    .map((nom) => join(DOSSIER, nom));
