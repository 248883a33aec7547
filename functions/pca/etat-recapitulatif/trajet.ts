/**
 * One dossier seen from a quarter: by the days on which things happened, not those on which we were told, for such are
 * the books of the étude.
 */
import type { DossierNouveau } from '../../../schemas/evenements/dossier.ts';
import { type Famille, familleDe } from '../../../schemas/pca/creance.ts';
import { type Compte, resteDu } from '../argent/compte.ts';
import { compteDe } from '../dossier/evolve.ts';

/** The civil day of what an event tells; null where it tells of no day of its own. */
function jourDe({ type, data }: DossierNouveau): string | null {
  if (type === 'DossierRecu') return data.jour;
  if (type === 'DemandeSignee') return data.signeeLe;
  if (type === 'PhaseSuspendue') return data.depuis;
  if ('survenuLe' in data) return data.survenuLe;
  if ('recuLe' in data) return data.recuLe;
  if ('rejeteLe' in data) return data.rejeteLe;
  if ('ordonneLe' in data) return data.ordonneLe;
  return 'le' in data ? data.le : null;
}

/** The last day on which something of it happened. */
export const dernierFait = (events: readonly DossierNouveau[]): string | null =>
  events.map(jourDe).reduce<string | null>((a, b) => (b === null || (a !== null && b < a) ? a : b), null);

const jusquAu = (events: readonly DossierNouveau[], jour: string): DossierNouveau[] =>
  events.filter((event) => (jourDe(event) ?? jour) <= jour);

/** Whether a dossier is of that famille, and of that poste where one is asked for. */
export const estDe = (events: readonly DossierNouveau[], famille: Famille, poste: string | null = null): boolean =>
  events.some(
    ({ type, data }) =>
      type === 'DemandeSignee' && familleDe(data.nature) === famille && (poste === null || data.poste === poste),
  );

export const compteAu = (events: readonly DossierNouveau[], jour: string): Compte => compteDe(jusquAu(events, jour));
export const resteDuAu = (events: readonly DossierNouveau[], jour: string): number => resteDu(compteAu(events, jour));

export type Passage = 'recus' | 'rouverts' | 'transferesDepuis' | Sortie;
export type Sortie = 'transferesVers' | 'closSoldes' | 'closAuTerme' | 'closInsolvabilite' | 'closRetires';

export interface Etape {
  readonly passage: Passage;
  readonly le: string;
}

const FINS = {
  DossierSolde: 'closSoldes',
  TermeEchu: 'closAuTerme',
  InsolvabiliteRetenue: 'closInsolvabilite',
  DossierRetire: 'closRetires',
  DossierRefuse: 'closRetires',
} as const satisfies Partial<Record<DossierNouveau['type'], Sortie>>;
const estUneFin = (type: string): type is keyof typeof FINS => type in FINS;

export const entree = (passage: Passage): boolean =>
  passage === 'recus' || passage === 'rouverts' || passage === 'transferesDepuis';

/** How a dossier came into one étude's stock and left it, in order. What was never received never came. */
export function etapesChez(etude: string, events: readonly DossierNouveau[]): Etape[] {
  const etapes: Etape[] = [];
  let chargee: string | null = null;
  const noter = (passage: Passage, le: string) => {
    const dedans = etapes.length > 0 && entree(etapes.at(-1)?.passage ?? 'closRetires');
    if (chargee !== etude || dedans === entree(passage)) return;
    // What is told late may be older than what was already told: it passes no earlier than the step before it.
    const precedent = etapes.at(-1)?.le ?? le;
    etapes.push({ passage, le: le < precedent ? precedent : le });
  };
  let recu = false;
  for (const event of events) {
    const { type, data } = event;
    if (type === 'DemandeSignee') chargee = data.etude;
    else if (type === 'DossierRecu') {
      recu = true;
      noter('recus', data.jour);
    } else if (type === 'PhaseRouverte') noter('rouverts', data.le);
    else if (estUneFin(type) && 'le' in data) noter(FINS[type], data.le);
    else if (type === 'DossierReaffecte') {
      if (recu) noter('transferesVers', data.survenuLe);
      chargee = data.etude;
      if (recu) noter('transferesDepuis', data.survenuLe);
    }
  }
  return etapes;
}

/** The étude in charge at the end of a day. */
export const etudeAu = (events: readonly DossierNouveau[], jour: string): string | null =>
  jusquAu(events, jour).reduce<string | null>(
    (etude, { type, data }) => (type === 'DemandeSignee' || type === 'DossierReaffecte' ? data.etude : etude),
    null,
  );

/** What that étude told, by the days on which it happened. */
export const signalesPar = (
  etude: string,
  events: readonly DossierNouveau[],
  { debut, fin }: { readonly debut: string; readonly fin: string },
): DossierNouveau[] =>
  events.filter((event) => {
    const jour = jourDe(event);
    const auteur = 'message' in event.data ? event.data.message.par.siret : undefined;
    return jour !== null && debut <= jour && jour <= fin && auteur === etude;
  });

/** Whether the étude has it open at the end of a day. */
export const enStock = (etapes: readonly Etape[], jour: string): boolean => {
  const derniere = etapes.filter(({ le }) => le <= jour).at(-1);
  return derniere !== undefined && entree(derniere.passage);
};
