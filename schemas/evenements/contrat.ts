/** The events of a contrat départemental, stream `contrat/<id>`. */
import * as z from 'zod';
import {
  contratIdSchema,
  departementSchema,
  messageSchema,
  pointsDeBaseSchema,
  referenceSchema,
} from '../pca/identifiants.ts';
import { parametresSchema } from '../pca/parametres.ts';
import { mentionSchema } from './annexe-2.ts';
import {
  codiqueSchema,
  dateSchema,
  empreinteSchema,
  evenementSchema,
  type Nouveau,
  objetScelleSchema,
  siretSchema,
} from './identifiants.ts';
import { lecteur } from './lecteur.ts';
import { MOTIFS_SUSPENSION } from './suspension.ts';

const message = messageSchema;

/** The groupement is itself the titulaire; its mandataire, named in the DC1, represents it. */
const titulaireSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('etude'), siret: siretSchema }),
  z.object({ type: z.literal('groupement'), siret: siretSchema, mandataire: siretSchema }),
]);

const contratSigne = z.object({
  message,
  contrat: contratIdSchema,
  departement: departementSchema,
  titulaire: titulaireSchema,
  /** Who signed for the titulaire. */
  signataire: siretSchema,
  etudes: z.array(siretSchema).min(1).max(50),
  /** Postes of the DGFiP that may use it. */
  postes: z.array(codiqueSchema).min(1).max(100),
  parametres: parametresSchema,
  document: objetScelleSchema,
});

/** One line of the table: what of the département goes to which étude. `secteur` is a commune or canton code. */
const ligneSchema = z.object({ secteur: z.string().regex(/^[0-9A-Z]{1,10}$/), etude: siretSchema });

/** In whose name files are signed: a poste's demandes (its mandatement, art. 4), an étude's answers. */
const signeurSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('poste'), codique: codiqueSchema }),
  z.object({ type: z.literal('etude'), siret: siretSchema }),
]);
export type Signeur = z.infer<typeof signeurSchema>;

/** `certificat`: SHA-256 of its DER. Who holds it is said by the files that he signs, never here. */
const certificatSchema = z.object({ message, pour: signeurSchema, certificat: empreinteSchema });

/** One étude, for one poste (arrêté of 27 June 2007, art. 6): what is sent to it goes no more by wire. */
const raccordement = { message, etude: siretSchema, poste: codiqueSchema, le: dateSchema };

const tauxConstates = { produitsLocaux: pointsDeBaseSchema, amendes: pointsDeBaseSchema.nullable() };

export const contratEvenementSchema = z.discriminatedUnion('type', [
  evenementSchema('ContratSigne', contratSigne),
  /** The first day of the three years (art. 12). */
  evenementSchema('ContratNotifie', z.object({ message, le: dateSchema })),
  evenementSchema('ParametresModifies', z.object({ message, depuis: dateSchema, parametres: parametresSchema })),
  evenementSchema('MembreArrive', z.object({ message, etude: siretSchema, depuis: dateSchema })),
  evenementSchema('MembreParti', z.object({ message, etude: siretSchema, jusquAu: dateSchema })),
  evenementSchema(
    'TableDeposee',
    z.object({ message, table: referenceSchema, depuis: dateSchema, lignes: z.array(ligneSchema).max(1000) }),
  ),
  evenementSchema('TableAcceptee', z.object({ message, table: referenceSchema })),
  /** `compte`: keyed hash of the IBAN of the étude's affected account, checked by another way than this one. */
  evenementSchema(
    'CompteDeclare',
    z.object({
      message,
      etude: siretSchema,
      compte: empreinteSchema,
      declareLe: dateSchema,
      depuis: dateSchema,
      confirmation: objetScelleSchema,
    }),
  ),
  evenementSchema('TauxDesAmendesFixe', z.object({ message, depuis: dateSchema, taux: pointsDeBaseSchema })),
  evenementSchema(
    'MaintienDesAmendesDecide',
    z.object({ message, depuis: dateSchema, maintenues: z.boolean(), tauxConstate: pointsDeBaseSchema }),
  ),
  evenementSchema(
    'ContratReconduit',
    z.object({ message, le: dateSchema, taux: z.object(tauxConstates), objectifsManques: z.boolean() }),
  ),
  evenementSchema(
    'ContratMisEnDemeure',
    z.object({ message, le: dateSchema, terme: dateSchema, document: objetScelleSchema }),
  ),
  evenementSchema('ConformiteConstatee', z.object({ message, le: dateSchema })),
  /** For fault, notified through PLACE: its reference there. */
  evenementSchema('ContratResilie', z.object({ message, le: dateSchema, place: referenceSchema })),
  /** `du`, `au`: civil dates, both included; null: until it is withdrawn. */
  evenementSchema(
    'CertificatInscrit',
    certificatSchema.extend({ fonction: mentionSchema, du: dateSchema, au: dateSchema.nullable() }),
  ),
  /** `dernierJour` counts still. */
  evenementSchema('CertificatRetire', certificatSchema.extend({ dernierJour: dateSchema })),
  /** `le`: the first day. */
  evenementSchema(
    'RaccordementSuspendu',
    z.object({ ...raccordement, motif: z.enum(MOTIFS_SUSPENSION), raison: mentionSchema }),
  ),
  /** `le`: the first day on which dossiers go by wire again. */
  evenementSchema('RaccordementRetabli', z.object({ ...raccordement, raison: mentionSchema })),
]);

export type ContratEvenement = z.infer<typeof contratEvenementSchema>;
export type ContratNouveau = Nouveau<ContratEvenement>;
export type DonneesDuContrat<T extends ContratEvenement['type']> = Extract<ContratNouveau, { type: T }>['data'];

/** Parses a contract's stream. Throws on an event that this code does not know. */
export const lireContrat = lecteur(contratEvenementSchema);
