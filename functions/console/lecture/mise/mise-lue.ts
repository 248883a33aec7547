/** The read model of one delivery: where the bordereau stands at the comptable's. Pure. */
import * as z from 'zod';
import { codiqueSchema, dateSchema, instantSchema } from '../../../../schemas/evenements/identifiants.ts';
import {
  dedupIdSchema,
  dispenseSchema,
  type MiseEvenement,
  OBJETS_DU_PAPIER,
} from '../../../../schemas/evenements/mise.ts';
import { transition } from '../../../mise-a-disposition/cycle.ts';

const ETATS = ['decidee', 'mise', 'recue', 'prise-en-charge', 'rejetee'] as const;
const TYPES = [
  'MiseADispositionDecidee',
  'MisADisposition',
  'RemisADisposition',
  'ReceptionConfirmee',
  'PrisEnCharge',
  'RejeteParLeComptable',
  'PapierRecu',
] as const satisfies readonly MiseEvenement['type'][];

export const miseLueSchema = z.object({
  dedupId: dedupIdSchema,
  /** Rank of the bordereau in the file, from 1; 0 for what of the flow is in no bordereau. */
  n: z.int().nonnegative(),
  destinataire: codiqueSchema,
  dispense: dispenseSchema,
  etat: z.enum(ETATS),
  /** The comptable's own words when he rejected. */
  motif: z.string().nullable(),
  /** The civil date on which each paper that is due arrived. */
  papier: z.partialRecord(z.enum(OBJETS_DU_PAPIER), dateSchema).default({}),
  etapes: z.array(z.object({ type: z.enum(TYPES), at: instantSchema })),
  position: z.int().nonnegative(),
});
export type MiseLue = z.infer<typeof miseLueSchema>;

export const lireMiseLue = (body: string): MiseLue => miseLueSchema.parse(JSON.parse(body));

export const misesDe = (depotId: string): string => `mises/${depotId}`;

/** Lists give the highest first, people read bordereaux in the order of the file. */
export const rangDeLaMise = ({ n }: Pick<MiseLue, 'n'>): string => String(9_999_999 - n).padStart(7, '0');

export function suivreMiseLue(mise: MiseLue | null, event: MiseEvenement, position: number): MiseLue | null {
  const etape = { type: event.type, at: event.at };
  if (event.type === 'MiseADispositionDecidee') {
    const { dedupId, n, destinataire, dispense } = event.data;
    return (
      mise ?? {
        dedupId,
        n,
        destinataire,
        dispense,
        etat: 'decidee',
        motif: null,
        papier: {},
        etapes: [etape],
        position,
      }
    );
  }
  if (mise === null || position <= mise.position) return mise;
  const etat = transition(mise.etat, event.type);
  if (etat === null || etat === 'absente') return { ...mise, position };
  const motif = event.type === 'RejeteParLeComptable' ? event.data.motif : mise.motif;
  const papier = event.type === 'PapierRecu' ? { ...mise.papier, [event.data.objet]: event.data.recuLe } : mise.papier;
  return { ...mise, etat, motif, papier, etapes: [...mise.etapes, etape], position };
}
