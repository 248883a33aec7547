/** The dates that a dossier is waiting for. */
import type { Parametres } from '../../../schemas/pca/parametres.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import { delaisDeReversement } from '../argent/delais-de-reversement.ts';
import { laPremiere, plusJours, plusMois } from '../calendrier/dates.ts';
import { type EcheancePca, parDate, type RegleDatee } from '../calendrier/echeance.ts';
import { plusJoursOuvres } from '../calendrier/jours-ouvres.ts';
import { type Dossier, enJustice, estOuvert, prescriptionDe } from './etat.ts';

/** A transmission that nobody acknowledges is looked at the next day. */
const ACCUSE_JOURS = 1;
/** What the ordonnateur's silence on a recours gracieux takes to become a rejection. */
const SILENCE_MOIS = 2;

type Datee = readonly [regle: RegleDatee, date: string | null];

function avantReception({ etat, transmisLe }: Dossier, { lectureJoursOuvres }: Parametres): readonly Datee[] {
  if (etat !== 'transmis' || transmisLe === null) return [];
  return [
    ['accuse-technique', plusJours(transmisLe, ACCUSE_JOURS)],
    ['lecture-par-l-etude', plusJoursOuvres(transmisLe, lectureJoursOuvres)],
  ];
}

function pendantLaPhase(dossier: Dossier): readonly Datee[] {
  const { reception, terme, controleLe } = dossier;
  if (!estOuvert(dossier) || reception === null) return [];
  const dernier = controleLe ?? reception.jour;
  const gracieuse = laPremiere(
    dossier.contestations.filter(({ sorte }) => sorte === 'gracieuse').map(({ survenuLe }) => survenuLe),
  );
  return [
    ['terme-de-la-phase', enJustice(dossier) ? null : terme],
    ['prescription', prescriptionDe(dossier)],
    ['controle-de-l-etude', plusMois(dernier, reception.conditions.controleMois)],
    ['controle-maximum', plusMois(dernier, reception.conditions.controleMaximumMois)],
    ['silence-de-l-ordonnateur', gracieuse && plusMois(gracieuse, SILENCE_MOIS)],
  ];
}

function reversements({ compte, reception }: Dossier): EcheancePca[] {
  if (reception === null) return [];
  return delaisDeReversement(compte, reception.conditions)
    .filter(({ aReverser }) => aReverser > 0)
    .map(({ nature, exigibleLe, mouvement }) => ({ regle: nature, date: exigibleLe, objet: mouvement }));
}

/** Earliest first. `objet`: the number of the dossier, or the reference of the versement. */
export function echeancesDuDossier(dossier: Dossier, parametres: Parametres): EcheancePca[] {
  const objet = dossier.demande?.numero ?? '';
  const datees = [...avantReception(dossier, parametres), ...pendantLaPhase(dossier)].flatMap(([regle, date]) =>
    date === null ? [] : [{ regle, date, objet }],
  );
  return [...datees, ...reversements(dossier)].sort(parDate);
}

/** « Dans les plus brefs délais » (art. 5 and 6): told later than the working days that the contract allows itself. */
export const annonceTardive = (survenuLe: string, annonceLe: string, { informerJoursOuvres }: Parametres): boolean =>
  plusJoursOuvres(survenuLe, informerJoursOuvres) < dateCivile(annonceLe);
