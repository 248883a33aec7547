/** What the étude tells and asks (contract art. 3, 5 and 8), documents and texts in clear. */
import * as z from 'zod';
import { MOTIFS_DE_REFUS } from '../../evenements/dossier.ts';
import { dateSchema } from '../../evenements/identifiants.ts';
import * as echanges from '../../evenements/pca-echanges.ts';
import { adresseSchema, documentSchema, ligneDe, message, texteSchema } from './document.ts';

export const ACTES_DE_L_ETUDE = [
  z.object({ type: z.literal('DossierPrisEnCharge'), message, le: dateSchema }),
  z.object({ type: z.literal('DossierRefuse'), message, le: dateSchema, motif: z.enum(MOTIFS_DE_REFUS) }),
  z.object({
    ...{ type: z.literal('DemandeFormulee'), ...echanges.demandeFormulee.shape, message },
    jours: echanges.demandeFormulee.shape.jours.default(null),
    echeances: echanges.demandeFormulee.shape.echeances.default(null),
  }),
  /** Without a proof it is refused in French, not here. */
  z.object({
    ...{ type: z.literal('InsolvabiliteSignalee'), ...echanges.insolvabiliteSignalee.shape, message },
    preuves: z.array(documentSchema).max(20).default([]),
  }),
  z.object({ type: z.literal('DisparitionSignalee'), ...echanges.disparitionSignalee.shape, message }),
  z.object({
    ...{ type: z.literal('AdresseSignalee'), ...echanges.adresseSignalee.shape, message },
    adresse: adresseSchema,
    /** How the étude knows it. */
    source: ligneDe(120).nullable().default(null),
  }),
  z.object({
    ...{ type: z.literal('DecesSignale'), ...echanges.decesSignale.shape, message },
    piece: documentSchema.nullable().default(null),
  }),
  z
    .object({ type: z.literal('InformationTransmise'), ...echanges.informationTransmise.shape, message })
    .omit({ contenu: true })
    .extend({ texte: texteSchema.nullable().default(null) }),
] as const;
