/** How people are known on AWS: by the secret and the provider that the stage names; without a secret, by nobody but IAM. */
import type { Context } from 'hono';
import type { LambdaEvent } from 'hono/aws-lambda';
import type { Acces } from '../../../console/garde/acces.ts';
import { FournisseurOpenId } from '../../../habilitation/fournisseur-openid.ts';
import { lireReglagesOidc } from '../../../habilitation/reglages-oidc.ts';
import { lireIdentites } from './identites.ts';

const CONTACT =
  'Adressez-vous à l’administrateur de ce service, ou au responsable de votre organisme qui y est habilité.';

/** As API Gateway saw it: no header of the caller has a part in it. */
function origine(c: Context<{ Bindings: { event?: LambdaEvent } }>): string {
  const contexte = c.env.event?.requestContext;
  return contexte !== undefined && 'http' in contexte ? contexte.http.sourceIp : '';
}

export async function ouvrirAccesAws(env: NodeJS.ProcessEnv): Promise<Acces | undefined> {
  const lu = await lireIdentites(env);
  if (lu === null) return undefined;
  const oidc = lireReglagesOidc({ ...env, PASSERELLE_OIDC_SECRET: env.PASSERELLE_OIDC_CLIENT ? lu.client : undefined });
  return {
    cles: lu.cles,
    fournisseur: oidc === null ? null : new FournisseurOpenId(oidc),
    personas: async () => [],
    contact: env.PASSERELLE_CONTACT || CONTACT,
    origine,
  };
}
