/** The theme's files, read once: what the console serves under `/theme/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Ressource } from './besoins.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** `dossier`: a folder, with its last slash. */
export const lireTheme = (dossier: URL): ReadonlyMap<string, Ressource> =>
  new Map(
    readdirSync(dossier).flatMap((nom) => {
      const type = TYPES[extname(nom)];
      return type === undefined ? [] : [[nom, { type, contenu: new Uint8Array(readFileSync(new URL(nom, dossier))) }]];
    }),
  );
