/** Invented persons, companies and places, all within ISO-8859-1. */
import type { Alea } from './alea.ts';
import { siret } from './identifiants.ts';

const PRENOMS = [
  'Éloïse',
  'Théophane',
  'Maëline',
  'Gaëtan',
  'Zélie',
  'Côme',
  'Héloïse',
  'Anaël',
  'Solène',
  'Rémi',
] as const;
const NOMS = [
  'Brévalain',
  'Quérouville',
  'Lançonnet',
  'Desgrivaux',
  'Aumônier-Vasseuil',
  'Thévérac',
  'Pérignoux',
  'Maubrézin',
] as const;
const ENSEIGNES = [
  'MENUISERIE DU GUÉ FLEURI',
  'ÉLECTRICITÉ BRÉVALAIN & FILS',
  'PAPETERIE DE LA TOUR PENCHÉE',
  'VOIRIE ET RÉSEAUX DU VAL DE BRUME',
  'CANTINES RÉUNIES DES ÉTANGS',
  'ATELIER « LE BEAU CUIVRE »',
  'PÉPINIÈRES THÉVÉRAC',
  'TRANSPORTS LANÇONNET',
] as const;
const VOIES = [
  'rue de la Forge-Noyée',
  'chemin des Trois-Hêtres',
  'place du Vieux-Châtaignier',
  'allée des Fées',
] as const;
const VILLES = ['SAINT-AUBIN-LES-ÉTANGS', 'BRÉVAL-SUR-BRUME', 'LA FORÊT-NOIRE-EN-VAL', 'MONTHÉRY-LE-VIEUX'] as const;

export interface Tiers {
  readonly civilite: string | null;
  readonly nom: string;
  readonly prenom: string | null;
  readonly siret: string | null;
  readonly reference: string;
  readonly voie: string;
  readonly codePostal: string;
  readonly ville: string;
}

const adresse = (alea: Alea) => ({
  reference: `T${alea.chiffres(6)}`,
  voie: `${alea.entier(1, 98)} ${alea.choisir(VOIES)}`,
  codePostal: `80${alea.entier(960, 999)}`,
  ville: alea.choisir(VILLES),
});

export const personne = (alea: Alea): Tiers => ({
  civilite: alea.choisir(['M', 'Mme']),
  nom: alea.choisir(NOMS),
  prenom: alea.choisir(PRENOMS),
  siret: null,
  ...adresse(alea),
});

export const entreprise = (alea: Alea): Tiers => ({
  civilite: null,
  nom: alea.choisir(ENSEIGNES),
  prenom: null,
  siret: siret(alea),
  ...adresse(alea),
});
