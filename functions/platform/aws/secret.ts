/** A secret by its name (Secrets Manager), read once at the start of a function. */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** Throws where it cannot be read: a console that knows nobody must not start. */
export async function lireSecret(nom: string, region: string): Promise<string> {
  const client = new SecretsManagerClient({ region });
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: nom }));
    if (SecretString === undefined) throw new TypeError(`the secret ${nom} is no text`);
    return SecretString;
  } finally {
    client.destroy();
  }
}
