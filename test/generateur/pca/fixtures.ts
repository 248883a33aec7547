/** PCA files of invented persons, each named by the verdict that it must get and by why: the name is the assertion. */
import type { MessagePca } from '../../../functions/pca/fichier/message.ts';
import type { FichierARediger } from '../../../functions/pca/fichier/redaction.ts';
import { agirSchema } from '../../../schemas/messages/pca/agir.ts';
import { confierSchema } from '../../../schemas/messages/pca/confier.ts';
import { annoncerReversementSchema } from '../../../schemas/messages/pca/reversement.ts';
import type { CodeMotif } from '../../../schemas/motifs/catalogue.ts';
import type { Verdict } from '../../../schemas/verdict.ts';
import { CONTRAT, POSTE } from '../../pca/exemples.ts';
import { ALLER, RETOUR, rediger, signer } from '../../pca/fichier/redige.ts';

export interface Fixture {
  readonly nom: string;
  readonly octets: () => Promise<Buffer>;
  readonly verdict: Verdict['verdict'];
  /** Every code, and no other. */
  readonly codes: readonly CodeMotif[];
}

const TITRE = {
  ...{ reference: '2026-T-118', collectivite: { siret: '21520448000018', nom: 'Commune de Saint-Aubin' } },
  ...{ exercice: '2026', bordereau: '47', objet: 'Restauration scolaire' },
  ...{ priseEnChargeLe: '2026-02-01', prescription: '2030-02-01', relanceLe: '2026-05-02', miseEnDemeureLe: null },
  ...{ principal: 40_000, majoration: 0, fraisAnterieurs: 0, dejaPaye: 2500, resteDu: 37_500 },
};
const AVIS = {
  ...{ reference: 'AFM-2026-0042', titreExecutoireLe: '2026-03-01' },
  ...{ priseEnChargeLe: '2026-03-05', prescription: '2029-03-01', relanceLe: '2026-05-02', miseEnDemeureLe: null },
  ...{ principal: 37_500, majoration: 0, fraisAnterieurs: 0, dejaPaye: 0, resteDu: 37_500 },
};
const REDEVABLE = {
  ...{ role: 'principal', departement: '52', droitPublic: false },
  personne: { type: 'physique', civilite: 'Mme', nom: 'Élan', prenom: 'Zoé' },
  adresse: { lignes: ['3 rue des Œillets'], codePostal: '52000', commune: 'Chaumont' },
};
const COMMUN = {
  ...{ poste: POSTE, contrat: CONTRAT, voie: 'dematerialisee', signeeLe: '2026-09-29', secteur: '52121' },
  ...{ redevables: [REDEVABLE], montant: 37_500 },
};
const demande = (change: object = {}): MessagePca => {
  const input = { message: { id: 'm-1' }, numero: 'D-1', ...COMMUN, nature: 'produit-local', creances: [TITRE] };
  return { genre: 'confier', input: confierSchema.parse({ ...input, ...change }) };
};
const amende = (change: object = {}): MessagePca => demande({ nature: 'amende', creances: [AVIS], ...change });
const acte = (input: object, numero = 'D-1'): MessagePca => ({
  ...{ genre: 'agir', numero },
  input: agirSchema.parse({ message: { id: 'm-1' }, ...input }),
});
const reversement = (change: object = {}): MessagePca => {
  const lignes = [{ dossier: 'D-1', mouvement: 'v-1', montant: 30_000 }];
  const input = { message: { id: 'm-1' }, reversement: 'R-1', poste: POSTE, ordonneLe: '2026-09-28', mode: 'virement' };
  const iban = 'FR7630006000011234567890189';
  return {
    genre: 'annoncer',
    input: annoncerReversementSchema.parse({ ...input, total: 30_000, iban, lignes, ...change }),
  };
};
const VERSEMENT = { type: 'VersementRecu', mouvement: 'v-1', mode: 'virement', recuLe: '2026-09-20', montant: 30_000 };
const INSOLVABILITE = { type: 'InsolvabiliteSignalee', survenuLe: '2026-09-20', constat: 'rsa' };
const PDF = new Uint8Array(Buffer.from('%PDF-1.4\n% inventé\n'));
const AUTRE_TITRE = { ...TITRE, reference: '2026-T-119' };

