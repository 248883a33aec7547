/**
 * The demande as the comptable makes it, debtors in clear. A profile for each family: that of the amendes has no room
 * for an offence (RGPD art. 10; loi 78-17 art. 46).
 */
import * as z from 'zod';
import { codiqueSchema, dateSchema, siretSchema } from '../../evenements/identifiants.ts';
import { creanceSchema, redevableSchema } from '../../pca/creance.ts';
import { contratIdSchema, montantSchema, numeroDossierSchema } from '../../pca/identifiants.ts';
import { adresseSchema, ligneDe, message, texteSchema } from './document.ts';

/** Of the titre or of the avis, as the comptable knows it. */
const reference = ligneDe(60);
const chiffres = creanceSchema.omit({ reference: true }).shape;

const titreSchema = z.object({
  ...chiffres,
  reference,
  /** Whose money it is. */
  collectivite: z.object({ siret: siretSchema, nom: ligneDe(120) }),
  exercice: z.string().regex(/^\d{4}$/),
  bordereau: ligneDe(20).nullable().default(null),
  /** What it is for, as the titre says it: canteen, water, rent… */
  objet: ligneDe(160),
});

/** `titreExecutoireLe`: of the judgment or of the amende forfaitaire majorée. Nothing tells what for. */
const amendeSchema = z.object({ ...chiffres, reference, titreExecutoireLe: dateSchema });

const personneSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('physique'),
    civilite: z.enum(['M.', 'Mme']).nullable().default(null),
    nom: ligneDe(60),
    prenom: ligneDe(60),
    naissance: z
      .object({ le: dateSchema, lieu: ligneDe(60).nullable().default(null) })
      .nullable()
      .default(null),
  }),
  z.object({
    type: z.literal('morale'),
    nom: ligneDe(120),
    siren: z
      .string()
      .regex(/^\d{9}$/)
      .nullable()
      .default(null),
  }),
]);
export type Personne = z.infer<typeof personneSchema>;

const contactSchema = z.object({
  telephone: ligneDe(20).nullable().default(null),
  courriel: z.email().max(254).nullable().default(null),
});

const redevableEnClairSchema = z.object({
  ...redevableSchema.omit({ id: true }).shape,
  personne: personneSchema,
  adresse: adresseSchema,
  contact: contactSchema.nullable().default(null),
});

const commun = {
  message,
  poste: codiqueSchema,
  numero: numeroDossierSchema,
  contrat: contratIdSchema,
  voie: z.enum(['dematerialisee', 'papier']),
  signeeLe: dateSchema,
  /** Commune or canton of the principal debtor, as the table of routing names it; never recorded. */
  secteur: z.string().regex(/^[0-9A-Z]{1,10}$/),
  redevables: z.array(redevableEnClairSchema).min(1).max(10),
  /** Control total: what is still owed. */
  montant: montantSchema,
};

const produitLocalSchema = z.object({
  ...commun,
  nature: z.literal('produit-local'),
  creances: z.array(titreSchema).min(1).max(50),
  /** Employer, bank, allocataire: only what the amicable phase needs. */
  renseignements: texteSchema.nullable().default(null),
});
const amendesSchema = (nature: 'amende' | 'condamnation') =>
  z.object({ ...commun, nature: z.literal(nature), creances: z.array(amendeSchema).min(1).max(50) });

export const confierSchema = z.discriminatedUnion('nature', [
  produitLocalSchema,
  amendesSchema('amende'),
  amendesSchema('condamnation'),
]);
export type Confier = z.infer<typeof confierSchema>;
