/** What the comptable decides and tells (contract art. 6 to 8). */
import * as z from 'zod';
import type { MOTIFS_DE_RETRAIT } from '../../evenements/dossier.ts';
import { dateSchema } from '../../evenements/identifiants.ts';
import * as echanges from '../../evenements/pca-echanges.ts';
import { documentSchema, message } from './document.ts';

/** What he may give as the reason of a retrait; the others follow from an act of their own. */
export const RETRAITS_DU_COMPTABLE = [
  'retrait',
  'disparition',
  'hors-ressort',
  'deces',
  'prescription',
] as const satisfies readonly (typeof MOTIFS_DE_RETRAIT)[number][];

export const ACTES_DU_COMPTABLE = [
  z.object({ type: z.literal('DelaiAccorde'), ...echanges.delaiAccorde.shape, message }),
  z.object({
    ...{ type: z.literal('ContestationEnregistree'), ...echanges.contestationEnregistree.shape, message },
    montantConteste: echanges.contestationEnregistree.shape.montantConteste.default(null),
  }),
  z.object({
    ...{ type: z.literal('SuspensionLevee'), ...echanges.suspensionLevee.shape, message },
    dette: echanges.suspensionLevee.shape.dette.default(null),
  }),
  z.object({ type: z.literal('DetteAnnulee'), ...echanges.detteAnnulee.shape, message }),
  z
    .object({ type: z.literal('PhaseProlongee'), ...echanges.phaseProlongee.shape, message })
    .omit({ ancienTerme: true }),
  z.object({ type: z.literal('DemandeRepondue'), ...echanges.demandeRepondue.shape, message }),
  z.object({
    ...{ type: z.literal('DossierRetire'), message, survenuLe: dateSchema },
    motif: z.enum(RETRAITS_DU_COMPTABLE),
  }),
  z.object({ type: z.literal('InsolvabiliteRetenue'), message, survenuLe: dateSchema }),
  /** The follow-up, confirmed in writing: the letter itself. */
  z.object({
    ...{ type: z.literal('ControleEffectue'), ...echanges.controleEffectue.shape, message },
    document: documentSchema,
  }),
] as const;
