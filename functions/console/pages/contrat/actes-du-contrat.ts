/** The acts on a contract as people do them: an address, its words, its fields, whose it is. */
import type { ContratEvenement } from '../../../../schemas/evenements/contrat.ts';
import type { ContratLu } from '../../lecture/contrat/contrat.ts';
import { DE_QUI_SIGNE } from './actes-de-qui-signe.ts';
import { DU_COMPTABLE } from './actes-du-comptable.ts';

export type Choix = readonly (readonly [valeur: string, libelle: string])[];

export interface ChampDuContrat {
  /** Of the message (schemas/messages/pca/contrat.ts); a dot for what is inside another. */
  readonly nom: string;
  readonly libelle: string;
  readonly aide?: string;
  readonly sorte:
    | ('date' | 'pourcent' | 'ligne' | 'fichier' | 'certificat')
    | ('choix' | 'signeur' | 'oui-non' | 'secteurs' | 'parametres');
  readonly choix?: (lu: ContratLu) => Choix;
  readonly facultatif?: boolean;
}

export interface ActeDuContrat {
  /** Under `/contrats/<id>/actes/`. */
  readonly chemin: string;
  readonly type: Exclude<ContratEvenement['type'], 'ContratSigne'>;
  /** `signeur`: he in whose name a certificate signs, a comptable or an étude. `poste`: the comptable of the poste named. */
  readonly auteur: 'ddfip' | 'titulaire' | 'signeur' | 'poste';
  readonly titre: string;
  readonly effet: string;
  readonly bouton: string;
  readonly champs: readonly ChampDuContrat[];
  /** What cannot be taken back is read again before it is done. */
  readonly recapitulatif?: boolean;
  readonly utile?: (lu: ContratLu) => boolean;
}

const date = (nom: string, libelle: string, aide?: string): ChampDuContrat => ({
  ...{ nom, libelle, sorte: 'date' },
  ...(aide === undefined ? {} : { aide }),
});
const ligne = (nom: string, libelle: string, aide?: string): ChampDuContrat => ({
  ...{ nom, libelle, sorte: 'ligne' },
  ...(aide === undefined ? {} : { aide }),
});
const fichier = (nom: string, libelle: string): ChampDuContrat => ({
  ...{ nom, libelle, sorte: 'fichier', aide: 'PDF, JPEG ou PNG, 4 Mo au plus.' },
});

const etudesMembres = ({ membres }: ContratLu): Choix =>
  membres.filter(({ jusquAu }) => jusquAu === null).map(({ etude }) => [etude, etude]);
const tablesAAccepter = ({ tables }: ContratLu): Choix =>
  tables.filter(({ acceptee }) => !acceptee).map(({ table }) => [table, table]);
const anniversaires = ({ echeances }: ContratLu): Choix =>
  echeances
    .filter(({ regle }) => regle === 'anniversaire-du-contrat')
    .map(({ date: jour }) => [jour, jour.split('-').reverse().join('/')]);

