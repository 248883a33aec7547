/** What one page costs the server, and what it sends: a line of the table of docs/performance.md. */
import { gunzipSync } from 'node:zlib';

const ECHAUFFEMENT = 20;

export const ENTETE =
  '| Page | CPU p50 | CPU p95 | wall p50 | wall p95 | calls | kB | kB sent |\n|---|---|---|---|---|---|---|---|';

interface AMesurer {
  readonly nom: string;
  /** Asks for the page as a browser does, compressed. */
  readonly appeler: () => Response | Promise<Response>;
  readonly lectures: { appels: number };
  readonly fois: number;
}

const rangDe = (mesures: readonly number[], part: number): number =>
  mesures.toSorted((a, b) => a - b)[Math.min(mesures.length - 1, Math.floor(mesures.length * part))] ?? 0;
const rangs = (mesures: readonly number[]): string =>
  [0.5, 0.95].map((part) => rangDe(mesures, part).toFixed(1)).join(' | ');
const ko = (octets: number): string => (octets / 1000).toFixed(1);

/** Process CPU, user and system; `calls`: to the read models. */
export async function mesurer({ nom, appeler, lectures, fois }: AMesurer): Promise<string> {
  const [mur, processeur]: [number[], number[]] = [[], []];
  let corps = new Uint8Array();
  lectures.appels = 0;
  for (let i = 0; i < ECHAUFFEMENT + fois; i += 1) {
    const [debut, avant] = [performance.now(), process.cpuUsage()];
    const reponse = await appeler();
    if (reponse.status !== 200) throw new Error(`${nom}: ${reponse.status}`);
    corps = new Uint8Array(await reponse.arrayBuffer());
    const { user, system } = process.cpuUsage(avant);
    if (i < ECHAUFFEMENT) continue;
    mur.push(performance.now() - debut);
    processeur.push((user + system) / 1000);
  }
  const appels = Math.round(lectures.appels / (ECHAUFFEMENT + fois));
  const nu = corps[0] === 0x1f ? gunzipSync(corps) : corps;
  return `| ${nom} | ${rangs(processeur)} | ${rangs(mur)} | ${appels} | ${ko(nu.length)} | ${ko(corps.length)} |`;
}
