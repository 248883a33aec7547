/** What one contract expects of a quarter, and what came of it (art. 9). */
import type { Trimestre } from '../../../../schemas/pca/identifiants.ts';
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import type { Perimetre } from '../../../habilitation/qui.ts';
import { type Situation, situer } from '../../../pca/calendrier/echeance.ts';
import { bornes } from '../../../pca/calendrier/trimestre.ts';
import type { Contrat } from '../../../pca/contrat/cycle.ts';
import { type EtatAttendu, etatsAttendus } from '../../../pca/etat-recapitulatif/attendus.ts';
import { cleEnTexte } from '../../../pca/flux.ts';
import type { Clock, Journal, Lectures } from '../../../platform/ports.ts';
import { derniersJoursDuContrat } from '../contrat/suivis.ts';
import { type EtatConnu, etatsDeposes } from './etats-connus.ts';

export interface EtatSuivi extends EtatAttendu {
  /** Null while none was handed in. */
  readonly depose: EtatConnu | null;
  readonly situation: Situation;
}

export interface EtatsNeeds {
  readonly journal: Pick<Journal, 'read'>;
  readonly lectures: Pick<Lectures, 'list'>;
  readonly horloge: Clock;
}

/** « Bientôt »: so many days before the day on which it is due. */
const PREAVIS_JOURS = 10;

export async function dernierMouvementDe(
  { lectures }: Pick<EtatsNeeds, 'lectures'>,
  contrat: Contrat,
): Promise<string | null> {
  const id = contrat.signe?.contrat ?? '';
  return (await lectures.list(derniersJoursDuContrat(id), { limit: 1 }))[0] ?? null;
}

/** Whose: all those of a contract, an étude's, or those of a poste. */
interface Qui {
  readonly etude?: string;
  readonly poste?: string;
}

export function quiDe(perimetre: Perimetre): Qui {
  if (perimetre.type === 'etude') return { etude: perimetre.siret };
  return perimetre.type === 'poste' ? { poste: perimetre.codique } : {};
}

/** What a contract expects of one quarter, as if it were its first: those before it are not told one by one. */
export async function attendusDuTrimestre(
  { lectures }: Pick<EtatsNeeds, 'lectures'>,
  contrat: Contrat,
  trimestre: Trimestre,
  { etude, poste }: Qui,
): Promise<EtatAttendu[]> {
  const { signe, membres } = contrat;
  if (signe === null) return [];
  const { debut, fin } = bornes(trimestre);
  const leurs = {
    ...contrat,
    signe: { ...signe, postes: signe.postes.filter((un) => poste === undefined || un === poste) },
    membres: membres
      .filter((membre) => etude === undefined || membre.etude === etude)
      .map((membre) => (membre.depuis < debut ? { ...membre, depuis: debut } : membre)),
  };
  // A quarter is expected from its first day on: what it will hold is asked for at its end.
  const attendus = etatsAttendus(leurs, fin, await dernierMouvementDe({ lectures }, contrat));
  return attendus.filter(({ etat }) => etat.trimestre === trimestre);
}

export async function etatsDuContrat(
  needs: EtatsNeeds,
  contrat: Contrat,
  trimestre: Trimestre,
  qui: Qui,
): Promise<EtatSuivi[]> {
  const [attendus, deposes] = await Promise.all([
    attendusDuTrimestre(needs, contrat, trimestre, qui),
    etatsDeposes(needs, contrat.signe?.contrat ?? '', trimestre, qui.etude),
  ]);
  const jour = dateCivile(needs.horloge.now());
  return attendus.map((attendu) => ({
    ...attendu,
    depose: deposes.get(cleEnTexte(attendu.etat)) ?? null,
    situation: situer(attendu.echeance, jour, PREAVIS_JOURS),
  }));
}

/** Not handed in, and its day is past. */
export const enRetard = ({ depose, situation }: EtatSuivi): boolean => depose === null && situation === 'en-retard';
