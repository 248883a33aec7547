import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { clesDe } from '../../functions/habilitation/personne.ts';
import { ouvrirAccesAws } from '../../functions/platform/aws/fonctions/acces.ts';
import { environnementDeLaConnexion } from '../../infra/aws/acces/connexion.ts';
import { passerelle } from '../../infra/aws/passerelle.ts';
import { type Connexion, STAGES } from '../../infra/aws/stages.ts';
import { appVide } from './synthese.ts';

const CONNEXION = {
  secret: 'passerelle/essai/connexion',
  oidc: {
    emetteur: 'https://identite.exemple.invalid',
    client: 'abc',
    retour: 'https://passerelle.exemple.invalid/connexion/retour',
  },
};
let flux: Template;

beforeAll(() => {
  const app = appVide();
  const essai = STAGES.find(({ name }) => name === 'essai')!;
  passerelle(app, {
    stages: [{ ...essai, connexion: CONNEXION }],
    paquets: () => Code.fromAsset('functions/console/theme'),
  });
  const stack = app
    .synth()
    .getNestedAssembly('assembly-essai')
    .stacks.find(({ stackName }) => stackName.endsWith('Flux'))!;
  flux = Template.fromJSON(stack.template);
});

test('where people sign in, the application itself asks who calls, and its rules find nothing at fault', () => {
  const routes = Object.values(flux.findResources('AWS::ApiGatewayV2::Route')).map(({ Properties }) => Properties);
  expect(routes.map(({ AuthorizationType }) => AuthorizationType)).toEqual(['NONE', 'NONE']);
});

test('whoever makes dossiers may read the secret, and that one only; no template holds it', () => {
  const roles = Object.entries(flux.findResources('AWS::IAM::Policy')).filter(([, politique]) =>
    JSON.stringify(politique).includes('secretsmanager:GetSecretValue'),
  );
  // Under the key of the identities, a demande that comes by file is hashed as one that is typed.
  expect(roles.map(([nom]) => nom)).toEqual([
    expect.stringMatching(/^VerificationVerifierRole/),
    expect.stringMatching(/^VerificationVerifierGrosRole/),
    expect.stringMatching(/^ConsoleRole/),
  ]);
  for (const [, role] of roles) {
    expect(JSON.stringify(role)).toContain(':secret:passerelle/essai/connexion-??????');
    for (const bucket of ['pca', 'amendes']) expect(JSON.stringify(role)).toContain(`-${bucket}-`);
  }
  const fonctions = Object.values(flux.findResources('AWS::Lambda::Function')).filter((une) =>
    JSON.stringify(une).includes('PASSERELLE_SECRET"'),
  );
  const environnements = fonctions.map(({ Properties }) => Properties.Environment.Variables);
  const noms = environnements.map(({ POWERTOOLS_SERVICE_NAME }) => POWERTOOLS_SERVICE_NAME);
  expect(noms.sort()).toEqual(['console', 'verifier', 'verifier']);
  for (const environnement of environnements) {
    expect(environnement.PASSERELLE_SECRET).toBe(CONNEXION.secret);
    expect(environnement).not.toHaveProperty('PASSERELLE_OIDC_SECRET');
  }
  expect(environnements).toContainEqual(expect.objectContaining({ PASSERELLE_OIDC_CLIENT: 'abc' }));
});

test('what the provider’s settings cannot be is not deployed', () => {
  const deployer = (change: Partial<typeof CONNEXION.oidc>) =>
    environnementDeLaConnexion({ ...CONNEXION, oidc: { ...CONNEXION.oidc, ...change } }, 'api.exemple.invalid');
  expect(() => deployer({ emetteur: 'http://identite.exemple.invalid' })).toThrow(/PASSERELLE_OIDC_EMETTEUR/);
  expect(() => deployer({ retour: 'https://passerelle.exemple.invalid/retour' })).toThrow(/PASSERELLE_OIDC_RETOUR/);
  expect(() => deployer({ client: ' ' })).toThrow(/PASSERELLE_OIDC_CLIENT/);
});

describe('the console, as it starts', () => {
  const identites = Buffer.alloc(32, 7).toString('base64');
  const demandes: unknown[] = [];
  let secret: string;
  /** In the place of Secrets Manager. */
  const serveur = createServer(async (demande, reponse) => {
    demandes.push([demande.headers['x-amz-target'], JSON.parse(await text(demande))]);
    reponse.setHeader('content-type', 'application/x-amz-json-1.1').end(JSON.stringify({ SecretString: secret }));
  });

  beforeAll(async () => {
    await once(serveur.listen(0, '127.0.0.1'), 'listening');
    const adresse = serveur.address();
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'essai').stubEnv('AWS_SECRET_ACCESS_KEY', 'essai');
    if (adresse !== null && typeof adresse === 'object')
      vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', `http://127.0.0.1:${adresse.port}`);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    serveur.close();
  });

  const ouvrir = (connexion: Connexion | null, contenu: object) => {
    secret = JSON.stringify(contenu);
    const environnement = environnementDeLaConnexion(connexion, 'api.exemple.invalid');
    return ouvrirAccesAws({ ...environnement, AWS_REGION: 'eu-west-3' });
  };

  test('asks for no secret where its stage names none', async () => {
    expect(await ouvrir(null, {})).toBeUndefined();
    expect(demandes).toEqual([]);
  });

  test('keeps the register by the secret alone, then signs people in by the provider of its stage', async () => {
    const sansFournisseur = await ouvrir({ ...CONNEXION, oidc: null }, { identites });
    expect(demandes).toEqual([['secretsmanager.GetSecretValue', { SecretId: CONNEXION.secret }]]);
    expect(sansFournisseur).toMatchObject({ fournisseur: null, cles: clesDe(Buffer.alloc(32, 7)) });
    const autres = { NOM: 'Une identité' };
    const connexion = { ...CONNEXION, oidc: { ...CONNEXION.oidc, autres }, contact: 'Demandez à la mairie.' };
    expect(await ouvrir(connexion, { identites, client: 'à nous' })).toMatchObject({
      fournisseur: { nom: 'Une identité', retour: new URL(CONNEXION.oidc.retour) },
      contact: 'Demandez à la mairie.',
    });
  });

  test('does not start on a secret that lacks what its stage needs', async () => {
    await expect(ouvrir(CONNEXION, { identites })).rejects.toThrow(/PASSERELLE_OIDC_SECRET/);
    await expect(ouvrir(CONNEXION, { client: 'à nous' })).rejects.toThrow(/identites/);
  });
});
