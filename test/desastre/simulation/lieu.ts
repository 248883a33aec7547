/** Where in our sources the ports are called: what the crash cases must cover. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const RACINE = fileURLToPath(new URL('../../../', import.meta.url));

const CADRE = /\/(functions\/(?!platform\/)[^():?]+\.ts)(?:\?[^():]*)?:(\d+):\d+/;

/** The nearest line of functions/ in a stack, ports and platforms apart. */
export function lieuDeLAppel(pile: string): string | null {
  const cadre = CADRE.exec(pile);
  return cadre === null ? null : `${cadre[1]}:${cadre[2]}`;
}

/** Whatever method it is, so that a port that gets a new one is watched too; the audit's lists bear the names of ports. */
const APPEL =
  /\b(?:(?:journal|objets|files|lectures|scellement|effacement|horodatage|courrier)\s*\.(?!(?:map|flatMap|filter)\()\w+|verifierObjet)\(/;

/**
 * What has calls of its own and no crash case here: it decides nothing (pages, alarms), or is tried elsewhere. A file
 * that is in neither list fails the run.
 */
const AILLEURS: readonly (readonly [dossier: string, pourquoi: string])[] = [
  ['functions/platform/', 'the adapters: test/platform/'],
  ['functions/console/', 'pages and API: they read, and call the handlers'],
  ['functions/mise-a-disposition/retard.ts', 'an alarm: it reads'],
  ['functions/preuve/rassembler.ts', 'the proof that is asked for: it reads'],
  ['functions/preuve/extrait.ts', 'the same'],
  ['functions/preuve/inclusion.ts', 'the same'],
  ['functions/rapprochement/par-lots/', 'the audit of production: it reads (test/rapprochement/)'],
  ['functions/rapprochement/lectures.ts', 'the same'],
];

/**
 * Write the read models that the console's pages read; a page of a list is only read. Not journal-suivi.ts: it reads each
 * stream once, on one line, that others go through.
 */
const PROJETER: readonly string[] = [
  ...['projeter', 'reprojeter', 'tenue', 'lots', 'adhesion/adhesions-connues', 'suspension/suspensions-suivies'],
  ...['suspension/papier-suivi', 'habilitation/habilitations', 'exploitation/journal-projeter'],
  'exploitation/confiance-certificats',
].map((nom) => `functions/console/lecture/${nom}.ts`);
const PAGE = /lectures\.list\(/;

/** Every line of a handler that calls a port. */
export function lieuxDesSources(): string[] {
  const absent = PROJETER.find((fichier) => !existsSync(join(RACINE, fichier)));
  if (absent !== undefined) throw new Error(`${absent} is no longer there: what writes the read models now?`);
  return readdirSync(join(RACINE, 'functions'), { recursive: true, withFileTypes: true }).flatMap((entree) => {
    if (!entree.isFile() || !entree.name.endsWith('.ts')) return [];
    const fichier = relative(RACINE, join(entree.parentPath, entree.name)).replaceAll('\\', '/');
    const projette = PROJETER.includes(fichier);
    if (!projette && AILLEURS.some(([dossier]) => fichier.startsWith(dossier))) return [];
    return readFileSync(join(RACINE, fichier), 'utf8')
      .split('\n')
      .flatMap((ligne, rang) =>
        APPEL.test(ligne) && !(projette && PAGE.test(ligne)) ? [`${fichier}:${rang + 1}`] : [],
      );
  });
}