const DE_LA_DDFIP: readonly ActeDuContrat[] = [
  {
    ...{ chemin: 'notification', type: 'ContratNotifie', auteur: 'ddfip', bouton: 'Enregistrer la notification' },
    titre: 'Enregistrer la notification',
    effet: 'Les années du contrat et ses anniversaires se comptent de ce jour (art. 12).',
    champs: [date('le', 'Notifié le')],
  },
  {
    ...{ chemin: 'parametres', type: 'ParametresModifies', auteur: 'ddfip', bouton: 'Modifier les paramètres' },
    titre: 'Modifier les paramètres',
    effet: 'Un dossier garde les conditions du jour de sa réception : seuls ceux qui suivront auront les nouvelles.',
    champs: [date('depuis', 'À partir du'), { nom: 'parametres', libelle: 'Paramètres', sorte: 'parametres' }],
  },
  {
    ...{ chemin: 'taux', type: 'TauxDesAmendesFixe', auteur: 'ddfip', bouton: 'Fixer le taux' },
    titre: 'Fixer le taux des amendes',
    effet: 'La DDFiP le revoit à chaque anniversaire de la notification (art. 7).',
    champs: [
      { nom: 'depuis', libelle: 'À partir de l’anniversaire du', sorte: 'choix', choix: anniversaires },
      { nom: 'taux', libelle: 'Taux à atteindre (%)', sorte: 'pourcent' },
    ],
    utile: (lu) => anniversaires(lu).length > 0,
  },
  {
    ...{ chemin: 'maintien', type: 'MaintienDesAmendesDecide', auteur: 'ddfip', bouton: 'Décider' },
    titre: 'Maintenir ou arrêter les amendes',
    effet: 'Arrêtées, les amendes ne sont plus confiées ; les produits locaux continuent (art. 7).',
    champs: [
      date('depuis', 'À partir du'),
      { nom: 'maintenues', libelle: 'Les amendes sont maintenues', sorte: 'oui-non' },
      { nom: 'tauxConstate', libelle: 'Taux constaté (%)', sorte: 'pourcent' },
    ],
    recapitulatif: true,
  },
  {
    ...{ chemin: 'reconduction', type: 'ContratReconduit', auteur: 'ddfip', bouton: 'Reconduire le contrat' },
    titre: 'Reconduire le contrat',
    effet: 'Si un objectif a été manqué, les dossiers reçus dès lors ont la durée réduite (art. 7).',
    champs: [
      date('le', 'Reconduit le'),
      { nom: 'taux.produitsLocaux', libelle: 'Taux constaté des produits locaux (%)', sorte: 'pourcent' },
      {
        ...{ nom: 'taux.amendes', libelle: 'Taux constaté des amendes (%)', sorte: 'pourcent' },
        ...{ facultatif: true, aide: 'Vide s’il n’a pas été mesuré : il n’est alors pas manqué.' },
      },
    ],
    recapitulatif: true,
  },
  {
    ...{ chemin: 'mise-en-demeure', type: 'ContratMisEnDemeure', auteur: 'ddfip', bouton: 'Mettre en demeure' },
    titre: 'Mettre le titulaire en demeure',
    effet: 'Le titulaire a le délai du contrat pour se conformer ; les demandes continuent pendant ce délai (art. 13).',
    champs: [date('le', 'Mise en demeure du'), fichier('document', 'Mise en demeure signée')],
  },
  {
    ...{ chemin: 'conformite', type: 'ConformiteConstatee', auteur: 'ddfip', bouton: 'Constater la conformité' },
    titre: 'Constater la conformité',
    effet: 'La mise en demeure est levée.',
    champs: [date('le', 'Constatée le')],
  },
  {
    ...{ chemin: 'resiliation', type: 'ContratResilie', auteur: 'ddfip', bouton: 'Résilier le contrat' },
    titre: 'Résilier le contrat pour faute',
    effet: 'Plus aucune demande n’est admise ; les dossiers engagés vont à leur terme aux mêmes conditions (art. 13).',
    champs: [date('le', 'Notifiée le'), ligne('place', 'Référence de la notification sur la PLACE')],
    recapitulatif: true,
  },
  {
    ...{ chemin: 'arrivee', type: 'MembreArrive', auteur: 'ddfip', bouton: 'Enregistrer l’arrivée' },
    titre: 'Enregistrer l’arrivée d’une étude',
    effet: 'L’étude peut recevoir des dossiers à partir de ce jour.',
    champs: [ligne('etude', 'SIRET de l’étude', '14 chiffres.'), date('depuis', 'Membre à partir du')],
    utile: ({ titulaire }) => titulaire.type === 'groupement',
  },
  {
    ...{ chemin: 'depart', type: 'MembreParti', auteur: 'ddfip', bouton: 'Enregistrer le départ' },
    titre: 'Enregistrer le départ d’une étude',
    effet: 'Elle ne reçoit plus de dossier ; elle reverse encore ce qu’elle tient.',
    champs: [{ nom: 'etude', libelle: 'Étude', sorte: 'choix', choix: etudesMembres }, date('jusquAu', 'Dernier jour')],
    recapitulatif: true,
    utile: ({ titulaire, ...lu }) => titulaire.type === 'groupement' && etudesMembres({ titulaire, ...lu }).length > 0,
  },
  {
    ...{ chemin: 'acceptation', type: 'TableAcceptee', auteur: 'ddfip', bouton: 'Accepter la table' },
    titre: 'Accepter une table d’affectation',
    effet: 'À partir de sa date, elle choisit l’étude de chaque dossier.',
    champs: [{ nom: 'table', libelle: 'Table', sorte: 'choix', choix: tablesAAccepter }],
    utile: (lu) => tablesAAccepter(lu).length > 0,
  },
];

const DU_TITULAIRE: readonly ActeDuContrat[] = [
  {
    ...{ chemin: 'table', type: 'TableDeposee', auteur: 'titulaire', bouton: 'Déposer la table' },
    titre: 'Déposer une table d’affectation',
    effet:
      'Elle sert à partir de sa date, une fois acceptée par la DDFiP ; ce qu’elle ne nomme pas va à l’étude mandataire.',
    champs: [
      ligne('table', 'Référence', 'Lettres sans accent, chiffres, point, tiret.'),
      date('depuis', 'À partir du'),
      {
        ...{ nom: 'lignes', libelle: 'Secteurs et études', sorte: 'secteurs' },
        aide: 'Une ligne par secteur : code de la commune ou du canton, point-virgule, SIRET de l’étude. Ou joignez le fichier CSV.',
      },
    ],
  },
  {
    ...{ chemin: 'compte', type: 'CompteDeclare', auteur: 'titulaire', bouton: 'Déclarer le compte' },
    titre: 'Déclarer le compte bancaire d’une étude',
    effet: 'Le compte affecté de l’étude elle-même, jamais celui d’un groupement. Seule son empreinte est gardée.',
    champs: [
      {
        nom: 'etude',
        libelle: 'Étude',
        sorte: 'choix',
        choix: ({ membres }) => membres.map(({ etude }) => [etude, etude]),
      },
      ligne('iban', 'IBAN'),
      date('declareLe', 'Déclaré le'),
      date('depuis', 'À servir à partir du', 'Un compte qui en remplace un autre attend le délai du contrat.'),
      fichier('confirmation', 'Confirmation par un autre moyen'),
    ],
  },
];

export const ACTES_DU_CONTRAT: readonly ActeDuContrat[] = [
  ...DE_LA_DDFIP,
  ...DU_TITULAIRE,
  ...DE_QUI_SIGNE,
  ...DU_COMPTABLE,
];
