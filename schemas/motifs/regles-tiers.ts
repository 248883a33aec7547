/** Rules of the tiers, its address and its bank account. */
import { type Motif, motifs } from './motif.ts';

type Entree = Pick<Motif, 'phrase' | 'remede' | 'source'> & Partial<Pick<Motif, 'numAnoAck' | 'niveau'>>;
/** On a ligne: it rejects the bordereau. */
const tiers = (entree: Entree): Motif => ({ niveau: 'ligne', gravite: 'rejet', numAnoAck: 'ERREUR_AUTRE', ...entree });

const SIGNER = 'puis produisez, signez et déposez à nouveau le bordereau.';
const FICHE = `Corrigez la fiche du tiers dans le progiciel financier, ${SIGNER}`;
const ICI = 'Pièce {piece}, ligne {lignePiece} :';
const DEUX = 'PES v2 v5.12, Class_TiersDepense.xsd et Class_TiersRecette.xsd';
const DEPENSE = 'PES v2 v5.12, Class_TiersDepense.xsd';
const RECETTE = 'PES v2 v5.12, Class_TiersRecette.xsd';
const ADRESSE = 'PES v2 v5.12, Class_Adresse.xsd';
const BANQUE = 'PES v2 v5.12, Class_Bancaire.xsd';
const CODES = { numAnoAck: 'ERREUR_CODIFICATION' } as const;

const PERSONNE = motifs({
  CIVILITE_ABSENTE: tiers({
    phrase: `${ICI} le tiers est une personne physique (CatTiers 01) et n’a pas de civilité (Civilite).`,
    remede: FICHE,
    source: `${DEUX}, Civilite : rejet du bordereau`,
  }),
  PRENOM_ABSENT: tiers({
    phrase: `${ICI} le tiers est une personne physique (CatTiers 01) et n’a pas de prénom (Prenom).`,
    remede: FICHE,
    source: `${DEUX}, Prenom : rejet du bordereau`,
  }),
  ETAT_CIVIL_INATTENDU: tiers({
    phrase: `${ICI} {element} est renseigné, alors que le tiers n’est pas une personne physique (CatTiers {categorie}).`,
    remede: FICHE,
    source: `${DEPENSE}, Civilite et Prenom : rejet du bordereau`,
  }),
  NAISSANCE_INATTENDUE: tiers({
    phrase: `${ICI} {element} est renseigné, alors que le tiers n’est pas une personne physique (CatTiers {categorie}).`,
    remede: FICHE,
    source: `${RECETTE}, DteNaissance et LieuNaissance : rejet du bordereau`,
  }),
  CIVILITE_SUPPRIMEE: tiers({
    phrase: `${ICI} la civilité « {valeur} » (Civilite) n’existe plus.`,
    remede: FICHE,
    source: `${RECETTE}, Civilite : rejet du bordereau`,
    ...CODES,
  }),
  LIEU_DE_NAISSANCE_INCOHERENT: tiers({
    phrase: `${ICI} NeEnFrance à {valeur} demande le bloc {attendu}.`,
    remede: FICHE,
    source: `${RECETTE}, MetropoleDomCom et Etranger : rejet du bordereau`,
  }),
  DEPARTEMENT_DE_NAISSANCE_INCONNU: tiers({
    phrase: `${ICI} le département de naissance « {valeur} » (CodeDeptDomCom) n’existe pas.`,
    remede: FICHE,
    source: `${RECETTE}, CodeDeptDomCom : rejet du bordereau`,
    ...CODES,
  }),
  COMMUNE_DE_NAISSANCE_INCORRECTE: tiers({
    phrase: `${ICI} le code de la commune de naissance « {valeur} » (CodeCommune) doit compter {chiffres} chiffres dans le département {departement}.`,
    remede: FICHE,
    source: `${RECETTE}, CodeCommune : rejet du bordereau`,
    ...CODES,
  }),
  PATIENT_SANS_ETRE_UNE_PERSONNE: tiers({
    phrase: `${ICI} l’édition 05 (avis des sommes à payer des patients) demande que le débiteur principal soit une personne physique ; sa catégorie (CatTiers) est {categorie}.`,
    remede: FICHE,
    source: `${RECETTE}, CatTiers : rejet du bordereau`,
  }),
});

