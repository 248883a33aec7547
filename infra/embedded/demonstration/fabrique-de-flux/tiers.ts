/** Adresse and CpteBancaire, which dépense and recette share (Class_Adresse.xsd, Class_Bancaire.xsd). */
import type { Alea } from './alea.ts';
import { BIC, iban } from './identifiants.ts';
import type { Tiers } from './personnages.ts';
import { bloc, feuille } from './xml.ts';

export const adresse = (tiers: Tiers): string =>
  bloc(
    'Adresse',
    feuille('TypAdr', '1'),
    feuille('Adr2', tiers.voie),
    feuille('CP', tiers.codePostal),
    feuille('Ville', tiers.ville),
    feuille('CodRes', 0),
  );

export const compteBancaire = (alea: Alea, tiers: Tiers): string =>
  bloc('CpteBancaire', feuille('BIC', BIC), feuille('IBAN', iban(alea)), feuille('TitCpte', tiers.nom.slice(0, 32)));
