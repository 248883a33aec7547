/** Codes of a reference to a PJ, in our words (CommunPES.xsd, Class_PJReference.xsd). */
import type { Nomenclature } from './nomenclature.ts';

export const SUPPORT: Nomenclature = { '01': 'électronique', '02': 'papier', '03': 'disque' };

export const TYPE_PJ: Nomenclature = {
  '001': 'document budgétaire',
  '002': 'recette',
  '003': 'dépense',
  '004': 'état de paye',
  '005': 'état d’aide sociale',
  '006': 'PES Facture',
  '007': 'facture d’ORMC pour Chorus Pro',
  '008': 'complément d’un avis pour Chorus Pro',
  '009': 'contrat de marché',
  '010': 'facture d’ORMC suivi à l’ENSU, à éditer',
  '011': 'complément d’un avis suivi à l’ENSU',
  '012': 'compte financier unique, état de l’ordonnateur',
  '013': 'compte financier unique, états annexes',
};
