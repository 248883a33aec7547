/** The deployed functions: each bundle of the assembly, loaded as it is, under the environment of its template. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { COMPTE, deType, type Gabarits, resoudre } from './gabarit.ts';

const fonction = z.object({
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
});
type Handler = (evenement: unknown, contexte: unknown) => Promise<unknown>;
const module = z.object({ handler: z.custom<Handler>((une) => typeof une === 'function') });

export interface Lambda {
  readonly id: string;
  readonly nom: string;
  readonly environnement: Readonly<Record<string, string>>;
  /** Of its bundle. */
  readonly dossier: string;
  invoquer(evenement: unknown): Promise<unknown>;
}

/** What they say is not what is tested here. */
const SILENCE = { LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' };

export type Mesurer = (nom: string, ms: number) => void;

async function chronometrer<T>(nom: string, mesurer: Mesurer, agir: () => Promise<T>): Promise<T> {
  const avant = process.cpuUsage();
  const fait = await agir();
  const { user, system } = process.cpuUsage(avant);
  mesurer(nom, (user + system) / 1000);
  return fait;
}

export function charge(gabarits: Gabarits, mesurer: Mesurer = () => {}): readonly Lambda[] {
  return deType(gabarits, 'AWS::Lambda::Function').map(({ id, Properties }) => {
    const { Code, Environment } = fonction.parse(resoudre(Properties, gabarits.region));
    const nom = Environment.Variables.POWERTOOLS_SERVICE_NAME ?? '';
    const environnement = {
      ...Environment.Variables,
      ...SILENCE,
      // The id of an API, which the template does not know, is in lower case.
      PASSERELLE_HOTES: (Environment.Variables.PASSERELLE_HOTES ?? '').toLowerCase(),
    };
    const dossier = join(gabarits.dossier, `asset.${Code.S3Key.replace(/\.zip$/, '')}`);
    const contexte = {
      functionName: nom,
      invokedFunctionArn: `arn:aws:lambda:${gabarits.region}:${COMPTE}:function:${nom}`,
      awsRequestId: 'essai',
      getRemainingTimeInMillis: () => 600_000,
    };
    let handler: Handler | undefined;
    return {
      id,
      nom,
      environnement,
      dossier,
      async invoquer(evenement) {
        if (handler === undefined) {
          Object.assign(process.env, environnement);
          // Node's own loader: the test runner makes nothing of an `.mjs`.
          handler = module.parse(await import(pathToFileURL(join(dossier, 'index.mjs')).href)).handler;
        }
        const appele = handler;
        return chronometrer(nom, mesurer, () => appele(evenement, contexte));
      },
    };
  });
}
