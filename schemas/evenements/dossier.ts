/** The events of one dossier, stream `dossier/<codique>-<numero>`: its phase, its exchanges, its money. */
import * as z from 'zod';
import { creanceSchema, natureDeCreanceSchema, redevableSchema } from '../pca/creance.ts';
import {
  centimesSchema,
  contratIdSchema,
  messageSchema,
  montantSchema,
  numeroDossierSchema,
  referenceSchema,
} from '../pca/identifiants.ts';
import { conditionsSchema } from '../pca/parametres.ts';
import {
  acteurSchema,
  codiqueSchema,
  dateSchema,
  empreinteSchema,
  evenementSchema,
  instantSchema,
  type Nouveau,
  objetScelleSchema,
  siretSchema,
} from './identifiants.ts';
import { lecteur } from './lecteur.ts';
import * as argent from './pca-argent.ts';
import * as echanges from './pca-echanges.ts';

/** What a demande is accepted with: none of these stops it. */
export const ALERTES = ['prescription-proche', 'seuil-depasse', 'sans-relance', 'saisie-demandee'] as const;
export type Alerte = (typeof ALERTES)[number];

/** The signed demande is the étude's mandatement. `demande` holds the names and the addresses: it can be purged. */
const demandeSignee = z.object({
  message: messageSchema,
  poste: codiqueSchema,
  numero: numeroDossierSchema,
  contrat: contratIdSchema,
  etude: siretSchema,
  /** The table of routing that chose the étude; null: the mandataire's by default, or the étude already in charge. */
  affectation: referenceSchema.nullable(),
  nature: natureDeCreanceSchema,
  voie: z.enum(['dematerialisee', 'papier']),
  signeeLe: dateSchema,
  demande: objetScelleSchema,
  creances: z.array(creanceSchema).min(1).max(50),
  redevables: z.array(redevableSchema).min(1).max(10),
  /** Control total: what is still owed. */
  montant: montantSchema,
  alertes: z.array(z.enum(ALERTES)),
});

const MOYENS_DE_RECEPTION = ['accuse-technique', 'premiere-lecture', 'remise-papier'] as const;

/** The first day, and the terms under which the dossier will finish, whatever becomes of the contract (art. 7 and 13). */
const dossierRecu = z.object({
  recuLe: instantSchema,
  moyen: z.enum(MOYENS_DE_RECEPTION),
  /** Who acknowledged it, read it, or says when the paper was handed over. */
  par: acteurSchema.exactOptional(),
  /** Civil date (Paris) of `recuLe`: it is not counted. */
  jour: dateSchema,
  terme: dateSchema,
  conditions: conditionsSchema,
});

/** What the comptable has to do next, where the debt was not wholly paid (art. 8; CGCT L. 1617-5 6°). */
const repriseSchema = z.object({
  etape: z.enum(['mise-en-demeure', 'poursuites']),
  /** Days from the mise en demeure before enforcement; null where it was made already. */
  joursAvantPoursuites: z.int().positive().nullable(),
});

/** `le`: the last day of the phase. */
const fin = { le: dateSchema, resteDu: centimesSchema, recouvre: centimesSchema };
/** Where somebody asked for it; an end that follows from another act is told by that act. */
const demandee = { message: messageSchema.exactOptional() };
export const MOTIFS_DE_RETRAIT = [
  'retrait',
  'annulation',
  'contestation',
  'disparition',
  'hors-ressort',
  'deces',
  'prescription',
  'regle-avant-reception',
] as const;
export const MOTIFS_DE_REFUS = ['hors-ressort', 'conflit-d-interet', 'doublon', 'donnee-illisible'] as const;

/** `aRetransmettre`: only at the poste's word; absent from the oldest, after which the demande was sent again by itself. */
const transmissionRejetee = z.object({
  le: dateSchema,
  accuse: empreinteSchema,
  aRetransmettre: z.literal(true).exactOptional(),
});