const IDENTIFIANT = motifs({
  IDENTIFIANT_DU_TIERS_INCORRECT: tiers({
    phrase: `${ICI} l’identifiant « {valeur} » (IdTiers) n’est pas {nature} : il y faut {forme}, dont une clé juste.`,
    remede: FICHE,
    source: `${DEUX}, IdTiers et NatIdTiers : rejet du bordereau`,
    numAnoAck: 'ERREUR_SIRET',
  }),
  NIR_INCORRECT: tiers({
    phrase: `${ICI} le numéro de sécurité sociale du tiers (IdTiers, NatIdTiers 04) n’a pas quinze caractères, ou sa clé est fausse.`,
    remede: FICHE,
    source: `${DEUX}, IdTiers : rejet du bordereau`,
  }),
  IDENTIFIANT_DU_TIERS_SANS_NATURE: tiers({
    phrase: `${ICI} {present} est renseigné sans {absent}.`,
    remede: FICHE,
    source: `${RECETTE}, IdTiers et NatIdTiers : rejet du bordereau`,
  }),
  NIR_HORS_ANNULATION: tiers({
    phrase: `${ICI} un numéro de sécurité sociale (NatIdTiers 04) n’est admis que sur un mandat correctif annulant un titre (TypPce 02, NatPce 09).`,
    remede: `Désignez le tiers par un autre identifiant, ${SIGNER}`,
    source: `${DEPENSE}, IdTiers : rejet du bordereau`,
  }),
  NIR_D_UN_AUTRE_QUE_L_ASSURE: tiers({
    phrase: `${ICI} un numéro de sécurité sociale (NatIdTiers 04) n’est admis que pour l’assuré, ou quand l’assuré est le débiteur (CodAssDeb 1).`,
    remede: `Désignez le tiers par un autre identifiant, ${SIGNER}`,
    source: `${RECETTE}, IdTiers : rejet du bordereau`,
  }),
});

const DOMICILE = motifs({
  CODE_POSTAL_INCORRECT: tiers({
    phrase: `${ICI} le code postal « {valeur} » (CP) n’a pas cinq chiffres.`,
    remede: `Corrigez le code postal (99999 pour un tiers qui réside à l’étranger), ${SIGNER}`,
    source: `${ADRESSE}, CP : rejet du bordereau`,
  }),
  PAYS_ABSENT: tiers({
    phrase: `${ICI} le tiers n’est pas résident (CodRes à 1) et son pays manque (CodPays).`,
    remede: FICHE,
    source: `${ADRESSE}, CodRes et CodPays : rejet du bordereau`,
  }),
  PAYS_INATTENDU: tiers({
    phrase: `${ICI} le tiers est résident (CodRes à 0), mais son pays est {valeur} (CodPays). Attendu : 100, ou aucune balise.`,
    remede: FICHE,
    source: `${ADRESSE}, CodRes et CodPays : rejet du bordereau`,
  }),
});

const COMPTE = motifs({
  RIB_INCOMPLET: tiers({
    phrase: `${ICI} le RIB du tiers est incomplet : {element} manque.`,
    remede: FICHE,
    source: `${BANQUE}, CodeEtab, CodeGuic, IdCpte et CleRib : rejet du bordereau`,
  }),
  RIB_INCORRECT: tiers({
    phrase: `${ICI} le RIB {valeur} est incorrect : sa clé ou la longueur d’un de ses éléments est fausse.`,
    remede: FICHE,
    source: `${BANQUE}, CodeEtab, CodeGuic, IdCpte et CleRib : rejet du bordereau`,
  }),
  BANQUE_INTERNATIONALE_INCOMPLETE: tiers({
    phrase: `${ICI} {present} est renseigné sans {absent}.`,
    remede: FICHE,
    source: `${BANQUE}, IdPayInt et IdBancInt : rejet du bordereau`,
  }),
  IBAN_EN_MINUSCULES: tiers({
    niveau: 'flux',
    phrase: `${ICI} l’IBAN {valeur} contient des minuscules.`,
    remede: 'Écrivez l’IBAN en majuscules, puis produisez, signez et déposez à nouveau le flux.',
    source: `${BANQUE}, IBAN : rejet du flux`,
  }),
  IBAN_INCORRECT: tiers({
    phrase: `${ICI} l’IBAN {valeur} est incorrect : {detail}.`,
    remede: FICHE,
    source: `${BANQUE}, IBAN : rejet du bordereau ; ISO 13616`,
  }),
  BIC_INCONNU: tiers({
    phrase: `${ICI} le BIC {valeur} est incorrect : aucun pays n’a le code {pays}.`,
    remede: FICHE,
    source: `${BANQUE}, BIC : rejet du bordereau ; ISO 9362`,
  }),
  BIC_ABSENT: tiers({
    phrase: `${ICI} le compte est domicilié à l’étranger ({pays}) et son BIC manque.`,
    remede: FICHE,
    source: `${BANQUE}, BIC : rejet du bordereau`,
  }),
});

export const MOTIFS_REGLES_TIERS = { ...PERSONNE, ...IDENTIFIANT, ...DOMICILE, ...COMPTE };
