/** Invented senders, forms and verdicts, from which each test changes what it is about. */
import { createHash } from 'node:crypto';
import type { Formulaire } from '../../schemas/evenements/adhesion.ts';
import { anomalie, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import type { Verdict, VerdictBordereau, VerdictPj, VerdictSignature } from '../../schemas/verdict.ts';

export const SIRET = '21330000100017';
export const CODIQUE = '033001';

export const COMPTABLE = { role: 'comptable', id: 'hab-ferrand', codique: CODIQUE } as const;
export const ADMINISTRATEUR = { role: 'administrateur', id: 'hab-admin', codique: null } as const;

export const formulaire = (change: Partial<Formulaire> = {}): Formulaire => ({
  siret: SIRET,
  codiques: [CODIQUE],
  siretsRattaches: [],
  budgets: null,
  domaines: ['depense', 'recette'],
  pjDematerialisees: true,
  depuis: '2026-01-01',
  ...change,
});

export const bordereau = (numero: string, change: Partial<VerdictBordereau> = {}): VerdictBordereau => ({
  id: `B${numero}`,
  domaine: 'depense',
  type: '01',
  exercice: '2026',
  numero,
  date: '2026-10-30',
  montantHT: 1_845_000,
  nombrePieces: 1,
  pieces: 1,
  verdict: 'accepte',
  motifs: [],
  lieu: null,
  anomalies: 0,
  ...change,
});

export const pj = (idUnique: string, change: Partial<VerdictPj> = {}): VerdictPj => ({
  idUnique,
  nom: `${idUnique}.pdf`,
  type: null,
  signee: false,
  verdict: 'accepte',
  motifs: [],
  lieu: null,
  anomalies: 0,
  ...change,
});

export const signature = (cible: string, change: Partial<VerdictSignature> = {}): VerdictSignature => ({
  id: `${cible}_SIG_1`,
  portee: 'bordereau',
  cible,
  integrite: 'intacte',
  confiance: 'etablie',
  motifs: [],
  signataire: 'CN=Anne Exemple',
  signeLe: '2026-10-30T09:00:00.000Z',
  politique: 'urn:oid:1.2.250.1.131.1.5.18.21.1.7',
  famille: 'dgfip',
  fondement: null,
  certificat: null,
  ...change,
});

export const verdict = (change: Partial<Verdict> = {}): Verdict => ({
  sha256: sha256De('fichier'),
  taille: 7,
  encodage: 'ISO-8859-1',
  nature: 'PES_Aller',
  verdict: 'accepte',
  jeu: 'pes-5.12',
  regles: 'pes-2026.1',
  politique: 'essai-1',
  magasin: null,
  enveloppe: {
    version: '2',
    typFic: 'PESALR2',
    nomFic: 'PES-SaintAubin-0047',
    lieu: null,
    emetteur: { sigle: 'Éditeur d’essai', adresse: 'Compta 3.2' },
    recepteur: null,
  },
  entete: {
    dteStr: '2026-10-30',
    idPost: CODIQUE,
    libellePoste: 'SGC Saint-Aubin',
    idColl: SIRET,
    finJur: null,
    codCol: '123',
    codBud: '00',
    libelleColBud: 'Saint-Aubin – budget œuvré',
  },
  infoDematerialisee: { depense: true, recette: null },
  signatures: [signature('B47')],
  bordereaux: [bordereau('47')],
  pj: [],
  marches: [],
  factures: [],
  dossiers: [],
  anomalies: [],
  anomaliesOmises: 0,
  ...change,
});

export const sha256De = (texte: string): string => createHash('sha256').update(texte).digest('hex');

/** Content of bordereau 47 changed after signing: the flow is rejected. */
export const verdictAltere = (): Verdict =>
  verdict({
    verdict: 'rejete',
    signatures: [
      signature('B47', { integrite: 'alteree', confiance: 'refusee', motifs: ['SIGNATURE_CONTENU_MODIFIE'] }),
    ],
    bordereaux: [bordereau('47', { verdict: 'rejete', motifs: ['SIGNATURE_CONTENU_MODIFIE'] })],
    anomalies: [
      anomalie(
        'SIGNATURE_CONTENU_MODIFIE',
        { ligne: 12, colonne: 7, chemin: '/n:PES_Aller/PES_DepenseAller/Bordereau' },
        { signature: 'La signature du bordereau n° 47', objet: 'le bordereau' },
        { bordereau: 0 },
      ),
    ],
  });

/** Certificate expired at SigningTime: rejected, but nothing was altered. */
export const verdictExpire = (): Verdict =>
  verdict({
    verdict: 'rejete',
    signatures: [signature('B48', { confiance: 'refusee', motifs: ['CERTIFICAT_EXPIRE'] })],
    bordereaux: [bordereau('48', { verdict: 'rejete', motifs: ['CERTIFICAT_EXPIRE'] })],
  });

/** No header could be read. */
export const verdictIllisible = (): Verdict =>
  verdict({
    verdict: 'rejete',
    nature: 'inconnue',
    enveloppe: null,
    entete: null,
    signatures: [],
    bordereaux: [],
    infoDematerialisee: { depense: null, recette: null },
    anomalies: [anomalie('FICHIER_VIDE', SANS_LIEU)],
  });
