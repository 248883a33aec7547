/** The commands on an adhésion, as the console, the API and the command line send them. */
import * as z from 'zod';
import { formulaireSchema } from '../evenements/adhesion.ts';
import { acteurSchema, empreinteSchema, siretSchema } from '../evenements/identifiants.ts';
import { MOTIFS_SUSPENSION } from '../evenements/suspension.ts';

/** `raison` is judged by `decide`, which answers in French; here only its type is. */
const acte = {
  siret: siretSchema,
  raison: z.string(),
  decidePar: acteurSchema,
  saisiPar: acteurSchema,
  document: empreinteSchema.nullable().default(null),
};

export const activerSchema = z.object({ formulaire: formulaireSchema, saisiPar: acteurSchema });
export const suspendreSchema = z.object({ ...acte, motif: z.enum(MOTIFS_SUSPENSION) });
export const leverSchema = z.object(acte);
