/** In whose name a mandataire acts: his right is that of the groupement, his voice that of the étude that its DC1 names. */
import type { DonneesDuContrat } from '../../../schemas/evenements/contrat.ts';
import type { Acteur } from '../../../schemas/evenements/identifiants.ts';

export type Titulaire = DonneesDuContrat<'ContratSigne'>['titulaire'];

/** The étude that speaks for the titulaire. */
export const porteParole = (titulaire: Titulaire): string =>
  titulaire.type === 'etude' ? titulaire.siret : titulaire.mandataire;

/** `titulaire`: null where there is no contract. */
export function enMandataire(acteur: Acteur, titulaire: Titulaire | null): Acteur {
  if (titulaire?.type !== 'groupement' || acteur.role !== 'mandataire' || acteur.siret !== titulaire.siret)
    return acteur;
  return { ...acteur, siret: titulaire.mandataire };
}
