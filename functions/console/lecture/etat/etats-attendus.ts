/** The états récapitulatifs of a quarter: those that must come, what came of them, and what is late (art. 9). */
import type { Trimestre } from '../../../../schemas/pca/identifiants.ts';
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import type { Perimetre } from '../../../habilitation/qui.ts';
import { plusJours } from '../../../pca/calendrier/dates.ts';
import { type Situation, situer } from '../../../pca/calendrier/echeance.ts';
import { bornes, trimestreDe } from '../../../pca/calendrier/trimestre.ts';
import type { Contrat } from '../../../pca/contrat/cycle.ts';
import { type EtatAttendu, etatsAttendus } from '../../../pca/etat-recapitulatif/attendus.ts';
import { cleEnTexte } from '../../../pca/flux.ts';
import type { Clock, Journal, Lectures } from '../../../platform/ports.ts';
import { listerContrats } from '../contrat/contrats-connus.ts';
import { derniersJoursDuContrat } from '../contrat/suivis.ts';
import { type EtatConnu, etatsDeposes } from './etats-connus.ts';

export interface EtatSuivi extends EtatAttendu {
  /** Null while none was handed in. */
  readonly depose: EtatConnu | null;
  readonly situation: Situation;
}

interface Needs {
  readonly journal: Pick<Journal, 'read'>;
  readonly lectures: Pick<Lectures, 'list'>;
  readonly horloge: Clock;
}

/** « Bientôt »: so many days before the day on which it is due. */
const PREAVIS_JOURS = 10;

/** The quarter whose statement is due, or was last due. */
export const dernierTrimestreClos = (jour: string): Trimestre =>
  trimestreDe(plusJours(bornes(trimestreDe(jour)).debut, -1));

/** Whose statements he may see: all those of the contract, an étude's own, or those of a poste. */
function estSien(perimetre: Perimetre, { etat }: Pick<EtatAttendu, 'etat'>): boolean {
  if (perimetre.type === 'etude') return etat.etude === perimetre.siret;
  return perimetre.type !== 'poste' || etat.poste === perimetre.codique;
}

export async function dernierMouvementDe(
  { lectures }: Pick<Needs, 'lectures'>,
  contrat: Contrat,
): Promise<string | null> {
  const id = contrat.signe?.contrat ?? '';
  return (await lectures.list(derniersJoursDuContrat(id), { limit: 1 }))[0] ?? null;
}

async function duContrat(needs: Needs, contrat: Contrat, trimestre: Trimestre, jour: string): Promise<EtatSuivi[]> {
  const [deposes, dernier] = await Promise.all([
    etatsDeposes(needs, contrat.signe?.contrat ?? '', trimestre),
    dernierMouvementDe(needs, contrat),
  ]);
  const { fin } = bornes(trimestre);
  // A quarter is expected from its first day on: what it will hold is asked for at its end.
  return etatsAttendus(contrat, fin < jour ? jour : fin, dernier)
    .filter(({ etat }) => etat.trimestre === trimestre)
    .map((attendu) => ({
      ...attendu,
      depose: deposes.get(cleEnTexte(attendu.etat)) ?? null,
      situation: situer(attendu.echeance, jour, PREAVIS_JOURS),
    }));
}

export interface EtatsDuTrimestre {
  readonly trimestre: Trimestre;
  readonly etats: readonly EtatSuivi[];
}

/** The first to be told is what is missing, then what differs, by étude. */
const ordre = ({ depose, echeance }: EtatSuivi): string =>
  `${depose === null ? 0 : depose.ecarts > 0 ? 1 : 2}/${echeance.objet}`;

export async function listerLesEtats(
  needs: Needs,
  perimetre: Perimetre,
  trimestre: Trimestre,
): Promise<EtatsDuTrimestre> {
  const jour = dateCivile(needs.horloge.now());
  const { contrats } = await listerContrats(needs, perimetre);
  const lus = await Promise.all(contrats.map((contrat) => duContrat(needs, contrat, trimestre, jour)));
  const etats = lus.flat().filter((etat) => estSien(perimetre, etat));
  return { trimestre, etats: etats.sort((a, b) => (ordre(a) < ordre(b) ? -1 : 1)) };
}

/** Not handed in, and its day is past. */
export const enRetard = ({ depose, situation }: EtatSuivi): boolean => depose === null && situation === 'en-retard';
