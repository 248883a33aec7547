/** Header, pièces justificatives, bank accounts and addresses. */
import { du, HELIOS, type Officielle, SI_REFERENTIEL } from './officielle.ts';

const entete = du('Class_EntetePES.xsd');
const pj = du('Class_PJ.xsd');
const pjRef = du('Class_PJReference.xsd');
const banque = du('Class_Bancaire.xsd');
const adresse = du('Class_Adresse.xsd');

/** The schema's own judgement, at the level of the PJ. */
const REFERENCE = 'PJ_REFERENCE_COMPTABLE_INCORRECTE';

export const COMMUNES: readonly Officielle[] = [
  entete('IdPost', 'flux', 'Codique de 6 ou 7 chiffres, ou 02A, 02B et 3 ou 4 chiffres ; le poste existe.', {
    schema: true,
    motifs: ['POSTE_COMPTABLE_INCONNU', 'BUDGET_INCONNU', 'BUDGET_FERME', 'POSTE_COMPTABLE_HORS_ADHESION'],
    reste: 'L’existence du poste et du budget n’est jugée que par un référentiel, ou par l’adhésion.',
  }),
  entete('FinJur', 'flux', 'Obligatoire en M21 et M22, interdit ailleurs.', {
    motifs: ['FINESS_JURIDIQUE_ABSENT', 'FINESS_JURIDIQUE_INATTENDU'],
    reste: SI_REFERENTIEL,
  }),
  pj('Fichier', 'pj', 'Compressé par gzip puis converti en base64, non vide, lisible.', {
    motifs: [
      'PJ_VIDE',
      'PJ_BASE64_INCORRECT',
      'PJ_NON_COMPRESSEE',
      'PJ_ILLISIBLE',
      'PJ_TROP_VOLUMINEUSE',
      'PJ_GENRE_DIFFERENT',
    ],
    reste:
      'Lisible s’entend de la décompression entière, somme et taille vérifiées : le document lui-même n’est pas ouvert.',
  }),
  pj('IdUnique', 'pj', 'N’a jamais servi dans la collectivité.', {
    motifs: ['PJ_INCOMPLETE', 'PJ_EN_DOUBLE', 'DOUBLON_PJ_DEPOSEE'],
    schema: true,
    reste: 'Les pièces transmises à Hélios autrement que par Passerelle ne sont pas connues.',
  }),
  pj('NomPJ', 'pj', 'Porte une extension d’au plus quatre caractères.', { schema: true, motifs: ['PJ_NOM_INCORRECT'] }),
  pj('TypePJ', 'pj', 'S’accorde avec le domaine de RefCompta ; 012 et 013 demandent un budget à CFU.', {
    motifs: ['PJ_INCOMPLETE', 'PJ_TYPE_HORS_DOMAINE', 'PJ_BUDGET_SANS_CFU'],
    schema: true,
    reste: 'Que le budget présente un CFU n’est jugé que par un référentiel.',
  }),
  pj('RefCompta', 'pj', 'Obligatoire pour les types 012 et 013.', { motifs: ['PJ_REFERENCE_COMPTABLE_ABSENTE'] }),
  pj('IdVer', 'pj', 'Vaut 1.', { schema: true, motifs: ['PJ_VERSION_INCORRECTE'] }),
  pj('Domaine', 'pj', 'Vaut 01, 02, 04 ou 06, s’accorde avec TypePJ et avec ce que porte le flux.', {
    motifs: [REFERENCE, 'PJ_DOMAINE_INCORRECT', 'PJ_DOMAINE_HORS_FLUX', 'PJ_TYPE_HORS_DOMAINE'],
    schema: true,
    reste:
      '07 (CFU), que le schéma dit actif en v5.13, est admis. Un flux sans dépense, recette ni marché admet tout domaine.',
  }),
  pj('Exercice', 'pj', 'Une année.', { schema: true, motifs: [REFERENCE] }),
  pj('TypeObjet', 'pj', 'Type du bordereau, du document budgétaire ou nature du marché, selon le domaine.', {
    motifs: [REFERENCE, 'PJ_OBJET_INCORRECT'],
    schema: true,
    reste: 'Pour un CFU la note demande 10, que le schéma de v5.12 n’admet pas : aucune valeur n’est jugée.',
  }),
  pj('Identifiant', 'pj', 'Présent dans RefCompta.', {
    motifs: [REFERENCE, 'PJ_IDENTIFIANT_ABSENT'],
    schema: true,
    reste: 'Que la pièce comptable désignée existe demande les données d’Hélios.',
  }),
  pjRef('Support', 'flux', 'Présent ; 02 et 03 excluent un bloc PJ.', {
    motifs: ['PJ_ANNONCEE_HORS_LIGNE', 'PJ_REFEREES_ABSENTES', 'LIMITE_REFERENCES_PJ'],
    schema: true,
    reste: 'Le niveau n’est pas dit pour un bloc PJ annoncé sur papier : la PJ est rejetée seule.',
  }),
  pjRef('IdUnique', 'flux', 'Présent.', { schema: true }),
  pjRef('TypePJ', 'non dit', '010 ou 011 pour les éditions d’avis des sommes à payer.', {
    schema: true,
    reste: 'La note dit que le Guichet ne rejette pas : le comptable, lui, ne pourra enregistrer l’article.',
  }),
  banque('IdPayInt', 'bordereau', 'Connu et valide ; servi avec IdBancInt.', {
    motifs: ['BANQUE_INTERNATIONALE_INCOMPLETE'],
    reste: `Les valeurs admises ne sont pas connues. ${HELIOS}`,
  }),
  banque('IdBancInt', 'bordereau', 'Connu et valide ; servi avec IdPayInt.', {
    motifs: ['BANQUE_INTERNATIONALE_INCOMPLETE'],
    reste: `Les valeurs admises ne sont pas connues. ${HELIOS}`,
  }),
  ...['CodeEtab', 'CodeGuic', 'IdCpte', 'CleRib'].map((element) =>
    banque(element, 'bordereau', 'Les quatre éléments du RIB ensemble, et sa clé.', {
      motifs: ['RIB_INCOMPLET', 'RIB_INCORRECT'],
      schema: true,
      reste: 'Non vérifié avec un virement à l’étranger (ModRegl 06), comme le dit la note de ModRegl.',
    }),
  ),
  banque('BIC', 'bordereau', 'En majuscules (sinon rejet du flux), connu et valide ; obligatoire à l’étranger.', {
    motifs: ['BIC_INCONNU', 'BIC_ABSENT'],
    schema: true,
    reste: 'Seul le pays du BIC est jugé : le répertoire des BIC n’est pas joint. Monaco n’est pas tenu pour étranger.',
  }),
  banque('IBAN', 'bordereau', 'En majuscules (sinon rejet du flux), complet et valide.', {
    motifs: ['IBAN_EN_MINUSCULES', 'IBAN_INCORRECT'],
    schema: true,
    reste: 'Clé, longueur du pays et clé RIB d’un IBAN français ; l’existence du compte n’est pas jugée.',
  }),
  adresse('CP', 'bordereau', 'Cinq chiffres.', { motifs: ['CODE_POSTAL_INCORRECT'], schema: true }),
  adresse('CodRes', 'bordereau', 'À 1, demande CodPays ; à 0, l’exclut ou demande 100.', {
    motifs: ['PAYS_ABSENT', 'PAYS_INATTENDU'],
    schema: true,
  }),
  adresse('CodPays', 'bordereau', 'Obligatoire si CodRes vaut 1 ; absent ou 100 s’il vaut 0.', {
    motifs: ['PAYS_ABSENT', 'PAYS_INATTENDU'],
    schema: true,
    reste: 'Un pays inconnu n’est pas rejeté par le Guichet : la note parle d’un traitement dans Hélios.',
  }),
];