/** `suspensions`: what suspended the phase when it was paid, or was learnt since; absent, nothing. */
const phaseRouverte = z.object({
  le: dateSchema,
  resteDu: centimesSchema,
  suspensions: z.array(echanges.phaseSuspendue).exactOptional(),
});

export const dossierEvenementSchema = z.discriminatedUnion('type', [
  evenementSchema('DemandeSignee', demandeSignee),
  evenementSchema('DemandeTransmise', z.object({ le: dateSchema, envoi: z.int().positive() })),
  evenementSchema('TransmissionRejetee', transmissionRejetee),
  /** The poste's word: it leaves again. */
  evenementSchema('DemandeRetransmise', z.object({ le: dateSchema, par: acteurSchema })),
  evenementSchema('DossierRecu', dossierRecu),
  evenementSchema('DossierPrisEnCharge', z.object({ message: messageSchema, le: dateSchema })),
  evenementSchema(
    'DossierRefuse',
    z.object({ message: messageSchema, le: dateSchema, motif: z.enum(MOTIFS_DE_REFUS) }),
  ),
  evenementSchema('VersementRecu', argent.versementRecu),
  evenementSchema('PaiementRecu', argent.paiementRecu),
  evenementSchema('MouvementRejete', argent.mouvementRejete),
  evenementSchema('FraisAdmis', argent.fraisAdmis),
  evenementSchema('ExcedentRestitue', argent.excedentRestitue),
  evenementSchema('PrincipalReverse', argent.principalReverse),
  evenementSchema('RegularisationAccordee', argent.regularisationAccordee),
  evenementSchema('DelaiAccorde', echanges.delaiAccorde),
  evenementSchema('ContestationEnregistree', echanges.contestationEnregistree),
  evenementSchema('PhaseSuspendue', echanges.phaseSuspendue),
  evenementSchema('SuspensionLevee', echanges.suspensionLevee),
  evenementSchema('DetteAnnulee', echanges.detteAnnulee),
  evenementSchema('PhaseProlongee', echanges.phaseProlongee),
  evenementSchema('DemandeFormulee', echanges.demandeFormulee),
  evenementSchema('DemandeRepondue', echanges.demandeRepondue),
  evenementSchema('InsolvabiliteSignalee', echanges.insolvabiliteSignalee),
  evenementSchema('DisparitionSignalee', echanges.disparitionSignalee),
  evenementSchema('AdresseSignalee', echanges.adresseSignalee),
  evenementSchema('DecesSignale', echanges.decesSignale),
  evenementSchema('InformationTransmise', echanges.informationTransmise),
  evenementSchema('MessageAccuse', echanges.messageAccuse),
  evenementSchema('ControleEffectue', echanges.controleEffectue),
  evenementSchema('DossierReaffecte', echanges.dossierReaffecte),
  evenementSchema('EchangeRecu', echanges.echangeRecu),
  evenementSchema('DossierSolde', z.object(fin)),
  evenementSchema('TermeEchu', z.object({ ...fin, reprise: repriseSchema })),
  evenementSchema('DossierRetire', z.object({ ...fin, ...demandee, motif: z.enum(MOTIFS_DE_RETRAIT) })),
  evenementSchema('InsolvabiliteRetenue', z.object({ ...fin, ...demandee })),
  evenementSchema('PhaseRouverte', phaseRouverte),
  evenementSchema('DossierClos', z.object({ le: dateSchema })),
]);

export type DossierEvenement = z.infer<typeof dossierEvenementSchema>;
export type DossierNouveau = Nouveau<DossierEvenement>;
export type EvenementDe<T extends DossierEvenement['type']> = Extract<DossierNouveau, { type: T }>;
export type DonneesDe<T extends DossierEvenement['type']> = EvenementDe<T>['data'];

/** Parses a dossier's stream. Throws on an event that this code does not know. */
export const lireDossier = lecteur(dossierEvenementSchema);
