/** Who calls, once known: what the journal records of him, what he may see, and what he may do. */
import type { Perimetre } from '../../schemas/evenements/habilitation.ts';
import type { Acteur } from '../../schemas/evenements/identifiants.ts';
import { ACTES, type Acte, actesDuRole } from './actes.ts';

export type { Perimetre };

export interface Qui {
  readonly acteur: Acteur;
  readonly perimetre: Perimetre;
  /** As the pages greet him; never recorded. */
  readonly nom: string;
  /** Where he may not do all that his role may: the delegation of an agent, the scope of a token. */
  readonly actes?: readonly Acte[];
}

/**
 * The operator of the machine: where no identity provider is configured, the server answers this machine alone, and
 * whoever calls it without a session is the one who runs it, in all its roles.
 */
export const EXPLOITANT: Qui = {
  acteur: { role: 'administrateur', id: 'exploitant', codique: null },
  perimetre: { type: 'tout' },
  nom: 'Exploitant de ce poste',
  actes: ACTES,
};

export const peut = ({ acteur, actes }: Qui, acte: Acte): boolean => (actes ?? actesDuRole(acteur.role)).includes(acte);
