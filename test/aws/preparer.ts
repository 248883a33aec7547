/**
 * Before the tests of vitest.aws.config.ts: an AWS to run them on. Where `AWS_ENDPOINT_URL` is given, that one, with the
 * credentials of the environment; else the judges, started for the run.
 */
import { type Emulateurs, ouvrirEmulateurs } from './emulateurs.ts';

let emulateurs: Emulateurs | undefined;

export async function setup(): Promise<void> {
  process.env.AWS_REGION ??= 'eu-west-3';
  emulateurs = await ouvrirEmulateurs();
  process.env.PASSERELLE_DYNAMODB_LOCAL = emulateurs.dynamodbLocal;
  if (process.env.AWS_ENDPOINT_URL !== undefined) return;
  process.env.AWS_ENDPOINT_URL = emulateurs.moto;
  process.env.PASSERELLE_EMULATEUR = 'moto';
  // Both judges take any; DynamoDB Local wants letters and digits.
  process.env.AWS_ACCESS_KEY_ID = 'essai';
  process.env.AWS_SECRET_ACCESS_KEY = 'essai';
}

export function teardown(): void {
  emulateurs?.fermer();
}
