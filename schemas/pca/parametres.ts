/**
 * What one contract fixes, dated (DESIGN 7), and what of it is frozen in a dossier on the day of its reception: it
 * finishes under the same terms whatever becomes of the contract (art. 13).
 */
import * as z from 'zod';
import { dateSchema } from '../evenements/identifiants.ts';
import { baremeSchema } from './droit.ts';
import { pointsDeBaseSchema } from './identifiants.ts';

const jours = z.int().positive().max(3660);

/** Art. 10 leaves an alternative; where both are written, the shorter stands. */
const REGIMES_DE_REVERSEMENT = ['deux-semaines', 'legal', 'plus-court'] as const;

/** How a payment to the étude is shared: the principal first, or pro rata with the fees (CCom R. 444-53 and -54). */
const IMPUTATIONS = ['principal-d-abord', 'prorata'] as const;

/** Base of the fees that the comptable takes from an amende paid to him: the sum received, or what is left of it. */
const ASSIETTES_DIRECTES = ['somme-recue', 'somme-nette'] as const;

export const parametresSchema = z.strictObject({
  /** Art. 7. */
  dureeJours: jours,
  dureeReconduiteJours: jours,
  objectifProduitsLocaux: pointsDeBaseSchema,
  tauxAmendesPremiereAnnee: pointsDeBaseSchema,
  /** Where the term falls on a day off, whether it waits for the next working day. */
  reportDuTerme: z.boolean(),
  /** Art. 9: day of the month that follows the quarter. */
  jourEtatRecapitulatif: z.int().min(1).max(28),
  /** Art. 10. */
  chequeTresorJours: jours,
  deuxSemainesJours: jours,
  regimeReversement: z.enum(REGIMES_DE_REVERSEMENT),
  /** Art. 12 and 13. */
  dureeContratAns: z.int().positive().max(10),
  miseEnDemeureMois: z.int().positive().max(24),
  imputation: z.enum(IMPUTATIONS),
  assietteDirecte: z.enum(ASSIETTES_DIRECTES),
  /** « Dans les plus brefs délais » (art. 5 and 6) has no number: past this many working days, an alert. */
  informerJoursOuvres: z.int().positive().max(30),
  /** A dossier that the étude has not fetched. */
  lectureJoursOuvres: z.int().positive().max(30),
  /** What must be left before the prescription when the phase ends; less is an alert. */
  margePrescriptionJours: z.int().nonnegative().max(3660),
  /** An IBAN of reversement serves only so long after it was declared. */
  attenteDuCompteJours: z.int().nonnegative().max(90),
  /** Follow-up of the étude by the comptable. */
  controleMois: z.int().positive().max(12),
  controleMaximumMois: z.int().positive().max(24),
  /** Families of certificates that may sign the PCA files. */
  certificats: z.array(z.enum(['dgfip', 'rgs', 'eidas'])).min(1),
});
export type Parametres = z.infer<typeof parametresSchema>;

/** The contract of Haute-Marne, and our own choices where it says nothing (docs/regles-pca.md). */
export const PARAMETRES_PAR_DEFAUT: Parametres = {
  dureeJours: 75,
  dureeReconduiteJours: 60,
  objectifProduitsLocaux: 4500,
  tauxAmendesPremiereAnnee: 1000,
  reportDuTerme: false,
  jourEtatRecapitulatif: 5,
  chequeTresorJours: 15,
  deuxSemainesJours: 14,
  regimeReversement: 'plus-court',
  dureeContratAns: 3,
  miseEnDemeureMois: 2,
  imputation: 'principal-d-abord',
  assietteDirecte: 'somme-recue',
  informerJoursOuvres: 2,
  lectureJoursOuvres: 2,
  margePrescriptionJours: 60,
  attenteDuCompteJours: 10,
  controleMois: 3,
  controleMaximumMois: 12,
  certificats: ['rgs', 'eidas'],
};

/** Frozen in a dossier when it is received. */
export const conditionsSchema = z.object({
  dureeJours: jours,
  reportDuTerme: z.boolean(),
  regimeReversement: z.enum(REGIMES_DE_REVERSEMENT),
  chequeTresorJours: jours,
  deuxSemainesJours: jours,
  legal: z.object({
    especesJours: jours,
    autresJours: jours,
    acomptesEspecesJours: jours,
    acomptesAutresMois: z.int().positive(),
  }),
  imputation: z.enum(IMPUTATIONS),
  assietteDirecte: z.enum(ASSIETTES_DIRECTES),
  controleMois: z.int().positive(),
  controleMaximumMois: z.int().positive(),
  bareme: baremeSchema,
  /** Version of the law that was read. */
  droit: z.string().regex(/^droit-\d{4}\.\d+$/),
});
export type Conditions = z.infer<typeof conditionsSchema>;

/** A set of parameters, from a civil date on. */
export const parametresDatesSchema = z.object({ depuis: dateSchema, parametres: parametresSchema });
export type ParametresDates = z.infer<typeof parametresDatesSchema>;
