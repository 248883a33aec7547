/** How people are known on AWS: by the secret and the provider that the stage names; without a secret, by nobody but IAM. */
import type { Context } from 'hono';
import type { LambdaEvent } from 'hono/aws-lambda';
import * as z from 'zod';
import type { Acces } from '../../../console/garde/acces.ts';
import { FournisseurOpenId } from '../../../habilitation/fournisseur-openid.ts';
import { clesDe } from '../../../habilitation/personne.ts';
import { lireReglagesOidc } from '../../../habilitation/reglages-oidc.ts';
import { lireSecret } from '../secret.ts';

/** `identites`: 32 bytes in base64, which must never change; `client`: the provider's secret for us. */
const secretSchema = z.object({ identites: z.base64(), client: z.string().min(1).optional() });

const CONTACT =
  'Adressez-vous à l’administrateur de ce service, ou au responsable de votre organisme qui y est habilité.';

/** As API Gateway saw it: no header of the caller has a part in it. */
function origine(c: Context<{ Bindings: { event?: LambdaEvent } }>): string {
  const contexte = c.env.event?.requestContext;
  return contexte !== undefined && 'http' in contexte ? contexte.http.sourceIp : '';
}

export async function ouvrirAccesAws(env: NodeJS.ProcessEnv): Promise<Acces | undefined> {
  const nom = env.PASSERELLE_SECRET;
  if (!nom) return undefined;
  const lu = secretSchema.parse(JSON.parse(await lireSecret(nom, env.AWS_REGION ?? '')));
  const oidc = lireReglagesOidc({ ...env, PASSERELLE_OIDC_SECRET: env.PASSERELLE_OIDC_CLIENT ? lu.client : undefined });
  return {
    cles: clesDe(new Uint8Array(Buffer.from(lu.identites, 'base64'))),
    fournisseur: oidc === null ? null : new FournisseurOpenId(oidc),
    personas: async () => [],
    contact: env.PASSERELLE_CONTACT || CONTACT,
    origine,
  };
}
