/** What the operator asked for, from the command line and the environment. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Reglages {
  readonly dossier: string;
  readonly port: number;
  /** Address of the time-stamping authority; null where none is declared. */
  readonly horodatage: string | null;
  readonly demonstration: boolean;
  /** Stops once the demonstration has its answers. */
  readonly uneFois: boolean;
  readonly aide: boolean;
}

/** The message is a French sentence for the operator. */
export class ReglageIncorrect extends Error {}

export const AIDE = `Usage : npm start [-- OPTIONS]

  --sans-demonstration   ne montre rien sur un dossier de données vide
  --une-fois             fait la démonstration, puis s’arrête
  --help                 affiche cette aide

Environnement :
  PASSERELLE_DONNEES             dossier de données (./donnees par défaut)
  PORT                           port HTTP, sur cette machine seulement (8080 par défaut)
  PASSERELLE_HORODATAGE          adresse d’un service d’horodatage (RFC 3161), pour dater les sceaux du journal
  PASSERELLE_SANS_DEMONSTRATION  1 : comme --sans-demonstration
`;

function lirePort(valeur: string): number {
  const port = Number(valeur);
  if (/^\d{1,5}$/.test(valeur) && port <= 65_535) return port;
  throw new ReglageIncorrect(`Le port « ${valeur} » est incorrect : PORT est un nombre de 0 à 65535.`);
}

function lireHorodatage(valeur: string | undefined): string | null {
  if (!valeur) return null;
  if (/^https?:$/.test(URL.parse(valeur)?.protocol ?? '')) return valeur;
  throw new ReglageIncorrect(`PASSERELLE_HORODATAGE est incorrect : « ${valeur} » n’est ni en http, ni en https.`);
}

function lireOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'sans-demonstration': { type: 'boolean', default: false },
        'une-fois': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch {
    throw new ReglageIncorrect(`Option inconnue : ${args.join(' ')}.\n\n${AIDE}`);
  }
}

/** Paths are those of whoever typed the command: npm changes the folder and says it in `INIT_CWD`. */
export function lireReglages(args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Reglages {
  const options = lireOptions(args);
  const sans = options['sans-demonstration'] || env.PASSERELLE_SANS_DEMONSTRATION === '1';
  return {
    dossier: resolve(env.INIT_CWD ?? cwd, env.PASSERELLE_DONNEES || 'donnees'),
    port: lirePort(env.PORT || '8080'),
    horodatage: lireHorodatage(env.PASSERELLE_HORODATAGE),
    demonstration: !sans,
    uneFois: options['une-fois'],
    aide: options.help,
  };
}
