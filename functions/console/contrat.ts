/** The contract of the API, read once: what the console serves as `/openapi.yaml`. */
import { readFileSync } from 'node:fs';
import type { Ressource } from './besoins.ts';

/** RFC 9512. */
export const lireContrat = (adresse: URL): Ressource => ({
  type: 'application/yaml',
  contenu: new Uint8Array(readFileSync(adresse)),
});
