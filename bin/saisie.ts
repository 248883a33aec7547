/** What is typed, read by the schemas of the server: a mistake is told before anybody is called. */
import type * as z from 'zod';
import { sobre } from '../functions/console/en-clair/sobre.ts';
import { formulaireSchema } from '../schemas/evenements/demarche.ts';
import {
  acteurSchema,
  codiqueSchema,
  dateSchema,
  empreinteSchema,
  raisonSchema,
  siretSchema,
} from '../schemas/evenements/identifiants.ts';
import { dedupIdSchema } from '../schemas/evenements/mise.ts';
import { idDeDepotSchema } from '../schemas/messages/depot.ts';
import { UsageIncorrect } from './contexte.ts';

/** Gives what was typed. Throws `UsageIncorrect`. */
const lecteur =
  (schema: z.ZodType<string>, quoi: string, forme: string) =>
  (texte: string): string => {
    if (schema.safeParse(texte).success) return texte;
    throw new UsageIncorrect(`${quoi} « ${sobre(texte)} » est incorrect : ${forme}.`);
  };

export const lireSiret = lecteur(siretSchema, 'Le SIRET', '14 chiffres, sans espace');
export const lireCodique = lecteur(codiqueSchema, 'Le codique', '6 ou 7 chiffres (ou 02A, 02B et 3 ou 4 chiffres)');
export const lireJour = lecteur(dateSchema, 'Le jour', 'une date qui existe, comme 2026-09-30');
export const lireIdDeDepot = lecteur(
  idDeDepotSchema,
  'L’identifiant de dépôt',
  'donnez ses 64 caractères, ou les 12 premiers',
);
export const lireDedupId = lecteur(
  dedupIdSchema,
  'L’identifiant de mise à disposition',
  'il est donné par le message, sous « dedupId »',
);
export const lireIdentifiant = lecteur(
  acteurSchema.shape.id,
  'L’identifiant',
  'au plus 64 lettres sans accent, chiffres ou . _ : -',
);
export const lireBudget = lecteur(
  formulaireSchema.shape.budgets.unwrap().element,
  'Le code de budget',
  'deux caractères',
);
export const lireEmpreinte = lecteur(empreinteSchema, 'Le SHA-256', '64 chiffres hexadécimaux, en minuscules');
export const lireRaison = lecteur(raisonSchema, 'Le texte', 'une phrase de 500 caractères au plus, sur une ligne');
