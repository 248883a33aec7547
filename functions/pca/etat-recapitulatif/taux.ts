/**
 * The recovery rate of art. 7, « à l'issue de la phase »: over the dossiers whose phase ended in the year. Its formula is
 * not public, so both readings are given: all that was paid during the phase, or only what the étude collected.
 */
import type { DossierNouveau } from '../../../schemas/evenements/dossier.ts';
import type { Famille } from '../../../schemas/pca/creance.ts';
import { arrondir } from '../argent/frais.ts';
import { plusAns, plusJours } from '../calendrier/dates.ts';
import type { Contrat } from '../contrat/cycle.ts';
import { finDuContrat } from '../contrat/situation.ts';
import type { Periode } from './calculer.ts';
import { compteAu, estDe } from './trajet.ts';

export interface Taux {
  readonly dossiers: number;
  readonly confie: number;
  readonly recouvre: number;
  readonly recouvreParLEtude: number;
  /** Basis points; null where nothing was entrusted. */
  readonly taux: number | null;
  readonly tauxDeLEtude: number | null;
}

const EXCLUS: readonly string[] = ['annulation', 'contestation', 'regle-avant-reception'];

/** The last day of its phase, where it is over and counts; what the étude refused was never in its hands. */
function finDePhase(events: readonly DossierNouveau[]): string | null {
  const derniere = events.findLast(({ type }) =>
    ['DossierSolde', 'TermeEchu', 'DossierRetire', 'DossierRefuse', 'InsolvabiliteRetenue', 'PhaseRouverte'].includes(
      type,
    ),
  );
  switch (derniere?.type) {
    case 'DossierSolde':
    case 'TermeEchu':
    case 'InsolvabiliteRetenue':
      return derniere.data.le;
    case 'DossierRetire':
      return EXCLUS.includes(derniere.data.motif) ? null : derniere.data.le;
    default:
      return null;
  }
}

function dUnDossier(events: readonly DossierNouveau[], { debut, fin }: Periode): Omit<Taux, 'taux' | 'tauxDeLEtude'> {
  const finLe = finDePhase(events);
  if (finLe === null || finLe < debut || fin < finLe)
    return { dossiers: 0, confie: 0, recouvre: 0, recouvreParLEtude: 0 };
  const { dette, mouvements } = compteAu(events, finLe);
  const principal = (retenus: typeof mouvements) =>
    Math.min(
      dette,
      retenus.reduce((somme, { repartition }) => somme + repartition.principal, 0),
    );
  return {
    dossiers: 1,
    confie: dette,
    recouvre: principal(mouvements),
    recouvreParLEtude: principal(mouvements.filter(({ etude }) => etude !== null)),
  };
}

const enPointsDeBase = (recouvre: number, confie: number): number | null =>
  confie === 0 ? null : arrondir(recouvre * 10_000, confie);

/** Of one famille: each has an objective of its own. */
export function tauxDeRecouvrement(
  famille: Famille,
  dossiers: readonly (readonly DossierNouveau[])[],
  periode: Periode,
): Taux {
  const somme = dossiers
    .filter((events) => estDe(events, famille))
    .map((events) => dUnDossier(events, periode))
    .reduce(
      (a, b) => ({
        dossiers: a.dossiers + b.dossiers,
        confie: a.confie + b.confie,
        recouvre: a.recouvre + b.recouvre,
        recouvreParLEtude: a.recouvreParLEtude + b.recouvreParLEtude,
      }),
      { dossiers: 0, confie: 0, recouvre: 0, recouvreParLEtude: 0 },
    );
  const { confie, recouvre, recouvreParLEtude } = somme;
  return {
    ...somme,
    taux: enPointsDeBase(recouvre, confie),
    tauxDeLEtude: enPointsDeBase(recouvreParLEtude, confie),
  };
}

/** Contract years run from the notification, and match no quarter. */
export function anneesDuContrat(contrat: Contrat): Periode[] {
  const [debut, fin] = [contrat.notifieLe, finDuContrat(contrat)];
  const annees: Periode[] = [];
  if (debut === null || fin === null) return annees;
  for (let an = 0; plusAns(debut, an + 1) <= fin; an += 1)
    annees.push({ debut: plusAns(debut, an), fin: plusJours(plusAns(debut, an + 1), -1) });
  return annees;
}