const aller = (...messages: readonly MessagePca[]): FichierARediger => ({ ...ALLER, messages });
const retour = (...messages: readonly MessagePca[]): FichierARediger => ({ ...RETOUR, messages });
const signe =
  (fichier: FichierARediger, retouche: (xml: string) => string = (xml) => xml) =>
  async () =>
    signer(Buffer.from(retouche(rediger(fichier).toString('latin1')), 'latin1'));
/** What must be there is changed. */
const changer = (avant: string, apres: string) => (xml: string) => {
  if (!xml.includes(avant)) throw new RangeError(`nothing to change: ${avant}`);
  return xml.replace(avant, apres);
};

const accepte = (nom: string, fichier: FichierARediger, ...codes: readonly CodeMotif[]): Fixture => ({
  ...{ nom: `accepte-${nom}.xml`, octets: signe(fichier), verdict: 'accepte', codes },
});
const rejete = (
  nom: string,
  fichier: FichierARediger,
  codes: readonly CodeMotif[],
  retouche?: (xml: string) => string,
): Fixture => ({ nom: `rejete-${nom}.xml`, octets: signe(fichier, retouche), verdict: 'rejete', codes });

/** The second demande falls alone, and the first is taken. */
const partiel = (nom: string, change: object, ...codes: readonly CodeMotif[]): Fixture => {
  const seconde = demande({ message: { id: 'm-2' }, numero: 'D-2', creances: [AUTRE_TITRE], ...change });
  return { nom: `partiel-${nom}.xml`, octets: signe(aller(demande(), seconde)), verdict: 'partiel', codes };
};
export const FIXTURES: readonly Fixture[] = [
  accepte('demande-produit-local', aller(demande())),
  accepte(
    'demandes-d-amendes',
    aller(amende(), amende({ message: { id: 'm-2' }, numero: 'D-2', creances: [{ ...AVIS, reference: 'AFM-43' }] })),
  ),
  accepte(
    'suivi-du-comptable',
    aller(acte({ type: 'PhaseProlongee', survenuLe: '2026-09-27', terme: '2026-11-30', motif: 'autre' })),
  ),
  accepte(
    'suivi-de-l-etude',
    retour(acte(VERSEMENT), acte({ ...INSOLVABILITE, message: { id: 'm-2' }, preuves: [{ contenu: PDF }] })),
  ),
  accepte(
    'prolongation-par-l-etude-lue',
    retour(acte({ type: 'PhaseProlongee', survenuLe: '2026-09-27', terme: '2026-11-30', motif: 'autre' })),
  ),
  accepte('reversement', retour(reversement())),
  accepte(
    'redevable-d-un-autre-departement',
    aller(demande({ redevables: [{ ...REDEVABLE, departement: '21' }] })),
    'PCA_HORS_DU_DEPARTEMENT',
  ),

  {
    nom: 'rejete-sans-signature.xml',
    octets: async () => rediger(aller(demande())),
    verdict: 'rejete',
    codes: ['PCA_SANS_SIGNATURE'],
  },
  {
    nom: 'rejete-contenu-modifie.xml',
    octets: async () =>
      Buffer.from(
        changer('V="375.00"', 'V="376.00"')((await signer(rediger(aller(demande())))).toString('latin1')),
        'latin1',
      ),
    verdict: 'rejete',
    codes: ['PCA_TOTAL_DIFFERENT', 'SIGNATURE_CONTENU_MODIFIE'],
  },
  rejete(
    'nombre-different',
    aller(demande()),
    ['PCA_NOMBRE_DIFFERENT'],
    changer('<NbrDossier V="1"/>', '<NbrDossier V="2"/>'),
  ),
  rejete(
    'total-different',
    aller(demande()),
    ['PCA_TOTAL_DIFFERENT'],
    changer('<MtTotal V="375.00"/>', '<MtTotal V="375.01"/>'),
  ),
  rejete('contenu-annonce-different', aller(demande()), ['PCA_CONTENU_DIFFERENT'], changer('V="DEMANDE"', 'V="SUIVI"')),
  rejete('fichier-futur', { ...aller(demande()), date: '2026-10-02' }, ['PCA_FICHIER_FUTUR']),
  rejete(
    'element-inconnu',
    aller(demande()),
    ['SCHEMA_ELEMENT_INATTENDU'],
    changer('<NbrDossier', '<Procesverbal/><NbrDossier'),
  ),
  rejete('code-inconnu', aller(demande()), ['CODE_INCONNU'], changer('V="DEMAT"', 'V="FAX"')),
  rejete(
    'trop-de-messages',
    retour(
      ...Array.from({ length: 5001 }, (_, n) =>
        acte({ type: 'DossierPrisEnCharge', le: '2026-09-20', message: { id: `m-${n}` } }, `D-${n}`),
      ),
    ),
    ['PCA_LIMITE_MESSAGES'],
  ),

  partiel('meme-dossier-deux-fois', { numero: 'D-1' }, 'PCA_DOSSIER_EN_DOUBLE'),
  partiel('meme-message-deux-fois', { message: { id: 'm-1' } }, 'PCA_MESSAGE_EN_DOUBLE'),
  partiel('meme-creance-deux-fois', { creances: [TITRE] }, 'PCA_CREANCE_EN_DOUBLE'),
  partiel('redevable-public', { redevables: [{ ...REDEVABLE, droitPublic: true }] }, 'PCA_REDEVABLE_PUBLIC'),
  partiel('deux-redevables-principaux', { redevables: [REDEVABLE, REDEVABLE] }, 'PCA_REDEVABLE_PRINCIPAL'),
  partiel('amende-sur-papier', { nature: 'amende', creances: [AVIS], voie: 'papier' }, 'PCA_PAPIER_INTERDIT'),
  partiel('montants-discordants', { creances: [{ ...AUTRE_TITRE, principal: 40_001 }] }, 'PCA_MONTANTS_DISCORDANTS'),
  partiel(
    'rien-a-recouvrer',
    { creances: [AUTRE_TITRE, { ...TITRE, reference: 'T-3', dejaPaye: 40_000, resteDu: 0 }] },
    'PCA_RIEN_A_RECOUVRER',
  ),
  partiel('prescrite', { creances: [{ ...AUTRE_TITRE, prescription: '2026-09-29' }] }, 'PCA_PRESCRITE'),
  partiel('signee-apres-le-fichier', { signeeLe: '2026-10-01' }, 'PCA_DATE_INCOHERENTE'),

  rejete('valeur-invisible', aller(demande()), ['PCA_VALEUR_REFUSEE'], changer('V="47"', 'V="&#173;47"')),
  rejete('insolvabilite-sans-piece', retour(acte(INSOLVABILITE)), ['PCA_INSOLVABILITE_SANS_PIECE']),
  rejete(
    'versement-mal-reparti',
    retour(acte({ ...VERSEMENT, repartition: { principal: 30_000, fraisHT: 1, tva: 0, excedent: 0 } })),
    ['PCA_MONTANTS_DISCORDANTS'],
  ),
  rejete('reversement-de-frais-deduits', retour(reversement({ total: 26_235 })), ['PCA_MONTANTS_DISCORDANTS']),
  rejete('virement-sans-compte', retour(reversement({ iban: null })), ['PCA_IBAN_ABSENT']),
  {
    ...{ nom: 'partiel-versement-deux-fois.xml', verdict: 'partiel', codes: ['PCA_VERSEMENT_EN_DOUBLE'] },
    octets: signe(retour(acte(VERSEMENT), acte({ ...VERSEMENT, message: { id: 'm-2' } }))),
  },
  {
    ...{ nom: 'partiel-documents-trop-gros.xml', verdict: 'partiel', codes: ['PCA_DOCUMENT_TROP_GROS'] },
    octets: signe(
      retour(
        acte(VERSEMENT),
        acte({ ...INSOLVABILITE, message: { id: 'm-2' }, preuves: [{ contenu: new Uint8Array(20_000_001) }] }),
      ),
    ),
  },
  rejete(
    'documents-du-fichier-trop-gros',
    retour(
      ...[1, 2, 3].map((n) =>
        acte(
          { ...INSOLVABILITE, message: { id: `m-${n}` }, preuves: [{ contenu: new Uint8Array(17_000_000) }] },
          `D-${n}`,
        ),
      ),
    ),
    ['PCA_LIMITE_DOCUMENTS'],
  ),
];
