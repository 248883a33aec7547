/** The secret that the stage names: the key of the identities, and the provider's secret for us. */
import * as z from 'zod';
import { type Cles, clesDe } from '../../../habilitation/personne.ts';
import { lireSecret } from '../secret.ts';

/** `identites`: 32 bytes in base64, which must never change; `client`: the provider's secret for us. */
const secretSchema = z.object({ identites: z.base64(), client: z.string().min(1).optional() });

export interface SecretLu {
  readonly cles: Cles;
  readonly client: string | undefined;
}

/** Null where the stage names none: no person is then known, and no dossier of the PCA is made. */
export async function lireIdentites(env: NodeJS.ProcessEnv): Promise<SecretLu | null> {
  const nom = env.PASSERELLE_SECRET;
  if (!nom) return null;
  const { identites, client } = secretSchema.parse(JSON.parse(await lireSecret(nom, env.AWS_REGION ?? '')));
  return { cles: clesDe(new Uint8Array(Buffer.from(identites, 'base64'))), client };
}
