/** What a list shows of a dossier: who has it, where it stands, what is owed, what is waited for. Pure. */
import * as z from 'zod';
import { codiqueSchema, dateSchema, instantSchema, siretSchema } from '../../../../schemas/evenements/identifiants.ts';
import { natureDeCreanceSchema } from '../../../../schemas/pca/creance.ts';
import { centimesSchema, contratIdSchema, numeroDossierSchema } from '../../../../schemas/pca/identifiants.ts';
import { aReverser, excedentARendre, impute, resteDu } from '../../../pca/argent/compte.ts';
import { prochainReversement } from '../../../pca/argent/delais-de-reversement.ts';
import { conditionsDe, type Dossier, enJustice, estOuvert, etudeChargee } from '../../../pca/dossier/etat.ts';
import { ETATS } from './etats.ts';

const dossierResumeSchema = z.object({
  poste: codiqueSchema,
  numero: numeroDossierSchema,
  contrat: contratIdSchema,
  nature: natureDeCreanceSchema,
  /** In charge now. */
  etude: siretSchema,
  /** It, and those before it that still hold money of the dossier. */
  etudes: z.array(siretSchema),
  etat: z.enum(ETATS),
  signeeLe: dateSchema,
  transmisLe: dateSchema.nullable(),
  /** Since when the étude's system has rejected it, and the poste may send it again. */
  rejeteeLe: dateSchema.nullable().default(null),
  /** First day; it is not counted. */
  recuLe: dateSchema.nullable(),
  /** Null where nothing is counted: before the reception, and while a court has the dossier. */
  terme: dateSchema.nullable(),
  finLe: dateSchema.nullable(),
  montant: centimesSchema,
  recouvre: centimesSchema,
  resteDu: centimesSchema,
  /** Held by the études, and not the comptable's yet. */
  aReverser: centimesSchema,
  reversementLe: dateSchema.nullable(),
  /** Since when the étude waits for an answer. */
  demandeLe: instantSchema.nullable(),
  /** When the comptable last gave one. */
  reponduLe: instantSchema.nullable(),
  seq: z.int().positive(),
});
export type DossierResume = z.infer<typeof dossierResumeSchema>;

export const lireDossierResume = (body: string): DossierResume => dossierResumeSchema.parse(JSON.parse(body));

const tient = ({ compte }: Dossier, etude: string): boolean =>
  compte.mouvements.some((m) => m.etude === etude && (aReverser(m) !== 0 || excedentARendre(m) > 0));

/** An étude that had the dossier keeps seeing it while it holds money of it, and no longer. */
export const etudesConcernees = (dossier: Dossier): readonly string[] => {
  const chargee = etudeChargee(dossier);
  const autres = new Set(dossier.etudes.filter((etude) => etude !== chargee && tient(dossier, etude)));
  return [...(chargee === null ? [] : [chargee]), ...autres];
};

const detenu = ({ compte }: Dossier): number =>
  compte.mouvements.reduce((total, mouvement) => total + Math.max(0, aReverser(mouvement)), 0);

interface Plie extends Pick<DossierResume, 'seq' | 'demandeLe' | 'reponduLe'> {
  readonly dossier: Dossier;
}

/** Null where no demande was signed: there is no dossier. */
export function resumer({ dossier, seq, demandeLe, reponduLe }: Plie): DossierResume | null {
  const { demande, reception, terme, compte, etat } = dossier;
  const etude = etudeChargee(dossier);
  if (demande === null || etude === null) return null;
  const { poste, numero, contrat, nature, signeeLe, montant } = demande;
  const conditions = conditionsDe(dossier);
  return {
    ...{ poste, numero, contrat, nature, etude, etat, signeeLe, montant, seq, reponduLe },
    etudes: [...etudesConcernees(dossier)],
    transmisLe: dossier.transmisLe,
    rejeteeLe: etat === 'signe' ? (dossier.rejet?.le ?? null) : null,
    recuLe: reception?.jour ?? null,
    terme: enJustice(dossier) ? null : terme,
    finLe: dossier.finLe,
    recouvre: impute(compte),
    resteDu: resteDu(compte),
    aReverser: detenu(dossier),
    reversementLe: conditions === null ? null : prochainReversement(compte, conditions),
    demandeLe: estOuvert(dossier) ? demandeLe : null,
  };
}
