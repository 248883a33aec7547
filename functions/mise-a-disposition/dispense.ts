/**
 * Is paper still due? The dispense of art. 5 (arrêté of 27 June 2007), said for the bordereau with its mandats or titres,
 * and for the PJ. It needs everything at once; each thing that is missing is said. Pure.
 */
import type { Formulaire } from '../../schemas/evenements/adhesion.ts';
import { type Dispense, RAISONS_SANS_DISPENSE } from '../../schemas/evenements/mise.ts';
import type { Verdict, VerdictBordereau, VerdictSignature } from '../../schemas/verdict.ts';
import type { EtatAdhesion } from '../adhesion/cycle.ts';
import { dateCivile } from '../adhesion/heure-de-paris.ts';
import { couvertureDe, couvertureDesPj, couvreLeBudget } from '../adhesion/registre/formulaire.ts';

type Raison = Dispense['raisons'][number];

/** What each reason says to the people concerned. */
export const RAISONS_EN_CLAIR: Record<Raison, string> = {
  'adhesion-suspendue': 'L’adhésion de l’ordonnateur est suspendue : les pièces sont dues sur papier (art. 6).',
  'adhesion-absente': 'Aucune adhésion n’était en vigueur à la réception du fichier.',
  'flux-non-dematerialise':
    'Le flux ne se déclare pas dématérialisé (InfoDematerialisee = 0) : il vaut transmission des données.',
  'flux-non-signe': 'Aucune signature ne couvre ce bordereau.',
  'confiance-non-etablie': 'Une signature est intacte, mais la confiance dans son certificat n’est pas établie.',
  'signature-avant-sa-date':
    'L’adhésion ne prévoit pas encore la signature électronique des bordereaux de ce domaine : le flux vaut transmission des données.',
  'pj-hors-adhesion': 'L’adhésion ne couvre pas les pièces justificatives.',
  'pj-hors-signature': 'Les pièces justificatives ne sont couvertes par aucune signature du fichier.',
};

export interface Situation {
  /** Now, at commit: a suspension counts from the moment it is pronounced (DESIGN 6). */
  readonly etat: EtatAdhesion;
  /** The form in force at `recuLe`, null where there was none. */
  readonly formulaire: Formulaire | null;
  /** ISO 8601 UTC: the dates of the form are judged then. */
  readonly recuLe: string;
  readonly verdict: Verdict;
  /** Null: the flow as a whole. */
  readonly bordereau: VerdictBordereau | null;
}

/** The signatures under which this bordereau stands: its own, and those of the file. */
export const signaturesDe = ({ signatures }: Verdict, bordereau: VerdictBordereau | null): VerdictSignature[] =>
  signatures.filter(
    ({ portee, cible }) => portee === 'fichier' || (bordereau !== null && cible !== null && cible === bordereau.id),
  );

const etablie = ({ integrite, confiance }: VerdictSignature): boolean =>
  integrite === 'intacte' && confiance === 'etablie';

function dematerialise(
  { infoDematerialisee: { depense, recette } }: Verdict,
  bordereau: VerdictBordereau | null,
): boolean {
  const declares =
    bordereau === null
      ? [depense, recette].filter((info) => info !== null)
      : [bordereau.domaine === 'depense' ? depense : recette];
  return declares.length > 0 && declares.every((info) => info === true);
}

/** Each domaine has its own date, from which its bordereaux are signed otherwise than on paper (annexe 2). */
function signatureAvantSaDate({ formulaire, verdict, bordereau, recuLe }: Situation): boolean {
  if (formulaire === null) return false;
  const jour = dateCivile(recuLe);
  const domaines = bordereau === null ? verdict.bordereaux.map(({ domaine }) => domaine) : [bordereau.domaine];
  return domaines.some((domaine) => {
    const couverture = couvertureDe(formulaire, domaine);
    return couverture !== null && (couverture.signatureDepuis === null || jour < couverture.signatureDepuis);
  });
}

function raisonsCommunes(situation: Situation): Raison[] {
  const { etat, formulaire, verdict, bordereau } = situation;
  const signatures = signaturesDe(verdict, bordereau);
  const raisons: [boolean, Raison][] = [
    [etat === 'suspendue', 'adhesion-suspendue'],
    [etat === 'absente' || formulaire === null, 'adhesion-absente'],
    [!dematerialise(verdict, bordereau), 'flux-non-dematerialise'],
    [signatures.length === 0, 'flux-non-signe'],
    [!signatures.every(etablie), 'confiance-non-etablie'],
    [signatureAvantSaDate(situation), 'signature-avant-sa-date'],
  ];
  return raisons.flatMap(([manque, raison]) => (manque ? [raison] : []));
}

/** PES_PJ stands outside the bordereaux: only a signature of the file covers it. */
function raisonsDesPj({ formulaire, verdict, recuLe }: Situation): Raison[] {
  const raisons: Raison[] = [];
  const couverture = formulaire && couvertureDesPj(formulaire);
  const couvertes =
    couverture !== null &&
    couverture.depuis <= dateCivile(recuLe) &&
    couvreLeBudget(couverture.budgets, verdict.entete?.codBud ?? null);
  if (formulaire !== null && !couvertes) raisons.push('pj-hors-adhesion');
  if (!verdict.signatures.some(({ portee }) => portee === 'fichier')) raisons.push('pj-hors-signature');
  return raisons;
}

/** The dispense, with the reasons that are missing for it, in a fixed order. */
export function dispense(situation: Situation): Dispense {
  const communes = raisonsCommunes(situation);
  const desPj = raisonsDesPj(situation);
  const toutes = new Set<Raison>([...communes, ...desPj]);
  return {
    bordereau: communes.length === 0,
    pj: communes.length === 0 && desPj.length === 0,
    raisons: RAISONS_SANS_DISPENSE.filter((raison) => toutes.has(raison)),
  };
}
