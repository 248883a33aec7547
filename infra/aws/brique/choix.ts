/** What a stage may choose, shipped beside the bundles that ask for it. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';
import { politiqueSchema } from '../../../schemas/politique.ts';
import { retentionSchema } from '../../../schemas/retention.ts';
import type { StageConfig } from '../stages.ts';
import type { NomDeFonction } from './paquets.ts';

const RACINE = fileURLToPath(new URL('../../../', import.meta.url));

const CHOIX: readonly {
  readonly choix: 'politique' | 'conservation';
  readonly schema: z.ZodType;
  readonly fonctions: readonly NomDeFonction[];
}[] = [
  { choix: 'politique', schema: politiqueSchema, fonctions: ['verifier', 'sceller', 'console'] },
  { choix: 'conservation', schema: retentionSchema, fonctions: ['sceller', 'conserver'] },
];

/** Of all the bundles, the folder of that one, with the choices of that stage. Throws on a choice that is none. */
export function avecSesChoix(
  paquets: string,
  nom: NomDeFonction,
  stage: Pick<StageConfig, 'name' | 'politique' | 'conservation'>,
): string {
  const siens = CHOIX.flatMap(({ choix, schema, fonctions }) => {
    const fichier = stage[choix];
    return fichier === null || !fonctions.includes(nom) ? [] : [{ choix, schema, fichier: join(RACINE, fichier) }];
  });
  if (siens.length === 0) return join(paquets, nom);
  const dossier = join(paquets, `${nom}-${stage.name}`);
  cpSync(join(paquets, nom), dossier, { recursive: true });
  for (const { choix, schema, fichier } of siens) {
    schema.parse(JSON.parse(readFileSync(fichier, 'utf8')));
    cpSync(fichier, join(dossier, `${choix}.json`));
  }
  return dossier;
}
