/** What is due at each moment of the reading, worked out once: counts to keep, then rules to look at. */
import { REGLES } from './catalogue.ts';
import { type Domaine, type Dossier, type Objet, VIERGES } from './dossier.ts';
import type { Champ, Moment, Regle } from './regle.ts';
import { A_CHAQUE_MOMENT } from './suivi.ts';

export interface Echeance {
  readonly suivre: ((d: Dossier) => void) | null;
  /** By the domain that is open. */
  readonly regles: Readonly<Record<Domaine, readonly Regle[]>>;
}

const REGLES_PAR_MOMENT = Map.groupBy(REGLES, ({ moment }) => moment);

function composer(moment: Moment): Echeance {
  const hors = (autre: Domaine) => (REGLES_PAR_MOMENT.get(moment) ?? []).filter(({ domaine }) => domaine !== autre);
  return {
    suivre: A_CHAQUE_MOMENT[moment] ?? null,
    regles: { depense: hors('recette'), recette: hors('depense') },
  };
}

const OBJETS = Object.keys(VIERGES) as Objet[];
/** Names of the values of each object. */
export const NOMS = Object.fromEntries(OBJETS.map((o) => [o, Object.keys(VIERGES[o])])) as unknown as Readonly<
  Record<Objet, readonly string[]>
>;
const DES_OBJETS: ReadonlyMap<Objet | 'flux', Echeance> = new Map(
  [...OBJETS, 'flux' as const].map((moment) => [moment, composer(moment)]),
);
const RIEN: Echeance = { suivre: null, regles: { depense: [], recette: [] } };

/** What is due at the end of an object, or of the flux. */
export const echeance = (moment: Objet | 'flux'): Echeance => DES_OBJETS.get(moment) ?? RIEN;

/** Where a value is written, and what is due then; null for nothing. */
export interface Place {
  readonly objet: Objet;
  readonly nom: string;
  readonly echeance: Echeance | null;
}

function place(objet: Objet, nom: string): readonly [Champ, Place] {
  const champ = `${objet}.${nom}` as Champ;
  const due = REGLES_PAR_MOMENT.has(champ) || champ in A_CHAQUE_MOMENT;
  return [champ, { objet, nom, echeance: due ? composer(champ) : null }];
}

export const PLACES: ReadonlyMap<Champ, Place> = new Map(
  OBJETS.flatMap((objet) => Object.keys(VIERGES[objet]).map((nom) => place(objet, nom))),
);
