/** The name of whoever signs a form goes to bucket `registre`, under the SIRET of whose it is: it can be purged there. */
import { randomBytes } from 'node:crypto';
import type { Formulaire } from '../../../../schemas/evenements/adhesion.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { lireIdentite } from '../../lecture/habilitation/identite.ts';
import { type AGarder, aGarder, dejaGarde } from '../piece-jointe.ts';

export interface Identite {
  readonly civilite: string;
  readonly nom: string;
  readonly prenom: string;
}

/** The same person as in the form before keeps the same object: the same form sent twice is one form. */
export async function identiteAGarder(
  needs: Pick<ConsoleNeeds, 'objets' | 'journal'>,
  siret: string,
  { civilite, nom, prenom }: Identite,
  avant: Formulaire | null,
): Promise<AGarder> {
  const connue = await lireIdentite(needs.objets, avant);
  const identite = avant?.annexe?.representant.identite;
  if (identite !== undefined && connue === `${civilite} ${prenom} ${nom}`.trim()) return dejaGarde(identite);
  const sel = randomBytes(16).toString('hex');
  return aGarder(needs, siret, 'identites', Buffer.from(JSON.stringify({ civilite, nom, prenom, sel }), 'utf8'));
}
