/** What this person may do now, in this state: what is offered is what would not be refused for who asks, nor when. */
import { peut, type Qui } from '../../../habilitation/qui.ts';
import { dateEnClair } from '../../../pca/calendrier/dates.ts';
import { type Dossier, ETATS_EN_CLAIR, estOuvert, etudeChargee } from '../../../pca/dossier/etat.ts';
import { transition } from '../../../pca/dossier/transitions.ts';
import { type Refuse, refuser } from '../../../pca/refus.ts';
import type { DossierMontre } from '../../lecture/dossier/dossier-montre.ts';
import type { ActeMontre, Auteur } from './acte.ts';
import { ACTES_D_ARGENT } from './actes-d-argent.ts';
import { ACTES_DE_L_ETUDE } from './actes-de-l-etude.ts';
import { ACTES_DU_COMPTABLE } from './actes-du-comptable.ts';

export const ACTES_MONTRES: readonly ActeMontre[] = [...ACTES_D_ARGENT, ...ACTES_DE_L_ETUDE, ...ACTES_DU_COMPTABLE];

/** Whoever runs the machine alone acts in the name of each. */
function estLAuteur(
  { etudes, ...dossier }: Dossier,
  auteur: Auteur,
  { acteur: { role, siret }, perimetre }: Qui,
): boolean {
  if (perimetre.type === 'tout') return true;
  const comptable = role === 'comptable';
  const duPoste = comptable || role === 'agent-comptable';
  const etude = role === 'etude' && siret !== undefined;
  const chargee = etude && siret === etudeChargee({ ...dossier, etudes });
  switch (auteur) {
    case 'comptable':
      return comptable;
    case 'poste':
      return duPoste;
    case 'etude':
      return chargee;
    case 'etudes':
      return etude && etudes.includes(siret);
    case 'detenteur':
      return duPoste || (etude && etudes.includes(siret));
    default:
      return auteur satisfies never;
  }
}

const permise = ({ dossier }: DossierMontre, { type }: ActeMontre): boolean =>
  transition(dossier.etat, type) !== null && (type !== 'PhaseProlongee' || estOuvert(dossier));

const estPossible = (montre: DossierMontre, acte: ActeMontre): boolean =>
  permise(montre, acte) && acte.utile?.(montre) !== false;

export const actesPossibles = (montre: DossierMontre, qui: Qui): readonly ActeMontre[] =>
  peut(qui, 'agir-dossier')
    ? ACTES_MONTRES.filter((acte) => estLAuteur(montre.dossier, acte.auteur, qui) && estPossible(montre, acte))
    : [];

const RESERVES = {
  comptable: 'ACTE_RESERVE_AU_COMPTABLE',
  poste: 'ACTE_RESERVE_AU_COMPTABLE',
  etude: 'ACTE_RESERVE_A_L_ETUDE',
  etudes: 'ACTE_RESERVE_A_L_ETUDE',
  detenteur: 'ACTE_RESERVE_A_L_ETUDE',
} as const satisfies Record<Auteur, string>;

/** Why the form of an act would be typed in for nothing; null where it would not. */
export function refusDOffrir(montre: DossierMontre, acte: ActeMontre, qui: Qui): Refuse['refus'] | null {
  if (!estLAuteur(montre.dossier, acte.auteur, qui)) return refuser(RESERVES[acte.auteur]).refus;
  if (estPossible(montre, acte)) return null;
  const { etat, finLe, terme } = montre.dossier;
  if (acte.type === 'PhaseProlongee' && (finLe ?? terme) !== null)
    return refuser('PROLONGATION_TARDIVE', { terme: dateEnClair(finLe ?? terme ?? '') }).refus;
  return refuser('TRANSITION_INTERDITE', { etat: ETATS_EN_CLAIR[etat] }).refus;
}
