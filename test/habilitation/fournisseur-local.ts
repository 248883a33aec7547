/** An identity provider of this machine, which does as ProConnect says it does: a signed userinfo, a SIRET, no PKCE. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { onTestFinished, vi } from 'vitest';
import type { ReglagesOidc } from '../../functions/habilitation/fournisseur-openid.ts';

const CLIENT = 'passerelle';
const SECRET = 'un-secret-de-trente-deux-caracteres-au-moins';
const RETOUR = 'http://localhost:8080/connexion/retour';

/** What it does of a userinfo, instead of sending it as it is. */
export type Alteration = (revendications: Record<string, unknown>) => Record<string, unknown> | 'nu' | 'autre-cle';

export interface FournisseurLocal {
  readonly reglages: ReglagesOidc;
  /** The parameters of the last authorization that was asked for. */
  readonly demandes: Record<string, string>[];
  /** Who signs in from now on. */
  devenir(personne: { readonly email: string; readonly siret?: string; readonly email_verified?: boolean }): void;
  alterer(alteration: Alteration | null): void;
}

const base64 = (objet: object): string => Buffer.from(JSON.stringify(objet)).toString('base64url');

function jws(revendications: object, cle: KeyObject): string {
  const corps = `${base64({ alg: 'RS256', typ: 'JWT', kid: 'cle' })}.${base64(revendications)}`;
  return `${corps}.${sign('sha256', Buffer.from(corps), cle).toString('base64url')}`;
}

const CLES = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);

function configuration(compte: () => Record<string, unknown>) {
  const [cle] = CLES;
  return {
    clients: [
      {
        client_id: CLIENT,
        client_secret: SECRET,
        redirect_uris: [RETOUR],
        post_logout_redirect_uris: ['http://localhost:8080/deconnexion/retour'],
        token_endpoint_auth_method: 'client_secret_post' as const,
        userinfo_signed_response_alg: 'RS256' as const,
      },
    ],
    jwks: { keys: [{ ...cle!.export({ format: 'jwk' }), kid: 'cle', alg: 'RS256', use: 'sig' }] },
    pkce: { required: () => false },
    claims: Object.fromEntries(['given_name', 'usual_name', 'email', 'uid', 'siret'].map((nom) => [nom, [nom]])),
    features: { jwtUserinfo: { enabled: true }, devInteractions: { enabled: false } },
    cookies: { keys: ['une cle de test'] },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, given_name: 'Solène', usual_name: 'Brévalain', uid: '1', ...compte() }),
    }),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the provider ships no types.
type Contexte = any;

export async function fournisseurLocal(): Promise<FournisseurLocal> {
  // It tells at length that it is no provider for production.
  for (const niveau of ['info', 'warn'] as const) vi.spyOn(console, niveau).mockImplementation(() => {});
  let personne: Record<string, unknown> = {};
  let alteration: Alteration | null = null;
  const demandes: Record<string, string>[] = [];
  const serveur = createServer((demande, reponse) => repondre(demande, reponse));
  serveur.listen(0, '127.0.0.1');
  await once(serveur, 'listening');
  onTestFinished(() => void serveur.close().closeAllConnections());
  const adresse = serveur.address();
  const emetteur = `http://127.0.0.1:${typeof adresse === 'object' ? adresse?.port : 0}`;
  const provider = new Provider(emetteur, {
    ...configuration(() => personne),
    // Nobody is asked for his consent: the service is the State's own.
    loadExistingGrant: async (ctx: Contexte) => {
      const octroi = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      octroi.addOIDCScope('openid given_name usual_name email uid siret');
      await octroi.save();
      return octroi;
    },
  });
  provider.use(async (ctx: Contexte, suite: () => Promise<void>) => {
    if (ctx.path === '/auth') demandes.push({ ...ctx.query });
    if (ctx.path.startsWith('/interaction/')) {
      const accountId = createHash('sha256').update(JSON.stringify(personne)).digest('hex').slice(0, 20);
      return provider.interactionFinished(ctx.req, ctx.res, { login: { accountId } });
    }
    await suite();
    if (ctx.path !== '/me' || alteration === null || ctx.status !== 200) return;
    const clair = JSON.parse(Buffer.from(String(ctx.body).split('.')[1] ?? '', 'base64url').toString());
    const autre = alteration(clair);
    if (autre === 'nu') {
      ctx.type = 'application/json';
      ctx.body = JSON.stringify(clair);
    } else ctx.body = autre === 'autre-cle' ? jws(clair, CLES[1]!) : jws(autre, CLES[0]!);
  });
  const repondre = provider.callback();
  return {
    demandes,
    devenir: (autre) => {
      personne = autre;
    },
    alterer: (autre) => {
      alteration = autre;
    },
    reglages: {
      ...{ emetteur: new URL(emetteur), client: CLIENT, secret: SECRET, retour: new URL(RETOUR), nom: 'ProConnect' },
      ...{ portee: 'openid given_name usual_name email uid siret', algorithme: 'RS256' },
      ...{ deuxFacteurs: false, pkce: false, acr: null },
    },
  };
}
