/** A debt that was paid, and whose payment failed, is owed again: its phase is what it would have been, to the day. */
import type { DossierNouveau } from '../../../schemas/evenements/dossier.ts';
import { resteDu } from '../argent/compte.ts';
import { laPremiere } from '../calendrier/dates.ts';
import { type Dossier, enJustice } from './etat.ts';
import { evolve } from './evolve.ts';
import { bilan, type Contexte, termeEchu } from './fin.ts';

/** The day of the first contestation that ends a phase, where one was noted while nothing was owed. */
const arretDe = ({ contestations }: Dossier): string | null =>
  laPremiere(contestations.filter(({ effet }) => effet === 'arreter').map(({ survenuLe }) => survenuLe));

/** In court the term waits for the comptable's; what ended the phase before its term left it none. */
function estEchu(dossier: Dossier, terme: string, jour: string): boolean {
  const arret = arretDe(dossier);
  return terme < jour && !enJustice(dossier) && (arret === null || terme < arret);
}

/** What suspended it when it was paid, or was learnt since, suspends it still; what would have ended it ends it. */
function reprendre(dossier: Dossier, le: string): readonly DossierNouveau[] {
  const suspensions = [...dossier.suspensions];
  const data = { le, resteDu: resteDu(dossier.compte), ...(suspensions.length > 0 ? { suspensions } : {}) };
  const rouverte: DossierNouveau = { type: 'PhaseRouverte', v: 1, data };
  const arret = arretDe(dossier);
  if (arret === null)
    return [rouverte, ...suspensions.map((une) => ({ type: 'PhaseSuspendue', v: 1, data: une }) as const)];
  const fin = bilan(evolve(dossier, rouverte), arret);
  return [rouverte, { type: 'DossierRetire', v: 1, data: { ...fin, motif: 'contestation' } }];
}

/** What follows the failure of a payment; nothing unless full payment had ended the phase, and is full no more. */
export function rouvrir(dossier: Dossier, { jour, droit }: Contexte, le: string): readonly DossierNouveau[] {
  const { etat, terme, compte } = dossier;
  if (etat !== 'solde' || resteDu(compte) === 0 || terme === null) return [];
  return estEchu(dossier, terme, jour) ? [termeEchu(dossier, terme, { jour, droit })] : reprendre(dossier, le);
}
