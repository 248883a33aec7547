/** What the register has of an ordonnateur besides his forms in force: the one on its way, who signs, the end. Pure. */
import type { EvenementDemarche } from '../../../schemas/evenements/demarche.ts';
import type { EvenementSignataire } from '../../../schemas/evenements/signataire.ts';
import { avance, type Demarche, prepare } from './demarche.ts';
import { type Signataires, suivreLesSignataires } from './signataires.ts';

type Nouvel<E> = E extends { type: infer T; data: infer D } ? { readonly type: T; readonly data: D } : never;
export type EvenementDuRegistre = EvenementDemarche | EvenementSignataire;

/** Ends the forms recorded before it, `formulaires` of them, from that civil date on. */
export interface Renonciation {
  readonly acte: Extract<EvenementDemarche, { type: 'AdhesionRenoncee' }>['data'];
  readonly formulaires: number;
}

export interface Registre {
  /** The form that is being prepared, or the last that was. */
  readonly demarche: Demarche | null;
  readonly signataires: Signataires;
  readonly renonciations: readonly Renonciation[];
  /** Data of Hélios are received since that civil date. */
  readonly receptionHeliosLe: string | null;
}

export const REGISTRE_VIDE: Registre = {
  demarche: null,
  signataires: [],
  renonciations: [],
  receptionHeliosLe: null,
};

/** Joining has a table of its own (demarche.ts), and who signs is no matter of state. */
export const prepareDans = <const E extends string>(etat: E) => ({
  FormulairePrepare: etat,
  ValidationFonctionnelleConstatee: etat,
  AccordPrealableRecu: etat,
  FormulaireSigneRecu: etat,
  CopieTransmiseALaChambre: etat,
  PreparationAbandonnee: etat,
  SignataireInscrit: etat,
  SignataireRetire: etat,
});

/** Renouncing has effect at its date, whatever happens before: an adhésion that is suspended stays so until then. */
export const vitDans = <const E extends string>(etat: E) => ({
  ...prepareDans(etat),
  AdhesionActivee: etat,
  AdhesionRenoncee: etat,
  ReceptionHeliosOuverte: etat,
});

/** Folds one event; `formulaires`: how many are recorded. Throws on a step that its table does not have. */
export function inscrire(
  registre: Registre,
  { type, data }: Nouvel<EvenementDuRegistre>,
  formulaires: number,
): Registre {
  switch (type) {
    case 'FormulairePrepare':
      return { ...registre, demarche: prepare(registre.demarche, data.formulaire) };
    case 'ValidationFonctionnelleConstatee':
    case 'AccordPrealableRecu':
    case 'FormulaireSigneRecu':
    case 'CopieTransmiseALaChambre':
    case 'PreparationAbandonnee':
      return { ...registre, demarche: avance(registre.demarche, { type, data }) };
    case 'AdhesionRenoncee':
      return { ...registre, renonciations: [...registre.renonciations, { acte: data, formulaires }] };
    case 'SignataireInscrit':
    case 'SignataireRetire':
      return { ...registre, signataires: suivreLesSignataires(registre.signataires, { type, data }) };
    case 'ReceptionHeliosOuverte':
      return { ...registre, receptionHeliosLe: data.le };
    default:
      return type satisfies never;
  }
}
