/** What this person may do on this contract now: what is offered is what would not be refused for who asks, nor when. */
import { peut, type Qui } from '../../../habilitation/qui.ts';
import { transition } from '../../../pca/contrat/cycle.ts';
import { enMandataire, porteParole } from '../../../pca/contrat/mandataire.ts';
import type { ContratLu } from '../../lecture/contrat/contrat.ts';
import { ACTES_DU_CONTRAT, type ActeDuContrat } from '../../pages/contrat/actes-du-contrat.ts';

function estLAuteur({ perimetre, acteur }: Qui, lu: ContratLu, auteur: ActeDuContrat['auteur']): boolean {
  if (perimetre.type === 'tout') return true;
  const { role, siret, codique } = enMandataire(acteur, lu.titulaire);
  if (auteur === 'ddfip') return role === 'ddfip';
  const estUneEtude = role === 'mandataire' || role === 'etude';
  if (auteur === 'titulaire') return estUneEtude && siret === porteParole(lu.titulaire);
  if (auteur === 'poste' && role !== 'comptable') return false;
  if (role === 'comptable') return codique !== null && lu.postes.includes(codique);
  return estUneEtude && (siret === porteParole(lu.titulaire) || lu.membres.some(({ etude }) => etude === siret));
}

const estPossible = (lu: ContratLu, { type, utile }: ActeDuContrat): boolean =>
  transition(lu.etat, type) !== null && utile?.(lu) !== false;

/** Whoever `reaffecter` does not refuse (functions/pca/dossier): the DDFiP, and whoever acts in its name. */
export const peutReaffecter = (qui: Qui | null): boolean =>
  qui !== null && peut(qui, 'tenir-contrat') && (qui.acteur.role === 'ddfip' || qui.perimetre.type === 'tout');

export const actesPossibles = (lu: ContratLu, qui: Qui | null): readonly ActeDuContrat[] =>
  qui !== null && peut(qui, 'tenir-contrat')
    ? ACTES_DU_CONTRAT.filter((acte) => estLAuteur(qui, lu, acte.auteur) && estPossible(lu, acte))
    : [];
