/** The acts on a dossier, as those who have the right to them would send them. */
import { plusMois } from '../../functions/pca/calendrier/dates.ts';
import type { Acte } from '../../functions/pca/dossier/actes.ts';
import type { Acteur } from '../../schemas/evenements/identifiants.ts';
import { COMPTABLE, etude, message, objet } from './exemples.ts';

type Versement = Extract<Acte, { type: 'VersementRecu' }>['data'];
export const versement = (
  mouvement: string,
  recuLe: string,
  montant: number,
  change: Partial<Versement> = {},
): Acte => ({
  type: 'VersementRecu',
  data: {
    ...{ message: message(etude()), mouvement, mode: 'virement', recuLe, montant, repartition: null },
    ...change,
  },
});

type Paiement = Extract<Acte, { type: 'PaiementRecu' }>['data'];
export const paiement = (mouvement: string, recuLe: string, montant: number, change: Partial<Paiement> = {}): Acte => ({
  type: 'PaiementRecu',
  data: {
    ...{ message: message(COMPTABLE), mouvement, mode: 'virement', recuLe, montant },
    ...{ ouvreDroit: null, autresDettes: false },
    ...change,
  },
});

export const rejet = (mouvement: string, rejeteLe: string, par = etude()): Acte => ({
  type: 'MouvementRejete',
  data: { message: message(par), mouvement, rejeteLe },
});

export const prolongation = (terme: string, survenuLe: string, par = COMPTABLE): Acte => ({
  type: 'PhaseProlongee',
  data: { message: message(par), survenuLe, terme, motif: 'autre' },
});

type Contestation = Extract<Acte, { type: 'ContestationEnregistree' }>['data'];
export const contestation = (
  sorte: Contestation['sorte'],
  effet: Contestation['effet'],
  survenuLe: string,
  par = COMPTABLE,
): Acte => ({
  type: 'ContestationEnregistree',
  data: { message: message(par), survenuLe, sorte, effet, montantConteste: null },
});

export const levee = (terme: string, survenuLe: string, dette: number | null = null, par = COMPTABLE): Acte => ({
  type: 'SuspensionLevee',
  data: { message: message(par), survenuLe, terme, dette },
});

export const retrait = (
  motif: Extract<Acte, { type: 'DossierRetire' }>['data']['motif'],
  survenuLe: string,
  par = COMPTABLE,
): Acte => ({ type: 'DossierRetire', data: { message: message(par), survenuLe, motif } });

export const demandeDeProlongation = (survenuLe: string, par = etude()): Acte => ({
  type: 'DemandeFormulee',
  data: { message: message(par), survenuLe, sorte: 'prolongation', jours: 30, echeances: null },
});

export const nouvelleAdresse = (survenuLe: string, dansDepartement: boolean, dansRessort: boolean): Acte => ({
  type: 'AdresseSignalee',
  data: {
    ...{ message: message(etude()), survenuLe, dansDepartement, dansRessort },
    ...{ certitude: 'confirmee', adresse: objet('adresse.json') },
  },
});

type Annulation = Extract<Acte, { type: 'DetteAnnulee' }>['data'];
export const annulation = (
  portee: Annulation['portee'],
  montant: number,
  survenuLe: string,
  motif: Annulation['motif'] = 'remise',
): Acte => ({ type: 'DetteAnnulee', data: { message: message(COMPTABLE), survenuLe, portee, montant, motif } });

/** One échéance a month. */
export const delai = (
  montants: readonly number[],
  survenuLe: string,
  effet: 'suspendre' | 'poursuivre' = 'suspendre',
): Acte => ({
  type: 'DelaiAccorde',
  data: {
    ...{ message: message(COMPTABLE), survenuLe, effet },
    echeances: montants.map((montant, n) => ({ le: plusMois(survenuLe, n + 1), montant })),
  },
});

export const deces = (survenuLe: string): Acte => ({
  type: 'DecesSignale',
  data: { message: message(etude()), survenuLe, piece: null },
});

export const insolvabilite = (survenuLe: string, preuves = [objet('preuve.pdf')]): Acte => ({
  type: 'InsolvabiliteSignalee',
  data: { message: message(etude()), survenuLe, constat: 'carence-anterieure', preuves },
});

export const insolvabiliteRetenue = (survenuLe: string): Acte => ({
  type: 'InsolvabiliteRetenue',
  data: { message: message(COMPTABLE), survenuLe },
});

type Retour = Extract<Acte, { type: 'DisparitionSignalee' }>['data']['retour'];
export const disparition = (survenuLe: string, retour: Retour = 'inconnu'): Acte => ({
  type: 'DisparitionSignalee',
  data: { message: message(etude()), survenuLe, retour },
});

/** The same act, sent by another. */
export const par = (acte: Acte, qui: Acteur): Acte =>
  ({ ...acte, data: { ...acte.data, message: message(qui) } }) as Acte;
