/** Where a contract stands on a day, and what it fixes then. */

import type { Droit } from '../../../schemas/pca/droit.ts';
import type { Conditions, Parametres } from '../../../schemas/pca/parametres.ts';
import { baremeDu } from '../argent/frais.ts';
import { plusAns } from '../calendrier/dates.ts';
import type { Contrat } from './cycle.ts';
import { duJour } from './du-jour.ts';

export type Situation = 'absent' | 'a-notifier' | 'en-vigueur' | 'mis-en-demeure' | 'resilie' | 'expire';

/** The parameters in force on a day. Throws where there is no contract. */
export function parametresDu({ parametres }: Contrat, jour: string): Parametres {
  const trouve = duJour(parametres, jour);
  if (trouve === null) throw new Error('contrat: absent');
  return trouve.parametres;
}

/** Last day of the contract (art. 12: firm, from the notification); null before it. A reconduction counts from its own. */
export function finDuContrat(contrat: Contrat): string | null {
  const debut = contrat.reconductions.at(-1)?.le ?? contrat.notifieLe;
  return debut === null ? null : plusAns(debut, parametresDu(contrat, debut).dureeContratAns);
}

export function situation(contrat: Contrat, jour: string): Situation {
  if (contrat.etat === 'absent') return 'absent';
  const [fin, debut] = [finDuContrat(contrat), contrat.notifieLe];
  if (fin === null || debut === null || jour < debut) return 'a-notifier';
  if (contrat.resiliation !== null && contrat.resiliation.le <= jour) return 'resilie';
  if (fin < jour) return 'expire';
  return contrat.etat === 'mis-en-demeure' ? 'mis-en-demeure' : 'en-vigueur';
}

/** Whether a new demande may be made. A mise en demeure changes nothing of it. */
export const admetUneDemande = (contrat: Contrat, jour: string): boolean =>
  ['en-vigueur', 'mis-en-demeure'].includes(situation(contrat, jour));

/** What remains to be done when a contract has ended: « conduites à leur terme conformément aux présentes » (art. 13). */
export function extinction(contrat: Contrat, jour: string, restants: number): 'en-cours' | 'en-extinction' | 'solde' {
  if (!['resilie', 'expire'].includes(situation(contrat, jour))) return 'en-cours';
  return restants > 0 ? 'en-extinction' : 'solde';
}

/** Civil days on which the rates are reviewed (art. 7), up to the end. */
export function anniversaires(contrat: Contrat): string[] {
  const [debut, fin] = [contrat.notifieLe, finDuContrat(contrat)];
  const dates: string[] = [];
  if (debut === null || fin === null) return dates;
  for (let an = 1; plusAns(debut, an) <= fin; an += 1) dates.push(plusAns(debut, an));
  return dates;
}

/** The rate that amendes must reach on a day: that of the contract until the DDFiP fixes another, at an anniversary. */
export const tauxDesAmendes = (contrat: Contrat, jour: string): number =>
  duJour(contrat.tauxDesAmendes, jour)?.taux ?? parametresDu(contrat, jour).tauxAmendesPremiereAnnee;

/** Since when the PCA is no longer kept for amendes; null where it is. */
export function amendesArreteesDepuis({ maintiens }: Contrat, jour: string): string | null {
  const dernier = duJour(maintiens, jour);
  return dernier && !dernier.maintenues ? dernier.depuis : null;
}

/** 60 days only where the contract was reconduit after missed objectives, for what is received from then on (art. 7). */
function dureeDe(contrat: Contrat, jour: string, { dureeJours, dureeReconduiteJours }: Parametres): number {
  const derniere = contrat.reconductions.findLast(({ le }) => le <= jour);
  return derniere?.objectifsManques ? dureeReconduiteJours : dureeJours;
}

/** What a dossier received that day keeps until its end. */
export function conditionsDu(contrat: Contrat, jour: string, droit: Droit): Conditions {
  const parametres = parametresDu(contrat, jour);
  const legal = droit.reversementsLegaux.findLast(({ depuis }) => depuis <= jour);
  if (legal === undefined) throw new Error(`no legal delay known on ${jour}`);
  const { depuis: _, ...delais } = legal;
  return {
    dureeJours: dureeDe(contrat, jour, parametres),
    reportDuTerme: parametres.reportDuTerme,
    regimeReversement: parametres.regimeReversement,
    chequeTresorJours: parametres.chequeTresorJours,
    deuxSemainesJours: parametres.deuxSemainesJours,
    legal: delais,
    imputation: parametres.imputation,
    assietteDirecte: parametres.assietteDirecte,
    controleMois: parametres.controleMois,
    controleMaximumMois: parametres.controleMaximumMois,
    bareme: baremeDu(jour, droit),
    droit: droit.version,
  };
}
