/**
 * Every act on a dossier, in the shape that people and files give it: the author is whoever calls, what the machine
 * computes is left out, documents and texts are in clear.
 */
import * as z from 'zod';
import * as argent from '../../evenements/pca-argent.ts';
import { messageAccuse } from '../../evenements/pca-echanges.ts';
import { repartitionSchema } from '../../pca/reglement.ts';
import { ACTES_DU_COMPTABLE } from './agir-comptable.ts';
import { ACTES_DE_L_ETUDE } from './agir-etude.ts';
import { message } from './document.ts';

const encaissement = argent.paiementRecu.pick({ mouvement: true, mode: true, recuLe: true, montant: true }).shape;

const ACTES_D_ARGENT = [
  z.object({
    ...{ type: z.literal('VersementRecu'), message, ...encaissement },
    /** As the étude shared it; absent: to be computed. It is compared to the cent. */
    repartition: repartitionSchema.nullable().default(null),
  }),
  z.object({
    ...{ type: z.literal('PaiementRecu'), message, ...encaissement },
    /** Whether the étude earns fees on it; null: during the phase, yes. */
    ouvreDroit: z.boolean().nullable().default(null),
    /** The debtor owes other exigible sums at the same caisse. */
    autresDettes: z.boolean().default(false),
  }),
  z
    .object({ type: z.literal('MouvementRejete'), ...argent.mouvementRejete.shape, message })
    .omit({ imputations: true }),
  z
    .object({ type: z.literal('FraisAdmis'), ...argent.fraisAdmis.shape, message })
    .omit({ assiette: true, imputations: true }),
  z.object({ type: z.literal('ExcedentRestitue'), ...argent.excedentRestitue.shape, message }),
  z.object({ type: z.literal('RegularisationAccordee'), ...argent.regularisationAccordee.shape, message }),
] as const;

/** K2: what the receiver of a message says of it. */
const accuseSchema = z.object({ type: z.literal('MessageAccuse'), ...messageAccuse.shape, message });

export const agirSchema = z.discriminatedUnion('type', [
  ...ACTES_D_ARGENT,
  ...ACTES_DE_L_ETUDE,
  ...ACTES_DU_COMPTABLE,
  accuseSchema,
]);
export type Agir = z.infer<typeof agirSchema>;
