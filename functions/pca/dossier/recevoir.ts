/** From the signed demande to the first day of its phase, and to its end: what machines record. */
import type { DonneesDe } from '../../../schemas/evenements/dossier.ts';
import type { Conditions } from '../../../schemas/pca/parametres.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import { aReverser, excedentARendre, type Mouvement } from '../argent/compte.ts';
import { dateEnClair, plusJours } from '../calendrier/dates.ts';
import { jourOuvreAPartirDu } from '../calendrier/jours-ouvres.ts';
import { estMembre } from '../contrat/affectation.ts';
import type { Contrat } from '../contrat/cycle.ts';
import { refusDeLEnvoi } from '../contrat/raccordement.ts';
import { dejaVu } from '../message.ts';
import { enEuros, refuser } from '../refus.ts';
import { type DecisionDossier, donner } from './actes.ts';
import { type Dossier, ETATS_EN_CLAIR, enJustice, estOuvert, etudeChargee } from './etat.ts';
import { type Contexte, mettreALHeure } from './fin.ts';
import { transition } from './transitions.ts';

const interdit = ({ etat }: Dossier) => refuser('TRANSITION_INTERDITE', { etat: ETATS_EN_CLAIR[etat] });

/** It leaves, or leaves again: an outbox resends it until it is received. */
export const transmettre = (dossier: Dossier, le: string): DecisionDossier =>
  transition(dossier.etat, 'DemandeTransmise') === null
    ? interdit(dossier)
    : donner({ type: 'DemandeTransmise', v: 1, data: { le, envoi: dossier.envois + 1 } });

/** The étude's system rejects the file (K1): no clock has started, and nothing leaves before the poste says so. */
export const rejeterLaTransmission = (
  dossier: Dossier,
  data: Pick<DonneesDe<'TransmissionRejetee'>, 'le' | 'accuse'>,
): DecisionDossier =>
  transition(dossier.etat, 'TransmissionRejetee') === null
    ? interdit(dossier)
    : donner({ type: 'TransmissionRejetee', v: 1, data: { ...data, aRetransmettre: true } });

/** At the poste's word, once the cause is gone. */
export const reprendreLaTransmission = (dossier: Dossier, data: DonneesDe<'DemandeRetransmise'>): DecisionDossier =>
  dossier.etat === 'signe' && dossier.rejet !== null
    ? donner({ type: 'DemandeRetransmise', v: 1, data })
    : refuser('RIEN_A_RETRANSMETTRE');

/** Last day of a phase: the day of the reception is not counted (art. 7). */
export function termeDe(jour: string, { dureeJours, reportDuTerme }: Conditions): string {
  const terme = plusJours(jour, dureeJours);
  return reportDuTerme ? jourOuvreAPartirDu(terme) : terme;
}

/**
 * The first day: the technical receipt of the étude's system, or its first fetch, whichever comes first; an étude cannot
 * postpone it by acknowledging later. What comes after the first changes nothing.
 */
export function recevoir(
  dossier: Dossier,
  recu: Pick<DonneesDe<'DossierRecu'>, 'recuLe' | 'moyen' | 'par'>,
  conditions: (jour: string) => Conditions,
): DecisionDossier {
  if (dossier.reception !== null) return donner();
  if (transition(dossier.etat, 'DossierRecu') === null) return interdit(dossier);
  const jour = dateCivile(recu.recuLe);
  const siennes = conditions(jour);
  const data = { ...recu, jour, terme: termeDe(jour, siennes), conditions: siennes };
  return donner({ type: 'DossierRecu', v: 1, data });
}

/** The term, from the day after it (art. 8: « reprend automatiquement »); nothing where it was recorded already. */
export function constaterLeTerme(dossier: Dossier, contexte: Contexte): DecisionDossier {
  if (!estOuvert(dossier)) return donner();
  if (enJustice(dossier)) return refuser('TERME_ATTEND_LE_COMPTABLE');
  const events = mettreALHeure(dossier, contexte);
  return events.length > 0 || dossier.terme === null
    ? donner(...events)
    : refuser('TERME_NON_ATTEINT', { terme: dateEnClair(dossier.terme) });
}

const enSuspens = (mouvement: Mouvement): number => Math.abs(aReverser(mouvement)) + excedentARendre(mouvement);

/** Nothing is left to hand over, and its last quarter was reported: the time of keeping begins. */
export function clore(dossier: Dossier, le: string, trimestreRestitue: boolean): DecisionDossier {
  if (dossier.etat === 'clos') return donner();
  if (transition(dossier.etat, 'DossierClos') === null) return interdit(dossier);
  const reste = dossier.compte.mouvements.reduce((total, mouvement) => total + enSuspens(mouvement), 0);
  if (reste > 0) return refuser('COMPTES_NON_SOLDES', { reste: enEuros(reste) });
  return trimestreRestitue ? donner({ type: 'DossierClos', v: 1, data: { le } }) : refuser('TRIMESTRE_NON_RESTITUE');
}

/** The étude leaves the groupement, or the debtor moves to another's sector: neither the first day nor the balance moves. */
export function reaffecter(
  dossier: Dossier,
  data: DonneesDe<'DossierReaffecte'>,
  contrat: Contrat,
  jour: string,
): DecisionDossier {
  const vu = dejaVu(dossier.messages, data.message);
  if (vu !== 'nouveau') return vu === 'connu' ? donner() : vu;
  if (data.message.par.role !== 'ddfip' && data.message.par.role !== 'administrateur')
    return refuser('ACTE_RESERVE_A_LA_DDFIP');
  if (jour < data.survenuLe) return refuser('DATE_FUTURE', { date: dateEnClair(data.survenuLe) });
  if (!estMembre(contrat, data.etude, data.survenuLe))
    return refuser('ETUDE_INCONNUE', { etude: data.etude, jour: dateEnClair(data.survenuLe) });
  if (etudeChargee(dossier) === data.etude) return donner();
  const { poste = '', voie } = dossier.demande ?? {};
  const suspendu = voie === 'papier' ? null : refusDeLEnvoi(contrat, { etude: data.etude, poste }, jour);
  if (suspendu) return suspendu;
  return transition(dossier.etat, 'DossierReaffecte') === null
    ? interdit(dossier)
    : donner({ type: 'DossierReaffecte', v: 1, data });
}
