/** Calls the HTTP API of a Passerelle server, and turns its answers into exit codes. */
import type { CodeDeSortie } from './contexte.ts';
import { UsageIncorrect } from './contexte.ts';

export const SERVEUR = {
  serveur: { type: 'string', default: 'http://127.0.0.1:8080' },
  jeton: { type: 'string' },
} as const;
export const AIDE_SERVEUR = `  --serveur URL   serveur Passerelle (http://127.0.0.1:8080 par défaut)
  --jeton JETON   jeton de l’organisme (PASSERELLE_JETON par défaut, que les autres comptes de la machine ne lisent pas)`;

/** Where to call, and by which right; as the options of a command say it. */
export interface Serveur {
  readonly serveur: string;
  readonly jeton?: string | undefined;
}

const LOCAUX = ['localhost', '127.0.0.1', '[::1]'];

/** A token that is sent in clear over a network is everybody's. */
function autorisation({ jeton = process.env.PASSERELLE_JETON }: Serveur, url: URL): Record<string, string> {
  if (jeton === undefined || jeton === '') return {};
  if (url.protocol !== 'https:' && !LOCAUX.includes(url.hostname))
    throw new UsageIncorrect('Un jeton ne s’envoie qu’en https : corrigez l’adresse du serveur.');
  if (!/^[!-~]+$/.test(jeton)) throw new UsageIncorrect('Le jeton est mal recopié : il tient en un mot sans accent.');
  return { Authorization: `Bearer ${jeton}` };
}

/** What was asked cannot be: the server said no, or did not answer. `message` is a French sentence. */
export class AppelRefuse extends Error {
  readonly code: CodeDeSortie;
  readonly remede: string;

  constructor(erreur: string, remede: string, code: CodeDeSortie) {
    super(erreur);
    this.remede = remede;
    this.code = code;
  }
}

/** No answer at all: what is asked next will have none either. */
export class ServeurMuet extends AppelRefuse {}

/** 400, 404 and 421 say that the call was wrong; the other 4xx that the act is refused. */
function codeDuStatut(statut: number): CodeDeSortie {
  if (statut >= 500) return 3;
  return [400, 404, 405, 421].includes(statut) ? 2 : 1;
}

function texteDe(corps: unknown, nom: string): string {
  const valeur: unknown =
    typeof corps === 'object' && corps !== null ? Object.getOwnPropertyDescriptor(corps, nom)?.value : undefined;
  return typeof valeur === 'string' ? valeur : '';
}

/** A 2xx answer, not yet read. Throws `AppelRefuse`, `UsageIncorrect`. */
async function demander(
  acces: Serveur,
  chemin: string,
  headers: Record<string, string>,
  demande: RequestInit = {},
): Promise<Response> {
  const { serveur } = acces;
  const url = URL.parse(chemin, serveur.endsWith('/') ? serveur : `${serveur}/`);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new UsageIncorrect(`L’adresse du serveur « ${serveur} » est incorrecte.`);
  const reponse = await fetch(url, { ...demande, headers: { ...headers, ...autorisation(acces, url) } }).catch(() => {
    throw new ServeurMuet(
      `Le serveur ${url.origin} ne répond pas.`,
      'Démarrez-le (npm start), ou indiquez son adresse avec --serveur.',
      3,
    );
  });
  if (reponse.ok) return reponse;
  const lu: unknown = await reponse.json().catch(() => null);
  const erreur = texteDe(lu, 'detail') || `Le serveur a répondu par une erreur (${reponse.status}).`;
  throw new AppelRefuse(erreur, texteDe(lu, 'remede'), codeDuStatut(reponse.status));
}

/** Gives the JSON of a 2xx answer. Throws `AppelRefuse`, `UsageIncorrect`. */
export async function appeler(serveur: Serveur, chemin: string, corps?: Blob | FormData | object): Promise<unknown> {
  const entier = corps instanceof Blob || corps instanceof FormData;
  const envoi = entier ? corps : JSON.stringify(corps);
  const headers = {
    Accept: 'application/json',
    ...(entier ? {} : { 'Content-Type': 'application/json' }),
  };
  const demande = corps === undefined ? {} : { method: 'POST', body: envoi ?? null };
  return (await demander(serveur, chemin, headers, demande)).json().catch(() => null);
}

/** Gives the bytes of a 2xx answer as they come, which is not JSON. Throws as `appeler`. */
export async function telecharger(serveur: Serveur, chemin: string): Promise<AsyncIterable<Uint8Array>> {
  const { body } = await demander(serveur, chemin, { Accept: 'application/json;q=0.9, */*;q=0.8' });
  return body ?? new Blob().stream();
}
