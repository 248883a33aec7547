/** An act on a dossier as people do it: its address, its words, its fields, who may and when. */
import type { Acte } from '../../../pca/dossier/actes.ts';
import type { DossierMontre } from '../../lecture/dossier/dossier-montre.ts';

/** How a field is typed in, and what it becomes: days, cents, a number, a list of échéances, files, an address. */
type Sorte =
  | 'date'
  | 'euros'
  | 'entier'
  | 'texte'
  | 'ligne'
  | 'coche'
  | 'echeances'
  | 'fichier'
  | 'fichiers'
  | 'adresse';

export type Choix = readonly (readonly [valeur: string, libelle: string])[];

export interface ChampDActe {
  /** Of the message (schemas/messages/pca). */
  readonly nom: string;
  readonly libelle: string;
  readonly aide?: string;
  readonly sorte: Sorte | 'choix' | 'oui-non';
  /** Among what the dossier holds, or in a closed list. */
  readonly choix?: (lu: DossierMontre) => Choix;
  readonly facultatif?: boolean;
}

/** `poste`: the comptable or his agent; `comptable`: he alone; `detenteur`: whoever holds the sum. */
export type Auteur = 'comptable' | 'poste' | 'etude' | 'etudes' | 'detenteur';

export interface ActeMontre {
  /** Under `/dossiers/<poste>/<numero>/actes/`. */
  readonly chemin: string;
  readonly type: Acte['type'];
  readonly auteur: Auteur;
  readonly titre: string;
  readonly effet: string;
  readonly bouton: string;
  /** What the address itself says of the message. */
  readonly fixes?: Readonly<Record<string, string>>;
  readonly champs: readonly ChampDActe[];
  /** What cannot be taken back is read again before it is done. */
  readonly recapitulatif?: boolean;
  /** Besides what the state of the dossier allows. */
  readonly utile?: (lu: DossierMontre) => boolean;
}

export const enumere =
  (mots: Readonly<Record<string, string>>): (() => Choix) =>
  () =>
    Object.entries(mots);

export const survenuLe = (libelle: string): ChampDActe => ({ nom: 'survenuLe', libelle, sorte: 'date' });
