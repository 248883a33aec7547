/** In whose name an act on a contract is done by whoever runs the machine alone: in the name of each. */
import type { Signeur } from '../../../../schemas/evenements/contrat.ts';
import type { Acteur } from '../../../../schemas/evenements/identifiants.ts';
import { EXPLOITANT, type Qui } from '../../../habilitation/qui.ts';
import { porteParole, type Titulaire } from '../../../pca/contrat/mandataire.ts';

/** The DDFiP, the titulaire, or the one in whose name a certificate is to sign. */
export type AuteurDuContrat = 'ddfip' | 'titulaire' | Signeur;

function roleDe(auteur: AuteurDuContrat, titulaire: Titulaire): Omit<Acteur, 'id'> {
  if (auteur === 'ddfip') return { role: 'ddfip', codique: null };
  if (auteur === 'titulaire') return { role: 'mandataire', codique: null, siret: porteParole(titulaire) };
  return auteur.type === 'poste'
    ? { role: 'comptable', codique: auteur.codique }
    : { role: 'etude', codique: null, siret: auteur.siret };
}

export const enRoleDuContrat = (qui: Qui, titulaire: Titulaire, auteur: AuteurDuContrat): Qui =>
  qui === EXPLOITANT ? { ...qui, acteur: { ...roleDe(auteur, titulaire), id: qui.acteur.id } } : qui;
