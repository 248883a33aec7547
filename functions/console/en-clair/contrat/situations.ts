/** Where a contract stands, its dates and its parameters, in the words of the counter. */

import type { Famille } from '../../../../schemas/pca/creance.ts';
import type { Parametres } from '../../../../schemas/pca/parametres.ts';
import type { Situation as SituationDEcheance } from '../../../pca/calendrier/echeance.ts';
import type { Situation } from '../../../pca/contrat/situation.ts';
import { compter } from '../nombre.ts';
import { pourcent } from './taux.ts';

/** With the sign that goes with the word: never by colour alone. */
export const SITUATIONS_DU_CONTRAT: Readonly<
  Record<Situation, readonly ['en-cours' | 'accepte' | 'partiel' | 'rejete' | 'indetermine', string]>
> = {
  absent: ['indetermine', 'Absent'],
  'a-notifier': ['en-cours', 'À notifier'],
  'en-vigueur': ['accepte', 'En vigueur'],
  'mis-en-demeure': ['partiel', 'Mis en demeure'],
  resilie: ['rejete', 'Résilié'],
  expire: ['indetermine', 'Expiré'],
};

export const FAMILLES_EN_CLAIR: Readonly<Record<Famille, string>> = {
  'produits-locaux': 'Produits locaux',
  'amendes-et-condamnations': 'Amendes et condamnations',
};

export const ECHEANCES_EN_CLAIR: Readonly<Record<SituationDEcheance, string>> = {
  'a-venir': 'À venir',
  bientot: 'Bientôt',
  due: 'Aujourd’hui',
  'en-retard': 'Passée',
};

const jours = (n: number): string => compter(n, 'jour');
const ouiOuNon = (oui: boolean): string => (oui ? 'oui' : 'non');

const REGIMES = {
  'deux-semaines': 'deux semaines',
  legal: 'délais légaux (C. com., art. R. 444-56)',
  'plus-court': 'le plus court des deux semaines et des délais légaux',
} as const satisfies Record<Parametres['regimeReversement'], string>;
const IMPUTATIONS = {
  'principal-d-abord': 'le principal d’abord',
  prorata: 'au prorata du principal et des frais',
} as const satisfies Record<Parametres['imputation'], string>;
const ASSIETTES = {
  'somme-recue': 'la somme reçue',
  'somme-nette': 'la somme nette des frais',
} as const satisfies Record<Parametres['assietteDirecte'], string>;
const CERTIFICATS = { dgfip: 'DGFiP', rgs: 'RGS', eidas: 'eIDAS' } as const;

/** Each parameter with its name and its article, in the order of the contract. */
export const parametresEnClair = (
  p: Parametres,
): readonly (readonly [nom: string, valeur: string, source: string])[] => [
  ['Durée de la phase', jours(p.dureeJours), 'art. 7'],
  ['Durée après une reconduction aux objectifs manqués', jours(p.dureeReconduiteJours), 'art. 7'],
  ['Terme un jour chômé reporté au jour ouvré suivant', ouiOuNon(p.reportDuTerme), 'art. 7'],
  ['Objectif des produits locaux', pourcent(p.objectifProduitsLocaux), 'art. 7'],
  ['Taux des amendes, première année', pourcent(p.tauxAmendesPremiereAnnee), 'art. 7'],
  ['État récapitulatif, au plus tard', `le ${p.jourEtatRecapitulatif} du mois qui suit le trimestre`, 'art. 9'],
  ['Dépôt d’un chèque au Trésor', jours(p.chequeTresorJours), 'art. 10'],
  ['Reversement des autres sommes', REGIMES[p.regimeReversement], 'art. 10'],
  ['« Deux semaines »', jours(p.deuxSemainesJours), 'art. 10'],
  ['Imputation d’un versement', IMPUTATIONS[p.imputation], 'art. 11'],
  ['Assiette des frais d’une amende payée au comptable', ASSIETTES[p.assietteDirecte], 'art. 11'],
  ['Durée du contrat', compter(p.dureeContratAns, 'an'), 'art. 12'],
  ['Délai de mise en demeure', `${p.miseEnDemeureMois}\u00a0mois`, 'art. 13'],
  [
    'Informer « dans les plus brefs délais »',
    `${compter(p.informerJoursOuvres, 'jour ouvré', 'jours ouvrés')}`,
    'art. 5 et 6',
  ],
  ['Lecture d’un dossier par l’étude', compter(p.lectureJoursOuvres, 'jour ouvré', 'jours ouvrés'), 'notre lecture'],
  ['Marge avant la prescription', jours(p.margePrescriptionJours), 'notre lecture'],
  ['Attente d’un nouveau compte bancaire', jours(p.attenteDuCompteJours), 'notre lecture'],
  ['Contrôle de l’étude', `tous les ${p.controleMois}\u00a0mois, ${p.controleMaximumMois} au plus`, 'usage'],
  ['Certificats admis', p.certificats.map((un) => CERTIFICATS[un]).join(', '), 'notre lecture'],
];
