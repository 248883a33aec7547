/** The theme's files, read once: what the console serves under `/theme/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ressource } from '../../functions/console/besoins.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export function lireTheme(): ReadonlyMap<string, Ressource> {
  const dossier = fileURLToPath(new URL('../../functions/console/theme/', import.meta.url));
  return new Map(
    readdirSync(dossier).flatMap((nom) => {
      const type = TYPES[extname(nom)];
      return type === undefined ? [] : [[nom, { type, contenu: new Uint8Array(readFileSync(join(dossier, nom))) }]];
    }),
  );
}
