/** What the operator asked for, from the command line and the environment. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ReglagesOidc } from '../../functions/habilitation/fournisseur-openid.ts';
import { lireReglagesOidc, ReglageOidcIncorrect } from '../../functions/habilitation/reglages-oidc.ts';
import { type Avance, lireAvance } from './demonstration/avance.ts';
import { BOUCLE_LOCALE } from './http.ts';

export interface Reglages {
  readonly dossier: string;
  readonly port: number;
  /** Address of the time-stamping authority; null where none is declared. */
  readonly horodatage: string | null;
  readonly demonstration: boolean;
  /** Address to listen on. */
  readonly ecoute: string;
  /** A relay of ours (TLS) stands before the server. */
  readonly relais: boolean;
  /** The identity provider; null: mode local, for this machine alone. */
  readonly oidc: ReglagesOidc | null;
  /** Whom to ask for a right, in one French sentence. */
  readonly contact: string | null;
  /** Stops once the demonstration has its answers. */
  readonly uneFois: boolean;
  /** How far to move the clock of the demonstration; null: not at all. */
  readonly avance: Avance | null;
  /** The operator's word that the machine's clock is right, though the journal seems to say otherwise. */
  readonly horlogeJuste: boolean;
  readonly aide: boolean;
}

/** The message is a French sentence for the operator. */
export class ReglageIncorrect extends Error {}

export const AIDE = `Usage : npm start [-- OPTIONS]

  --sans-demonstration   ne montre rien sur un dossier de données vide
  --une-fois             fait la démonstration, puis s’arrête
  --avancer 80j          avance de 80 jours l’horloge de la démonstration, et joue ce qui se passe d’ici là
  --jour AAAA-MM-JJ      l’avance jusqu’à ce jour
  --horloge-juste        l’horloge de cette machine est juste, bien que le journal semble dire le contraire
  --help                 affiche cette aide

Environnement :
  PASSERELLE_DONNEES             dossier de données (./donnees par défaut)
  PORT                           port HTTP, sur cette machine seulement (8080 par défaut)
  PASSERELLE_HORODATAGE          adresse d’un service d’horodatage (RFC 3161), pour dater les sceaux du journal
  PASSERELLE_SANS_DEMONSTRATION  1 : comme --sans-demonstration
  PASSERELLE_OIDC_EMETTEUR, _CLIENT, _SECRET (ou _SECRET_FICHIER), _RETOUR
                                 fournisseur d’identité (docs/connexion.md) ; sans lui, personne ne se connecte
  PASSERELLE_ECOUTE              adresse d’écoute (127.0.0.1 par défaut ; une autre exige un fournisseur d’identité)
  PASSERELLE_RELAIS              1 : un relais TLS est devant le serveur, et dit l’adresse de qui appelle
  PASSERELLE_CONTACT             à qui demander une habilitation, en une phrase
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
        avancer: { type: 'string' },
        jour: { type: 'string' },
        'horloge-juste': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch {
    throw new ReglageIncorrect(`Option inconnue : ${args.join(' ')}.\n\n${AIDE}`);
  }
}

const LOCALES = [BOUCLE_LOCALE, '::1', 'localhost'];

/** A mounted secret is a file, and its last line end is nobody's. */
function secretDe(env: NodeJS.ProcessEnv): string | undefined {
  const fichier = env.PASSERELLE_OIDC_SECRET_FICHIER;
  if (!fichier) return env.PASSERELLE_OIDC_SECRET;
  try {
    return readFileSync(fichier, 'utf8').trim();
  } catch {
    throw new ReglageIncorrect(`PASSERELLE_OIDC_SECRET_FICHIER est incorrect : « ${fichier} » ne peut être lu.`);
  }
}

function lireOidc(env: NodeJS.ProcessEnv): ReglagesOidc | null {
  try {
    return lireReglagesOidc({ ...env, PASSERELLE_OIDC_SECRET: secretDe(env) });
  } catch (erreur) {
    throw erreur instanceof ReglageOidcIncorrect ? new ReglageIncorrect(erreur.message) : erreur;
  }
}

/** Whoever is reached by others must know them. */
function lireEcoute(valeur: string | undefined, oidc: ReglagesOidc | null): string {
  if (!valeur || LOCALES.includes(valeur)) return valeur || BOUCLE_LOCALE;
  if (oidc !== null) return valeur;
  throw new ReglageIncorrect(
    `PASSERELLE_ECOUTE est incorrect : sans fournisseur d’identité, Passerelle n’écoute que cette machine, et pas « ${valeur} ».`,
  );
}

/** The clock is a demonstration's: nobody's files may be judged on another day than theirs. */
function lireHorloge(
  { avancer, jour }: { readonly avancer?: string | undefined; readonly jour?: string | undefined },
  demonstration: boolean,
): Avance | null {
  if (avancer === undefined && jour === undefined) return null;
  if (!demonstration)
    throw new ReglageIncorrect(
      'L’horloge n’avance que dans une démonstration : ni sans elle, ni avec un fournisseur d’identité, ni à d’autres machines.',
    );
  const avance = lireAvance(avancer, jour);
  if (avance !== null) return avance;
  throw new ReglageIncorrect(`Écrivez --avancer 80j (400 jours au plus), ou --jour AAAA-MM-JJ, mais pas les deux.`);
}

/** Paths are those of whoever typed the command: npm changes the folder and says it in `INIT_CWD`. */
export function lireReglages(args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Reglages {
  const options = lireOptions(args);
  const oidc = lireOidc(env);
  const ecoute = lireEcoute(env.PASSERELLE_ECOUTE, oidc);
  const sans = options['sans-demonstration'] || env.PASSERELLE_SANS_DEMONSTRATION === '1';
  return {
    dossier: resolve(env.INIT_CWD ?? cwd, env.PASSERELLE_DONNEES || 'donnees'),
    port: lirePort(env.PORT || '8080'),
    horodatage: lireHorodatage(env.PASSERELLE_HORODATAGE),
    demonstration: !sans,
    ecoute,
    relais: env.PASSERELLE_RELAIS === '1',
    oidc,
    contact: env.PASSERELLE_CONTACT || null,
    uneFois: options['une-fois'],
    avance: lireHorloge(options, !sans && oidc === null && ecoute === BOUCLE_LOCALE),
    horlogeJuste: options['horloge-juste'],
    aide: options.help,
  };
}
