/** From a signed-in person, and the right he chose, to who calls: read anew from the register at each request. */
import type { Journal } from '../platform/ports.ts';
import { type Habilitation, habilite, lireUneHabilitation } from './cycle.ts';
import { acteurDe, siretDe } from './perimetre.ts';
import type { Qui } from './qui.ts';

/** As the identity provider told of him. */
export interface Identifie {
  readonly personne: string;
  readonly nom: string;
  /** SIRET of the organisation that vouches for him; null where none was told. */
  readonly siret: string | null;
}

/** Whoever acts for an organisation must come from it. */
export const vientDeLOrganisme = (
  { siret }: Pick<Identifie, 'siret'>,
  { perimetre }: Pick<Habilitation, 'perimetre'>,
): boolean => {
  const attendu = siretDe(perimetre);
  return attendu === null || attendu === siret;
};

const quiPour = ({ nom }: Pick<Identifie, 'nom'>, { id, role, perimetre, delegation }: Habilitation): Qui => ({
  acteur: acteurDe(role, id, perimetre),
  perimetre,
  nom,
  ...(delegation === null ? {} : { actes: ['accueil', ...delegation.actes] }),
});

/** Null where this right is not his, has ended, was withdrawn, or is of an organisation that he does not come from. */
export async function quiDe(
  journal: Pick<Journal, 'read'>,
  identifie: Identifie,
  habilitationId: string,
  instant: string,
): Promise<Qui | null> {
  const habilitation = await lireUneHabilitation(journal, habilitationId);
  if (habilitation === null || habilitation.personne !== identifie.personne) return null;
  if (!vientDeLOrganisme(identifie, habilitation) || !(await habilite(journal, habilitation, instant))) return null;
  return quiPour(identifie, habilitation);
}
