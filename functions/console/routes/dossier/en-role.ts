/** In whose name an act is done. Whoever runs the machine alone does it in the name of each (functions/habilitation/qui.ts). */
import type { Acteur } from '../../../../schemas/evenements/identifiants.ts';
import { EXPLOITANT, type Qui } from '../../../habilitation/qui.ts';
import { etudeChargee } from '../../../pca/dossier/etat.ts';
import type { DossierMontre } from '../../lecture/dossier/dossier-montre.ts';
import type { Auteur } from '../../pages/dossier/acte.ts';

const { id } = EXPLOITANT.acteur;

export function enComptable(qui: Qui, codique: string): Qui {
  const acteur: Acteur = { role: 'comptable', id, codique };
  return qui === EXPLOITANT ? { ...qui, acteur, perimetre: { type: 'poste', codique } } : qui;
}

export function enEtude(qui: Qui, siret: string | null): Qui {
  if (qui !== EXPLOITANT || siret === null) return qui;
  const acteur: Acteur = { role: 'etude', id, codique: null, siret };
  return { ...qui, acteur, perimetre: { type: 'etude', siret } };
}

/** `detient`: an étude received the payment that the act is about. */
export const enRole = (qui: Qui, { dossier, poste }: DossierMontre, auteur: Auteur, detient: boolean): Qui =>
  auteur === 'etude' || auteur === 'etudes' || (auteur === 'detenteur' && detient)
    ? enEtude(qui, etudeChargee(dossier))
    : enComptable(qui, poste);
