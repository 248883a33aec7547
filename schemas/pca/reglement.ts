/** How a debtor pays, and how one payment is shared. */
import * as z from 'zod';
import { centimesSchema } from './identifiants.ts';

/** `cheque-tresor` never enters the accounts of the étude; `cheque-etude` is to the order of the commissaire de justice. */
export const MODES_DE_REGLEMENT = [
  'especes',
  'virement',
  'carte',
  'prelevement',
  'cheque-etude',
  'cheque-tresor',
] as const;
export const modeDeReglementSchema = z.enum(MODES_DE_REGLEMENT);
export type ModeDeReglement = z.infer<typeof modeDeReglementSchema>;

/** The parts of one payment: their sum is the payment. `excedent` goes back to the debtor. */
export const repartitionSchema = z.object({
  principal: centimesSchema,
  fraisHT: centimesSchema,
  tva: centimesSchema,
  excedent: centimesSchema,
});
export type Repartition = z.infer<typeof repartitionSchema>;
