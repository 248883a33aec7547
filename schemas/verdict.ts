/**
 * The verdict on one file: what the verification found, as stored beside the journal (by SHA-256) and, projected by
 * `pourLaLigneDeCommande`, as `passerelle verifier --json` prints it. Dates are ISO; money is integer cents.
 */
import * as z from 'zod';
import { FAMILLES } from '../functions/confiance/magasin.ts';
import { reponseHeliosSchema } from './evenements/helios.ts';
import { dateSchema, empreinteSchema, instantSchema } from './evenements/identifiants.ts';

export const NATURES = ['PES_Aller', 'PCA_Aller', 'PCA_Retour', 'PES_ACQUIT', 'PES_Retour', 'inconnue'] as const;
export const VERDICTS = ['accepte', 'partiel', 'rejete', 'indetermine'] as const;

const texte = z.string().nullable();
const objet = z.object({
  bordereau: z.int().optional(),
  piece: z.string().optional(),
  rangPiece: z.int().optional(),
  lignePiece: z.string().optional(),
  rangLigne: z.int().optional(),
  pj: z.int().optional(),
  dossier: z.int().optional(),
});

const anomalieSchema = z.object({
  code: z.string(),
  niveau: z.enum(['flux', 'bordereau', 'piece', 'ligne', 'pj']),
  gravite: z.enum(['rejet', 'alerte']),
  phrase: z.string(),
  remede: z.string(),
  ligne: z.int().nullable(),
  colonne: z.int().nullable(),
  chemin: texte,
  numAnoAck: z.string(),
  objet,
});

/** Where a name stands in the file; null where there is none, and in what was judged before it was kept. */
const lieu = anomalieSchema.pick({ ligne: true, colonne: true, chemin: true }).nullable().default(null);

/** What trust was founded on: SHA-256 of the certificates from the anchor down, of the CRLs and of the OCSP responses. */
const fondementSchema = z.object({ chemin: z.array(z.string()), revocations: z.array(z.string()) });

/** The signer's certificate: SHA-256 of its DER, and its last instant. */
const certificatSchema = z.object({ sha256: empreinteSchema, valideAu: instantSchema });

export const signatureSchema = z.object({
  id: texte,
  portee: z.enum(['bordereau', 'fichier']),
  /** Id of the signed element. */
  cible: texte,
  integrite: z.enum(['intacte', 'alteree', 'illisible']),
  confiance: z.enum(['etablie', 'refusee', 'indeterminee']),
  motifs: z.array(z.string()),
  /** Subject of the signing certificate, RFC 2253 order as node:crypto prints it on one line. */
  signataire: texte,
  /** SigningTime as UTC instant. */
  signeLe: texte,
  /** Signature policy identifier. */
  politique: texte,
  /** Family of the authority that answers for the certificate (art. 4 II). */
  famille: z.enum(FAMILLES).nullable().default(null),
  fondement: fondementSchema.nullable().default(null),
  /** Null where it could not be read, and in what was judged before it was kept. */
  certificat: certificatSchema.nullable().default(null),
});

/** Of a bordereau or a PJ: the place of its number, and its anomalies, told or only counted. */
const PARTIE = { lieu, anomalies: z.int().default(0) };

export const bordereauSchema = z.object({
  id: texte,
  domaine: z.enum(['depense', 'recette']),
  type: texte,
  exercice: texte,
  numero: texte,
  date: texte,
  /** Cents. */
  montantHT: z.int().nullable(),
  nombrePieces: z.int().nullable(),
  pieces: z.int(),
  verdict: z.enum(VERDICTS),
  motifs: z.array(z.string()),
  ...PARTIE,
});

export const pjSchema = z.object({
  idUnique: texte,
  nom: texte,
  /** TypePJ; null in what was judged before it was kept. */
  type: texte.default(null),
  /** Its file carries a signature of its own, which nobody has checked. */
  signee: z.boolean().default(false),
  verdict: z.enum(VERDICTS),
  motifs: z.array(z.string()),
  ...PARTIE,
});

/** A message of a PCA file, by the element that it is; without any name nor address. `numero`: IdDossier, or IdRev. */
const dossierSchema = z.object({
  message: z.string(),
  idMsg: texte,
  numero: texte,
  /** Cents. */
  montant: z.int().nullable(),
  verdict: z.enum(VERDICTS),
  motifs: z.array(z.string()),
  ...PARTIE,
});

