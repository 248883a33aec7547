/** How one joins (arrêté of 27 June 2007, art. 2), as a transition table: one step after the other, none skipped. Pure. */
import type { Formulaire } from '../../../schemas/evenements/adhesion.ts';
import type { EvenementDemarche } from '../../../schemas/evenements/demarche.ts';

/** `conclue` and `abandonnee`: another form may be prepared. `transmise` lasts no longer than a transaction. */
export type Etape = 'preparee' | 'validee' | 'accordee' | 'signee' | 'transmise' | 'conclue' | 'abandonnee';
export type ActeDEtape = Extract<
  EvenementDemarche,
  {
    type:
      | 'ValidationFonctionnelleConstatee'
      | 'AccordPrealableRecu'
      | 'FormulaireSigneRecu'
      | 'CopieTransmiseALaChambre'
      | 'PreparationAbandonnee';
  }
>;
type TypeDEtape = 'FormulairePrepare' | ActeDEtape['type'] | 'AdhesionActivee';

/** The form on its way, with what was done of it: an act that is told again is recognised. */
export interface Demarche {
  readonly etape: Etape;
  readonly formulaire: Formulaire;
  readonly actes: readonly Pick<ActeDEtape, 'type' | 'data'>[];
  /** The date that the form bears, once the comptable has it. */
  readonly signeLe: string | null;
}

const ABANDON = { PreparationAbandonnee: 'abandonnee' } as const;
const DEPART = { FormulairePrepare: 'preparee' } as const;

export const ETAPES: Readonly<Record<Etape | 'aucune', Partial<Record<TypeDEtape, Etape>>>> = {
  aucune: DEPART,
  preparee: { ...DEPART, ValidationFonctionnelleConstatee: 'validee', ...ABANDON },
  validee: { AccordPrealableRecu: 'accordee', ...ABANDON },
  accordee: { FormulaireSigneRecu: 'signee', ...ABANDON },
  signee: { CopieTransmiseALaChambre: 'transmise', ...ABANDON },
  transmise: { AdhesionActivee: 'conclue' },
  conclue: DEPART,
  abandonnee: DEPART,
};

/** The step that an event leads to, or null where the table has none. */
export const etapeApres = (demarche: Demarche | null, type: TypeDEtape): Etape | null =>
  ETAPES[demarche?.etape ?? 'aucune'][type] ?? null;

/** A form is being prepared: neither in force nor given up. */
export const enCours = (demarche: Demarche | null): demarche is Demarche =>
  demarche !== null && demarche.etape !== 'conclue' && demarche.etape !== 'abandonnee';

function exigerEtape(demarche: Demarche | null, type: TypeDEtape): Etape {
  const etape = etapeApres(demarche, type);
  if (etape === null) throw new Error(`adhesion: ${type} cannot follow ${demarche?.etape ?? 'nothing'}`);
  return etape;
}

export const prepare = (demarche: Demarche | null, formulaire: Formulaire): Demarche => ({
  etape: exigerEtape(demarche, 'FormulairePrepare'),
  formulaire,
  actes: [],
  signeLe: null,
});

/** Throws on a step that the table does not have: the journal would be wrong. */
export function avance(demarche: Demarche | null, { type, data }: Pick<ActeDEtape, 'type' | 'data'>): Demarche {
  const etape = exigerEtape(demarche, type);
  if (demarche === null) throw new Error(`adhesion: ${type} of no form`);
  const signeLe = 'signeLe' in data ? data.signeLe : demarche.signeLe;
  return { ...demarche, etape, signeLe, actes: [...demarche.actes, { type, data }] };
}

/** The form that was prepared is in force; one that is taken over as it stands comes from no preparation. */
export const conclut = (demarche: Demarche | null, formulaire: Formulaire): Demarche | null =>
  formulaire.annexe === undefined || demarche === null
    ? demarche
    : { ...demarche, etape: exigerEtape(demarche, 'AdhesionActivee') };
