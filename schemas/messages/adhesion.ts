/** The commands on an adhésion, as the console, the API and the command line send them. */
import * as z from 'zod';
import { formulaireSchema } from '../evenements/adhesion.ts';
import { acteurSchema, empreinteSchema, raisonSchema } from '../evenements/identifiants.ts';

export const activerSchema = z.object({
  formulaire: formulaireSchema,
  saisiPar: acteurSchema,
  raison: raisonSchema.exactOptional(),
  document: empreinteSchema.exactOptional(),
});
