/** Who calls, once known: what the journal records of him, and what he may see. */
import type { Acteur } from '../../schemas/evenements/identifiants.ts';

/**
 * What of the service concerns someone, and nothing else is shown to him. `tout`: administrateurs. `departement`: the
 * contracts of a DDFiP, by its code. `dossier`: one deposit's or one PCA dossier's evidence, by its stream.
 */
export type Perimetre =
  | { readonly type: 'tout' }
  | { readonly type: 'ordonnateur'; readonly siret: string }
  | { readonly type: 'poste'; readonly codique: string }
  | { readonly type: 'etude'; readonly siret: string }
  | { readonly type: 'groupement'; readonly siret: string }
  | { readonly type: 'departement'; readonly code: string }
  | { readonly type: 'dossier'; readonly stream: string };

export interface Qui {
  readonly acteur: Acteur;
  readonly perimetre: Perimetre;
  /** As the pages greet him; never recorded. */
  readonly nom: string;
}

/**
 * The operator of the machine: where no identity provider is configured, the server answers this machine alone, and
 * whoever calls it without a session is the one who runs it.
 */
export const EXPLOITANT: Qui = {
  acteur: { role: 'administrateur', id: 'exploitant', codique: null },
  perimetre: { type: 'tout' },
  nom: 'Exploitant de ce poste',
};