/** EnTetePCA; what it shares with that of a PES is in `entete`. */
const pcaSchema = z.object({ contrat: texte, etude: texte, groupement: texte, natFlux: texte });

/** A marché or a concession: IdContrat and SequenceEnvoi, which IdMarche of the PES_ACQUIT joins. */
const marcheSchema = z.object({ id: texte, sequence: texte });
const factureSchema = z.object({ numero: texte });

const carte = z.object({ sigle: texte, adresse: texte });

/** Echoed by the acquit: NomFic is the correlation key (TEnveloppe). */
export const enveloppeSchema = z.object({
  version: texte,
  typFic: texte,
  nomFic: texte,
  /** Of NomFic. */
  lieu,
  emetteur: carte,
  recepteur: carte.nullable(),
});

/** TEnTetePES. */
export const enteteSchema = z.object({
  dteStr: texte,
  idPost: texte,
  libellePoste: texte,
  idColl: texte,
  finJur: texte,
  codCol: texte,
  codBud: texte,
  libelleColBud: texte,
});

/**
 * What the register said at the reception: the date of the form in force, and whether any signataire was registered to
 * hold the signatures against; `aucun-inscrit`: who signed was not judged.
 */
const registreSchema = z.object({
  formulaire: dateSchema.nullable(),
  signataires: z.enum(['juges', 'aucun-inscrit']),
});

/** Of an answer of Hélios alone: what it says, and the deposit that it is attached to, null where it is to none. */
const heliosSchema = z.object({ reponse: reponseHeliosSchema, depot: empreinteSchema.nullable() });

export const verdictSchema = z.object({
  sha256: z.string(),
  taille: z.int(),
  encodage: texte,
  nature: z.enum(NATURES),
  verdict: z.enum(VERDICTS),
  jeu: texte,
  regles: z.string(),
  politique: z.string(),
  /** Version of the trust store that judged. */
  magasin: texte.default(null),
  enveloppe: enveloppeSchema.nullable(),
  entete: enteteSchema.nullable(),
  infoDematerialisee: z.object({ depense: z.boolean().nullable(), recette: z.boolean().nullable() }),
  signatures: z.array(signatureSchema),
  bordereaux: z.array(bordereauSchema),
  pj: z.array(pjSchema),
  /** Judged with their flux: nothing rejects one of them alone. */
  marches: z.array(marcheSchema).default([]),
  factures: z.array(factureSchema).default([]),
  dossiers: z.array(dossierSchema),
  pca: pcaSchema.optional(),
  helios: heliosSchema.optional(),
  registre: registreSchema.optional(),
  anomalies: z.array(anomalieSchema),
  anomaliesOmises: z.int(),
});

export type Verdict = z.infer<typeof verdictSchema>;
export type VerdictSignature = z.infer<typeof signatureSchema>;
export type VerdictBordereau = z.infer<typeof bordereauSchema>;
export type VerdictPj = z.infer<typeof pjSchema>;
export type VerdictDossier = z.infer<typeof dossierSchema>;
export type EntetePca = z.infer<typeof pcaSchema>;
export type VerdictMarche = z.infer<typeof marcheSchema>;
export type VerdictFacture = z.infer<typeof factureSchema>;
export type Enveloppe = z.infer<typeof enveloppeSchema>;
export type Entete = z.infer<typeof enteteSchema>;

/** The document of the command-line contract: one file, one line of JSON. */
export function pourLaLigneDeCommande(fichier: string, v: Verdict) {
  return {
    fichier,
    sha256: v.sha256,
    taille: v.taille,
    encodage: v.encodage,
    nature: v.nature,
    verdict: v.verdict,
    jeu: v.jeu,
    regles: v.regles,
    politique: v.politique,
    signatures: v.signatures.map(
      ({ famille: _famille, fondement: _fondement, certificat: _certificat, ...signature }) => signature,
    ),
    bordereaux: v.bordereaux.map(({ id, domaine, type, exercice, numero, verdict, motifs }) => ({
      id,
      domaine,
      type,
      exercice,
      numero,
      verdict,
      motifs,
    })),
    pj: v.pj.map(({ idUnique, nom, verdict, motifs }) => ({ idUnique, nom, verdict, motifs })),
    dossiers: v.dossiers.map(({ message, idMsg, numero, montant, verdict, motifs }) => ({
      message,
      idMsg,
      numero,
      montant,
      verdict,
      motifs,
    })),
    anomalies: v.anomalies.map(({ objet: _, ...anomalie }) => anomalie),
    anomaliesOmises: v.anomaliesOmises,
  };
}
