/** Codes of the titres and of their recovery, in our words (CommunRecette.xsd). */
import type { Nomenclature } from './nomenclature.ts';

export const TYPE_BORDEREAU: Nomenclature = {
  '01': 'ordinaire',
  '02': 'annulation ou réduction',
  '03': 'ordres de recette',
  '06': 'ordres de recette à plusieurs créanciers (ORMC)',
};

export const TYPE_PIECE: Nomenclature = {
  '01': 'ordinaire',
  '02': 'correctif',
  '03': 'ordre budgétaire',
  '04': 'ordre mixte',
  '05': 'émis après encaissement',
  '06': 'récapitulatif, avec rôle',
  '07': 'récapitulatif, sans rôle',
  '09': 'majoration',
  '10': 'sur plusieurs années',
  '11': 'rattachement',
  '12': 'ordre de recette de l’ordonnateur',
  '14': 'produits constatés d’avance',
  '15': 'ORMC',
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
  '09': 'annule un mandat',
  '10': 'annule un titre de rattachement',
  '11': 'marché',
  '18': 'opération d’ordre de cession',
};

/** Who edits the avis des sommes à payer. */
export const EDITION: Nomenclature = {
  '01': 'par la DGFiP',
  '02': 'dans Chorus Pro',
  '03': 'dans Chorus Pro, pour un ORMC',
  '04': 'pas par la DGFiP',
  '05': 'par la DGFiP, pour un patient',
  '06': 'par la DGFiP, pour un ORMC suivi à l’ENSU',
};

export const PIECE_D_ORIGINE: Nomenclature = {
  '01': 'titre',
  '02': 'mandat',
  '03': 'encaissement',
  '05': 'liste de majoration',
};

export const ASSURE_EST_DEBITEUR: Nomenclature = { '1': 'oui', '2': 'non', '3': 'on ne sait pas' };
export const AYANT_DROIT: Nomenclature = { '01': 'conjoint', '02': 'enfant', '03': 'autre' };
export const PRELEVEUR: Nomenclature = { '01': 'le comptable', '02': 'l’ordonnateur' };

export const PERIODICITE: Nomenclature = {
  '01': 'tous les deux mois',
  '02': 'chaque mois',
  '03': 'deux fois par mois',
  '04': 'chaque trimestre',
  '05': 'chaque semestre',
  '06': 'chaque année',
  '07': 'une seule fois',
};

export const SEQUENCE: Nomenclature = {
  '01': 'unique (OOFF)',
  '02': 'premier (FRST)',
  '03': 'suivant (RCUR)',
  '04': 'dernier (FNAL)',
};

export const SENS_DU_RECOUVREMENT: Nomenclature = { '01': 'vers l’ordonnateur', '02': 'd’un centre d’encaissement' };

export const MODE_DE_REGLEMENT: Nomenclature = {
  '01': 'numéraire',
  '02': 'chèque',
  '03': 'virement',
  '04': 'virement par une autre application',
  '05': 'virement de gros montant',
  '06': 'virement de l’étranger',
  '07': 'budget rattaché',
  '08': 'prélèvement',
  '09': 'virement interne',
};
