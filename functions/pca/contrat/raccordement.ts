/**
 * Whether dossiers of a poste go to an étude by wire: its comptable may suspend that, as he may suspend an adhésion (arrêté
 * of 27 June 2007, art. 6). Paper serves for produits locaux; amendes wait (contract art. 4). What is in flight goes on. Pure.
 */
import type { ContratNouveau, DonneesDuContrat } from '../../../schemas/evenements/contrat.ts';
import type { Acteur } from '../../../schemas/evenements/identifiants.ts';
import { dateEnClair } from '../calendrier/dates.ts';
import { type Refuse, refuser } from '../refus.ts';
import type { Contrat } from './cycle.ts';

export type ActeDeRaccordement = Extract<ContratNouveau, { type: 'RaccordementSuspendu' | 'RaccordementRetabli' }>;
type Demande = Omit<ActeDeRaccordement, 'v'>;
type Qui = Pick<DonneesDuContrat<'RaccordementSuspendu'>, 'etude' | 'poste'>;

export interface Suspension extends Omit<DonneesDuContrat<'RaccordementSuspendu'>, 'message' | 'le'> {
  readonly depuis: string;
  /** Since when it is no more; null while it lasts. */
  readonly retabliLe: string | null;
}

const derniereDe = ({ raccordements }: Pick<Contrat, 'raccordements'>, { etude, poste }: Qui): Suspension | null =>
  raccordements.findLast((un) => un.etude === etude && un.poste === poste) ?? null;

/** The suspension that holds on a day; null where dossiers go by wire. */
export const suspenduAu = (contrat: Pick<Contrat, 'raccordements'>, qui: Qui, jour: string): Suspension | null =>
  contrat.raccordements.find(
    ({ etude, poste, depuis, retabliLe }) =>
      etude === qui.etude && poste === qui.poste && depuis <= jour && (retabliLe === null || jour < retabliLe),
  ) ?? null;

/** The comptable's own act: neither an agent's, nor the DDFiP's, nor the étude's. */
export function refusDuComptable({ poste }: Qui, { role, codique }: Acteur): Refuse | null {
  if (role !== 'comptable') return refuser('ACTE_RESERVE_AU_COMPTABLE');
  return codique === poste ? null : refuser('AUTRE_POSTE');
}

export function refusDuRaccordement(contrat: Contrat, { type, data }: Demande): Refuse | null {
  const { etude, poste, le } = data;
  if (!contrat.signe?.postes.includes(poste)) return refuser('POSTE_HORS_CONTRAT', { poste });
  if (!contrat.membres.some((membre) => membre.etude === etude))
    return refuser('ETUDE_INCONNUE', { etude, jour: dateEnClair(le) });
  const derniere = derniereDe(contrat, data);
  const enCours = derniere !== null && derniere.retabliLe === null;
  if (type === 'RaccordementSuspendu') {
    if (enCours) return refuser('RACCORDEMENT_DEJA_SUSPENDU', { depuis: dateEnClair(derniere.depuis) });
    const avant = derniere?.retabliLe ?? le;
    return le < avant
      ? refuser('DATE_ANTERIEURE', { date: dateEnClair(le), repere: 'le dernier rétablissement' })
      : null;
  }
  if (!enCours) return refuser('RACCORDEMENT_NON_SUSPENDU');
  return le < derniere.depuis ? refuser('DATE_ANTERIEURE', { date: dateEnClair(le), repere: 'la suspension' }) : null;
}

/** What would go by wire does not go. */
export function refusDeLEnvoi(contrat: Pick<Contrat, 'raccordements'>, qui: Qui, jour: string): Refuse | null {
  const suspension = suspenduAu(contrat, qui, jour);
  return suspension === null
    ? null
    : refuser('RACCORDEMENT_SUSPENDU', { etude: qui.etude, poste: qui.poste, depuis: dateEnClair(suspension.depuis) });
}

export function suivreLesRaccordements(
  raccordements: readonly Suspension[],
  { type, data }: ActeDeRaccordement,
): readonly Suspension[] {
  const { message: _, le, ...dit } = data;
  if (type === 'RaccordementSuspendu') {
    const { motif, raison } = data;
    return [...raccordements, { ...dit, motif, raison, depuis: le, retabliLe: null }];
  }
  const finie = derniereDe({ raccordements }, data);
  return raccordements.map((un) => (un === finie ? { ...un, retabliLe: le } : un));
}
