/** The read model of one deposit: what the list of deposits shows of it. Pure. */
import * as z from 'zod';
import type { DepotEvenement } from '../../../../schemas/evenements/depot.ts';
import {
  codiqueSchema,
  empreinteSchema,
  instantSchema,
  siretSchema,
} from '../../../../schemas/evenements/identifiants.ts';
import type { MiseEvenement } from '../../../../schemas/evenements/mise.ts';
import { NATURES, VERDICTS } from '../../../../schemas/verdict.ts';
import { deposantsDe } from '../../../depot/cle.ts';

const instant = instantSchema.nullable();
const compte = z.int().nonnegative();

export const resumeSchema = z.object({
  depotId: empreinteSchema,
  nom: z.string(),
  expediteur: z.union([siretSchema, codiqueSchema]),
  /** Absent from what was projected before a comptable could deposit. */
  deposants: z.enum(['ordonnateurs', 'comptables', 'etudes']).default('ordonnateurs'),
  /** Bytes. */
  taille: compte,
  recuLe: instantSchema,
  /** The verdict was put off until then. */
  repriseLe: instant.default(null),
  jugeLe: instant,
  reponduLe: instant,
  /** Last delivery sent, last receipt, last prise en charge or rejection by the comptable. */
  misLe: instant,
  receptionLe: instant,
  concluLe: instant,
  verdict: z.enum(VERDICTS).nullable(),
  nature: z.enum(NATURES).nullable(),
  bordereaux: z.object({ total: compte, acceptes: compte, rejetes: compte, indetermines: compte }).nullable(),
  pj: z.object({ total: compte, acceptes: compte, rejetes: compte, indetermines: compte }).nullable(),
  marches: compte.default(0),
  factures: compte.default(0),
  /** Of a PCA file. */
  messages: z.object({ total: compte, rejetes: compte }).nullable().default(null),
  anomalies: compte,
  /** What the page of the list says of a flow that has anomalies; the others are in its verdict. */
  premiereAnomalie: z.string().nullable(),
  /** Codes of what rejects, each once, in the order of the file. */
  motifs: z.array(z.string()).default([]),
  /** Of the header of the flow: what its sender calls it, and the poste that it is for, delivered or not. */
  nomFic: z.string().nullable().default(null),
  poste: codiqueSchema.nullable().default(null),
  /** Signatures whose content was altered. */
  alterees: compte,
  destinataires: z.array(codiqueSchema),
  mises: z.object({ decidees: compte, envoyees: compte, recues: compte, prisesEnCharge: compte, rejetees: compte }),
  /** Place in the journal of the last event told here: one that is told again changes nothing. */
  position: compte,
});
export type Resume = z.infer<typeof resumeSchema>;

export const lireResume = (body: string): Resume => resumeSchema.parse(JSON.parse(body));

/** What of a resume is quoted from the verdict, and leaves with it. */
export const RIEN_DU_VERDICT: Pick<Resume, 'premiereAnomalie' | 'motifs' | 'nomFic' | 'poste'> = {
  premiereAnomalie: null,
  motifs: [],
  nomFic: null,
  poste: null,
};

/** Characters of a depotId that tell apart those of the same millisecond: 96 bits. */
const DISTINCTIFS = 24;

/** Highest first in a list: the latest reception. */
export const rangDuResume = ({ recuLe, depotId }: Pick<Resume, 'recuLe' | 'depotId'>): string =>
  `${recuLe}/${depotId.slice(0, DISTINCTIFS)}`;

/** `null` before `DepotRecu`, which opens it. */
export function suivreDepot(resume: Resume | null, event: DepotEvenement, position: number): Resume | null {
  if (event.type === 'DepotRecu') return resume ?? ouvrir(event, position);
  if (resume === null || position <= resume.position) return resume;
  switch (event.type) {
    case 'SignatureVerifiee':
    case 'SignatureRejetee':
      return { ...resume, position };
    case 'AlterationDetectee':
      return { ...resume, position, alterees: event.data.alterees };
    case 'VerificationDifferee':
      return { ...resume, position, repriseLe: event.data.repriseLe };
    case 'VerdictRendu': {
      const { verdict, nature, bordereaux, pj, marches, factures, dossiers, anomalies } = event.data;
      const { total, rejetes } = dossiers;
      const contenu = { bordereaux, pj, marches, factures, messages: total === 0 ? null : { total, rejetes } };
      return { ...resume, position, repriseLe: null, jugeLe: event.at, verdict, nature, ...contenu, anomalies };
    }
    case 'AcquitEmis':
      return { ...resume, position, reponduLe: event.at };
    case 'RetourHeliosRattache':
      return { ...resume, position };
    case 'MessagesTraites': {
      const { messages } = resume;
      const refuses = event.data.resultats.filter(({ issue }) => issue === 'refuse').length;
      if (messages === null) return { ...resume, position };
      return { ...resume, position, messages: { ...messages, rejetes: messages.rejetes + refuses } };
    }
    case 'AccuseMetierEmis':
      return { ...resume, position };
    default:
      return event satisfies never;
  }
}

/** Each of these events happens once in a delivery's life, except a resending: counting them is enough. */
export function suivreMise(resume: Resume | null, event: MiseEvenement, position: number): Resume | null {
  if (resume === null || position <= resume.position) return resume;
  const { mises, destinataires } = resume;
  switch (event.type) {
    case 'MiseADispositionDecidee': {
      const tous = [...new Set([...destinataires, event.data.destinataire])];
      return { ...resume, position, destinataires: tous, mises: { ...mises, decidees: mises.decidees + 1 } };
    }
    case 'MisADisposition':
      return { ...resume, position, misLe: event.at, mises: { ...mises, envoyees: mises.envoyees + 1 } };
    case 'RemisADisposition':
    case 'PapierRecu':
      return { ...resume, position };
    case 'ReceptionConfirmee':
      return { ...resume, position, receptionLe: event.at, mises: { ...mises, recues: mises.recues + 1 } };
    case 'PrisEnCharge':
      return { ...resume, position, concluLe: event.at, mises: { ...mises, prisesEnCharge: mises.prisesEnCharge + 1 } };
    case 'RejeteParLeComptable':
      return { ...resume, position, concluLe: event.at, mises: { ...mises, rejetees: mises.rejetees + 1 } };
    default:
      return event satisfies never;
  }
}

function ouvrir({ stream, data }: Extract<DepotEvenement, { type: 'DepotRecu' }>, position: number): Resume {
  const { nom, expediteur, size, recuLe } = data;
  return {
    depotId: stream.slice('depot/'.length),
    nom,
    expediteur,
    deposants: deposantsDe(data.key),
    taille: size,
    recuLe,
    repriseLe: null,
    jugeLe: null,
    reponduLe: null,
    misLe: null,
    receptionLe: null,
    concluLe: null,
    verdict: null,
    nature: null,
    bordereaux: null,
    pj: null,
    marches: 0,
    factures: 0,
    messages: null,
    anomalies: 0,
    ...RIEN_DU_VERDICT,
    alterees: 0,
    destinataires: [],
    mises: { decidees: 0, envoyees: 0, recues: 0, prisesEnCharge: 0, rejetees: 0 },
    position,
  };
}
