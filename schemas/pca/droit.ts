/** What the law fixes for every contract, dated: the fees, the thresholds, the delays (DESIGN 7). */
import * as z from 'zod';
import { dateSchema } from '../evenements/identifiants.ts';
import { centimesSchema, pointsDeBaseSchema } from './identifiants.ts';

/** What the debtor owes the étude on what it recovered, for each dossier transmitted. Excluding tax, but `tva`. */
export const baremeSchema = z.object({
  taux: pointsDeBaseSchema,
  plancher: centimesSchema,
  plafond: centimesSchema,
  tva: pointsDeBaseSchema,
});
export type Bareme = z.infer<typeof baremeSchema>;

const dated = { depuis: dateSchema };

/** Mise en demeure for a produit local: `apresAmiable` days where a relance or a PCA came before, under the threshold. */
const miseEnDemeureSchema = z.strictObject({
  ...dated,
  seuil: centimesSchema,
  apresAmiable: z.int().positive(),
  sinon: z.int().positive(),
});

/** Commercial code, art. R. 444-56. */
const reversementLegalSchema = z.strictObject({
  ...dated,
  especesJours: z.int().positive(),
  autresJours: z.int().positive(),
  acomptesEspecesJours: z.int().positive(),
  acomptesAutresMois: z.int().positive(),
});

export const droitSchema = z.strictObject({
  version: z.string(),
  /** Oldest first. */
  baremes: z.array(z.strictObject({ ...dated, ...baremeSchema.shape })).min(1),
  misesEnDemeure: z.array(miseEnDemeureSchema).min(1),
  reversementsLegaux: z.array(reversementLegalSchema).min(1),
});
export type Droit = z.infer<typeof droitSchema>;

/** Arrêté of 11 June 2008, art. 1. */
const BAREME_2008 = { taux: 1255, plancher: 627, plafond: 30_000 };

/** CGCT art. L. 1617-5 6° as read in its version of 2013; the version of 2022 could not be: see docs/regles-pca.md. */
export const DROIT: Droit = {
  version: 'droit-2026.1',
  baremes: [
    { depuis: '2008-06-11', ...BAREME_2008, tva: 1960 },
    { depuis: '2014-01-01', ...BAREME_2008, tva: 2000 },
  ],
  misesEnDemeure: [{ depuis: '2013-12-30', seuil: 1_500_000, apresAmiable: 8, sinon: 30 }],
  reversementsLegaux: [
    { depuis: '2016-03-01', especesJours: 21, autresJours: 42, acomptesEspecesJours: 42, acomptesAutresMois: 3 },
  ],
};
