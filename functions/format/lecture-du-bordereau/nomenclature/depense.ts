/** Codes of the mandats, in our words (CommunDepense.xsd). */
import type { Nomenclature } from './nomenclature.ts';

export const TYPE_BORDEREAU: Nomenclature = {
  '01': 'ordinaire',
  '02': 'annulation ou réduction',
  '03': 'ordres de paiement',
};

export const TYPE_PIECE: Nomenclature = {
  '01': 'ordinaire',
  '02': 'correctif',
  '03': 'ordre budgétaire',
  '04': 'ordre mixte',
  '05': 'émis après paiement',
  '06': 'global',
  '07': 'admission en non-valeur',
  '08': 'collectif',
  '09': 'sur marché',
  '10': 'rattachement',
  '11': 'ordre de paiement',
  '13': 'charges constatées d’avance',
};

export const NATURE_PIECE: Nomenclature = {
  '01': 'fonctionnement',
  '02': 'investissement',
  '03': 'inventaire',
  '04': 'emprunt',
  '05': 'régie',
  '06': 'annulation ou réduction',
  '07': 'complémentaire',
  '08': 'réémis',
  '09': 'annule un titre',
  '10': 'annule un mandat de rattachement',
  '11': 'paie',
  '12': 'retenue de garantie',
  '13': 'dernier acompte d’un marché',
  '14': 'avance forfaitaire',
  '18': 'opération d’ordre de cession',
};

export const MODE_DE_REGLEMENT: Nomenclature = {
  '01': 'numéraire',
  '02': 'chèque',
  '03': 'virement',
  '04': 'virement par une autre application',
  '05': 'virement de gros montant',
  '06': 'virement à l’étranger',
  '07': 'budget rattaché',
  '08': 'opération d’ordre',
  '09': 'avis de règlement',
  '10': 'prélèvement',
  '11': 'virement interne',
};

export const INTERETS_MORATOIRES: Nomenclature = { '01': 'taux légal', '02': 'taux de la BCE', '03': 'autre' };

export const PIECE_D_ORIGINE: Nomenclature = {
  '01': 'mandat',
  '02': 'titre',
  '03': 'paiement',
  '04': 'liste de non-valeurs',
  '05': 'ordre de paiement de l’ordonnateur',
};
