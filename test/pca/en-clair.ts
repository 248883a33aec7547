/** What people give, in clear: a contract, demandes, debtors. Invented, all of it. */
import type { Qui } from '../../functions/habilitation/qui.ts';
import type { Acteur } from '../../schemas/evenements/identifiants.ts';
import { PARAMETRES_PAR_DEFAUT } from '../../schemas/pca/parametres.ts';
import { AUTRE_ETUDE, CONTRAT, ETUDE, GROUPEMENT, POSTE } from './noms.ts';

export const PDF = new Uint8Array(Buffer.from('%PDF-1.4\n% invented\n'));

export const qui = (acteur: Acteur): Qui => ({
  acteur,
  perimetre:
    acteur.codique !== null
      ? { type: 'poste', codique: acteur.codique }
      : acteur.siret !== undefined
        ? { type: 'etude', siret: acteur.siret }
        : { type: 'departement', code: '52' },
  nom: 'Camille Inventée',
});

let rang = 0;
export const nouveau = () => ({ id: `msg-${++rang}` });

export const titre = (resteDu: number, change = {}) => ({
  ...{ reference: `2025-T-${++rang}`, collectivite: { siret: '21520000000010', nom: 'Commune de Saint-Aubin' } },
  ...{ exercice: '2025', objet: 'Restauration scolaire' },
  ...{ priseEnChargeLe: '2025-06-01', prescription: '2029-06-01', relanceLe: '2025-09-01', miseEnDemeureLe: null },
  ...{ principal: resteDu, majoration: 0, fraisAnterieurs: 0, dejaPaye: 0, resteDu },
  ...change,
});

export const redevable = (nom = `Dupré-${++rang}`) => ({
  ...{ role: 'principal', departement: '52', droitPublic: false },
  personne: { type: 'physique', nom, prenom: 'Léa' },
  adresse: { lignes: ['3 rue du Moulin'], codePostal: '52000', commune: 'Chaumont' },
});

export const demandeEnClair = (montant: number, change = {}) => ({
  ...{ message: nouveau(), poste: POSTE, numero: `D-${++rang}`, contrat: CONTRAT, nature: 'produit-local' },
  ...{ voie: 'dematerialisee', signeeLe: '2026-01-10', secteur: '52121', montant },
  ...{ creances: [titre(montant)], redevables: [redevable()] },
  ...change,
});

/** What is signed, where nothing else is said: the whole département in one groupement of two études. */
export const signature = (change = {}) => ({
  ...{ type: 'ContratSigne', message: nouveau(), departement: '52', signataire: ETUDE },
  titulaire: { type: 'groupement', siret: GROUPEMENT, mandataire: ETUDE },
  ...{ etudes: [ETUDE, AUTRE_ETUDE], postes: [POSTE], parametres: PARAMETRES_PAR_DEFAUT },
  document: { contenu: PDF },
  ...change,
});
