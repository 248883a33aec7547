/** The commands on the register: how one joins and leaves (art. 2), and who signs (art. 4 and 5). */
import * as z from 'zod';
import { formulaireSchema } from '../evenements/demarche.ts';
import {
  acteurSchema,
  dateSchema,
  empreinteSchema,
  objetScelleSchema,
  raisonSchema,
  siretSchema,
} from '../evenements/identifiants.ts';
import { signataireSchema } from '../evenements/signataire.ts';

/** `document`: SHA-256 of what shows it; `piece`: where its bytes are kept, if they are. */
const auteurs = {
  raison: raisonSchema.nullable().default(null),
  decidePar: acteurSchema,
  saisiPar: acteurSchema,
  document: empreinteSchema.nullable().default(null),
  piece: objetScelleSchema.exactOptional(),
};
const acte = { siret: siretSchema, ...auteurs, le: dateSchema };

const preparerSchema = z.object({
  type: z.literal('preparer'),
  formulaire: formulaireSchema.required({ annexe: true }),
  /** It takes a domaine, a budget or the PJ away on purpose: without that word, it forgot them. */
  restreint: z.boolean().default(false),
  decidePar: acteurSchema,
  saisiPar: acteurSchema,
});

export const ETAPES_DE_LA_DEMARCHE = [
  'valider',
  'accorder',
  'recevoirLeFormulaire',
  'transmettreLaCopie',
  'abandonner',
] as const;
const etapeSchema = (type: Exclude<(typeof ETAPES_DE_LA_DEMARCHE)[number], 'recevoirLeFormulaire'>) =>
  z.object({ type: z.literal(type), ...acte });

export const commandeRegistreSchema = z.discriminatedUnion('type', [
  preparerSchema,
  etapeSchema('valider'),
  etapeSchema('accorder'),
  z.object({ type: z.literal('recevoirLeFormulaire'), ...acte, signeLe: dateSchema }),
  etapeSchema('transmettreLaCopie'),
  etapeSchema('abandonner'),
  z.object({ type: z.literal('ouvrirLaReception'), ...acte }),
  z.object({ type: z.literal('renoncer'), ...acte, modalites: raisonSchema, effetLe: dateSchema }),
  z.object({ type: z.literal('inscrireSignataire'), siret: siretSchema, ...auteurs, signataire: signataireSchema }),
  z.object({
    type: z.literal('retirerSignataire'),
    siret: siretSchema,
    ...auteurs,
    certificat: empreinteSchema,
    dernierJour: dateSchema,
  }),
]);
export type CommandeRegistre = z.infer<typeof commandeRegistreSchema>;

export const COMMANDES_DU_REGISTRE: ReadonlySet<string> = new Set(
  commandeRegistreSchema.options.flatMap(({ shape }) => [...shape.type.values]),
);
