/** What one dossier weighs in its contract and in its étude's duties, from its whole stream. Pure. */
import type { DossierNouveau } from '../../../../schemas/evenements/dossier.ts';
import { type Famille, familleDe } from '../../../../schemas/pca/creance.ts';
import type { ModeDeReglement } from '../../../../schemas/pca/reglement.ts';
import { type DelaiDeReversement, delaisDeReversement } from '../../../pca/argent/delais-de-reversement.ts';
import { conditionsDe, type Dossier, estOuvert } from '../../../pca/dossier/etat.ts';
import { etatDuDossier } from '../../../pca/dossier/evolve.ts';
import { tauxDeRecouvrement } from '../../../pca/etat-recapitulatif/taux.ts';
import { type Feuilles, feuillesDe } from '../etat/feuilles.ts';

/** One payment that is to be handed over; negative: what the étude may take back, once the comptable agreed. */
export interface SommeDue {
  readonly poste: string;
  readonly etude: string;
  readonly dossier: string;
  readonly mouvement: string;
  readonly mode: ModeDeReglement;
  readonly nature: DelaiDeReversement['nature'];
  readonly recuLe: string;
  readonly montant: number;
  readonly exigibleLe: string;
  readonly deuxSemaines: string | null;
  readonly legal: string | null;
  readonly regularisable: boolean;
}

/** Integer sums by name, all of one civil day. */
export type Sommes = Readonly<Record<string, number>>;

export interface SuiviDuDossier {
  readonly contrat: string;
  readonly poste: string;
  readonly famille: Famille;
  /** All that ever had it. */
  readonly etudes: readonly string[];
  readonly dues: readonly SommeDue[];
  readonly parJour: Readonly<Record<string, Sommes>>;
  /** What it adds to the statements of each étude. */
  readonly feuilles: Feuilles;
  /** The last day of its phase or of what it leaves to hand over; null where nothing of it is still to come. */
  readonly jusquAu: string | null;
  /** The last day that anything of it bears, past or to come: until then its études have something to tell. */
  readonly dernierJour: string | null;
}

const TOUJOURS = { debut: '0001-01-01', fin: '9999-12-31' };

function duesDe(dossier: Dossier): readonly SommeDue[] {
  const [conditions, demande] = [conditionsDe(dossier), dossier.demande];
  if (conditions === null || demande === null) return [];
  return delaisDeReversement(dossier.compte, conditions).flatMap((delai) => {
    const mouvement = dossier.compte.mouvements.find(({ id }) => id === delai.mouvement);
    if (mouvement === undefined || mouvement.etude === null || delai.aReverser === 0) return [];
    const { etude, mode, recuLe, regularisable } = mouvement;
    const { nature, aReverser: montant, exigibleLe, deuxSemaines, legal } = delai;
    return {
      ...{ poste: demande.poste, etude, dossier: demande.numero, mouvement: delai.mouvement, mode, nature, recuLe },
      ...{ montant, exigibleLe, deuxSemaines, legal, regularisable },
    };
  });
}

/** The day on which its phase ended, where its rate counts then. */
function finDe(events: readonly DossierNouveau[], famille: Famille): readonly [jour: string, sommes: Sommes] | null {
  const { dossiers, confie, recouvre, recouvreParLEtude } = tauxDeRecouvrement(famille, [events], TOUJOURS);
  const { finLe } = etatDuDossier(events);
  if (dossiers === 0 || finLe === null) return null;
  const nommees = Object.entries({ dossiers, confie, recouvre, recouvreParLEtude });
  return [finLe, Object.fromEntries(nommees.map(([nom, n]) => [`taux/${famille}/${nom}`, n]))];
}

/** What was handed over whole counts on the day of its transfer: in time, or late. */
function ponctualite(dossier: Dossier): readonly (readonly [jour: string, sommes: Sommes])[] {
  const conditions = conditionsDe(dossier);
  if (conditions === null) return [];
  return delaisDeReversement(dossier.compte, conditions).flatMap(({ reverseLe, exigibleLe, nature }) =>
    reverseLe === null
      ? []
      : [[reverseLe, { [`${nature}/${reverseLe <= exigibleLe ? 'a-temps' : 'en-retard'}`]: 1 }] as const],
  );
}

const ajouter = (a: Sommes, b: Sommes): Sommes => {
  const somme: Record<string, number> = { ...a };
  for (const [nom, n] of Object.entries(b)) somme[nom] = (somme[nom] ?? 0) + n;
  return somme;
};

const leDernier = (jours: readonly (string | null)[]): string | null =>
  jours.filter((jour) => jour !== null).reduce<string | null>((a, b) => (a === null || a < b ? b : a), null);

const jusquAu = (dossier: Dossier, dues: readonly SommeDue[]): string | null =>
  leDernier([...(estOuvert(dossier) ? [dossier.terme] : []), ...dues.map(({ exigibleLe }) => exigibleLe)]);

const passes = ({ compte, finLe }: Dossier): readonly (string | null)[] => [
  finLe,
  ...compte.mouvements.flatMap(({ recuLe, reverses }) => [recuLe, ...reverses.map(({ ordonneLe }) => ordonneLe)]),
];

/** Null where no demande was signed. */
export function suivre(events: readonly DossierNouveau[]): SuiviDuDossier | null {
  const dossier = etatDuDossier(events);
  if (dossier.demande === null) return null;
  const famille = familleDe(dossier.demande.nature);
  const dues = duesDe(dossier);
  const fin = finDe(events, famille);
  const parJour: Record<string, Sommes> = {};
  for (const [jour, sommes] of [...(fin === null ? [] : [fin]), ...ponctualite(dossier)])
    parJour[jour] = ajouter(parJour[jour] ?? {}, sommes);
  const reste = jusquAu(dossier, dues);
  const dernierJour = leDernier([reste, ...passes(dossier)]);
  const { contrat, poste } = dossier.demande;
  const etudes = [...new Set(dossier.etudes)];
  const feuilles = feuillesDe(events, { contrat, poste, famille }, etudes);
  return { contrat, poste, famille, etudes, dues, parJour, feuilles, jusquAu: reste, dernierJour };
}
