/** Who a tiers is, in our words (CommunPES.xsd). */
import type { Nomenclature } from './nomenclature.ts';

export const NATURE_IDENTIFIANT: Nomenclature = {
  '01': 'SIRET',
  '02': 'SIREN',
  '03': 'FINESS',
  '04': 'numéro de sécurité sociale (NIR)',
  '05': 'numéro de TVA intracommunautaire',
  '06': 'hors Union européenne',
  '07': 'TAHITI',
  '08': 'RIDET',
  '09': 'immatriculation en cours',
  '10': 'FRWF',
};

export const CATEGORIE: Nomenclature = {
  '01': 'personne physique',
  '20': 'État, établissement public national',
  '21': 'région',
  '22': 'département',
  '23': 'commune',
  '24': 'groupement de collectivités',
  '25': 'caisse des écoles',
  '26': 'CCAS',
  '27': 'établissement public de santé',
  '28': 'école nationale de la santé publique',
  '29': 'autre établissement public, organisme international',
  '50': 'autre organisme social',
  '60': 'personne morale de droit privé non sociale',
  '61': 'sécurité sociale, régime général',
  '62': 'sécurité sociale, régime agricole',
  '63': 'sécurité sociale, indépendants',
  '64': 'sécurité sociale, autre régime obligatoire',
  '65': 'mutuelle, assurance',
  '70': 'autre tiers payant',
  '71': 'CNRACL',
  '72': 'IRCANTEC',
  '73': 'ASSEDIC',
  '74': 'retraite complémentaire des salariés',
};

export const NATURE_JURIDIQUE: Nomenclature = {
  '01': 'particulier',
  '02': 'artisan, commerçant, agriculteur',
  '03': 'société',
  '04': 'caisse d’assurance maladie et assimilées',
  '05': 'caisse complémentaire',
  '06': 'association',
  '07': 'État, organisme d’État',
  '08': 'établissement public national',
  '09': 'collectivité, établissement public local ou de santé',
  '10': 'État étranger, ambassade',
  '11': 'caisse d’allocations familiales',
};

export const ROLE: Nomenclature = {
  '01': 'débiteur principal',
  '02': 'débiteur à règles particulières',
  '03': 'débiteur solidaire',
  '04': 'codébiteur',
  '05': 'employeur',
  '06': 'malade',
  '07': 'assuré',
  '10': 'client',
  '11': 'acheteur',
  '12': 'destinataire',
  '13': 'facturé',
  '14': 'gestionnaire de la TVA',
  '15': 'comptable du client',
  '20': 'émetteur',
  '21': 'vendeur',
  '22': 'expéditeur',
  '23': 'fabricant',
  '24': 'fournisseur',
  '25': 'destinataire du paiement',
  '26': 'comptable de l’émetteur',
  '30': 'logement',
};

export const TYPE_ADRESSE: Nomenclature = { '0': 'non précisée', '1': 'principale', '2': 'secondaire' };
