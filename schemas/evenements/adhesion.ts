/** The events of an adhésion, stream `adhesion/<siret>` (arrêté of 27 June 2007, art. 2 to 6, annexe 2). */
import * as z from 'zod';
import { EVENEMENTS_DEMARCHE, type Formulaire, formulaireSchema } from './demarche.ts';
import { acteurSchema, empreinteSchema, evenementSchema, type Nouveau, raisonSchema } from './identifiants.ts';
import { lecteur } from './lecteur.ts';
import { EVENEMENTS_SIGNATAIRE } from './signataire.ts';
import { EVENEMENTS_SUSPENSION } from './suspension.ts';

export { type Formulaire, formulaireSchema };

const adhesionEvenementSchema = z.discriminatedUnion('type', [
  evenementSchema(
    'AdhesionActivee',
    formulaireSchema.extend({
      saisiPar: acteurSchema,
      /** Of a form that is taken over: why, and SHA-256 of what shows it. */
      raison: raisonSchema.exactOptional(),
      document: empreinteSchema.exactOptional(),
    }),
  ),
  ...EVENEMENTS_DEMARCHE,
  ...EVENEMENTS_SIGNATAIRE,
  ...EVENEMENTS_SUSPENSION,
]);

export type AdhesionEvenement = z.infer<typeof adhesionEvenementSchema>;
export type AdhesionNouveau = Nouveau<AdhesionEvenement>;

/** Parses an adhésion's stream. Throws on an event that this code does not know. */
export const lireAdhesion = lecteur(adhesionEvenementSchema);
