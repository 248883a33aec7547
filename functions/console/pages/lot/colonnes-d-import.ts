/** The file of an étude, one act a line: its columns, and what each kind of line needs. Documented on the page itself. */
import { CONSTATS, INFORMATIONS, MODES, REFUS_DE_L_ETUDE, RETOURS } from '../../en-clair/dossier/mots.ts';

export const COLONNES = [
  ...(['poste', 'dossier', 'type', 'date', 'reference', 'mode', 'montant', 'motif'] as const),
  ...(['departement', 'ressort', 'certitude', 'adresse', 'code postal', 'commune', 'texte', 'justificatif'] as const),
] as const;
export type Colonne = (typeof COLONNES)[number];

export interface SorteDeLigne {
  readonly nom: string;
  readonly titre: string;
  /** Besides the poste, the dossier, the type and the date. */
  readonly colonnes: readonly Colonne[];
  readonly precision: string;
}

const parmi = (mots: Readonly<Record<string, string>>): string => Object.keys(mots).join(', ');

export const SORTES_DE_LIGNE = [
  {
    nom: 'versement',
    titre: 'Versement reçu par l’étude',
    colonnes: ['reference', 'mode', 'montant'],
    precision: `mode : ${parmi(MODES)} ; montant en euros (1234,56) ; la répartition est calculée.`,
  },
  {
    nom: 'impaye',
    titre: 'Versement impayé',
    colonnes: ['reference'],
    precision: 'reference : celle du versement que la banque a rejeté.',
  },
  {
    nom: 'prise-en-charge',
    titre: 'Prise en charge',
    colonnes: [],
    precision: 'l’étude commence ses diligences.',
  },
  {
    nom: 'refus',
    titre: 'Refus du dossier',
    colonnes: ['motif'],
    precision: `motif : ${parmi(REFUS_DE_L_ETUDE)}.`,
  },
  {
    nom: 'insolvabilite',
    titre: 'Insolvabilité du redevable',
    colonnes: ['motif', 'justificatif'],
    precision: `motif : ${parmi(CONSTATS)} ; justificatif : le nom du fichier à joindre à la confirmation, ou de plusieurs séparés par une barre ( | ).`,
  },
  {
    nom: 'disparition',
    titre: 'Disparition du redevable',
    colonnes: ['motif'],
    precision: `motif : ${parmi(RETOURS)}.`,
  },
  {
    nom: 'adresse',
    titre: 'Nouvelle adresse',
    colonnes: ['departement', 'ressort', 'certitude', 'adresse', 'code postal', 'commune'],
    precision: 'departement et ressort : oui si l’adresse y est ; certitude : confirmee ou probable.',
  },
  {
    nom: 'deces',
    titre: 'Décès du redevable',
    colonnes: [],
    precision: 'la phase est suspendue jusqu’à une instruction du comptable.',
  },
  {
    nom: 'information',
    titre: 'Information',
    colonnes: ['motif', 'texte'],
    precision: `motif : ${parmi(INFORMATIONS)} ; texte : 500 caractères au plus.`,
  },
] as const satisfies readonly SorteDeLigne[];
export type NomDeSorte = (typeof SORTES_DE_LIGNE)[number]['nom'];
