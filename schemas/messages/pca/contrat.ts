/** The acts on a contract, as people give them: documents and IBAN in clear. What the machine computes is left out. */
import * as z from 'zod';
import { contratEvenementSchema as evenements } from '../../evenements/contrat.ts';
import { documentSchema, ligneDe, message } from './document.ts';

/** In the order of the events. */
const [signe, notifie, parametres, arrive, parti, table, acceptee, compte, taux, maintien, ...suite] =
  evenements.options;
const [reconduit, misEnDemeure, conforme, resilie, inscrit, retire, suspendu, retabli] = suite;

export const commandeContratSchema = z.discriminatedUnion('type', [
  z
    .object({ type: signe.shape.type, ...signe.shape.data.shape, message })
    .omit({ contrat: true })
    .extend({ document: documentSchema }),
  z.object({ type: notifie.shape.type, ...notifie.shape.data.shape, message }),
  z.object({ type: parametres.shape.type, ...parametres.shape.data.shape, message }),
  z.object({ type: arrive.shape.type, ...arrive.shape.data.shape, message }),
  z.object({ type: parti.shape.type, ...parti.shape.data.shape, message }),
  z.object({ type: table.shape.type, ...table.shape.data.shape, message }),
  z.object({ type: acceptee.shape.type, ...acceptee.shape.data.shape, message }),
  /** `iban`: of the étude's affected account; only a keyed hash of it is kept. `confirmation`: how it was checked. */
  z
    .object({ type: compte.shape.type, ...compte.shape.data.shape, message })
    .omit({ compte: true })
    .extend({ iban: ligneDe(42), confirmation: documentSchema }),
  z.object({ type: taux.shape.type, ...taux.shape.data.shape, message }),
  z.object({ type: maintien.shape.type, ...maintien.shape.data.shape, message }),
  z.object({ type: reconduit.shape.type, ...reconduit.shape.data.shape, message }).omit({ objectifsManques: true }),
  z
    .object({ type: misEnDemeure.shape.type, ...misEnDemeure.shape.data.shape, message })
    .omit({ terme: true })
    .extend({ document: documentSchema }),
  z.object({ type: conforme.shape.type, ...conforme.shape.data.shape, message }),
  z.object({ type: resilie.shape.type, ...resilie.shape.data.shape, message }),
  /** `certificat`: PEM or DER, without its key; only its digest is kept. */
  z.object({ type: inscrit.shape.type, ...inscrit.shape.data.shape, message }).extend({ certificat: documentSchema }),
  z.object({ type: retire.shape.type, ...retire.shape.data.shape, message }),
  z.object({ type: suspendu.shape.type, ...suspendu.shape.data.shape, message }),
  z.object({ type: retabli.shape.type, ...retabli.shape.data.shape, message }),
]);
export type CommandeContratEnClair = z.infer<typeof commandeContratSchema>;
