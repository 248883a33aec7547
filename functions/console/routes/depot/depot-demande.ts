/** The deposit that an address names, for the routes under it. */
import type { Context } from 'hono';
import * as z from 'zod';
import { idDeDepotSchema } from '../../../../schemas/messages/depot.ts';
import type { Genre } from '../../../../schemas/retention.ts';
import { instantEnClair } from '../../../adhesion/heure-de-paris.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { DOCUMENTS } from '../../en-clair/evenement-preuve.ts';
import { introuvable, repondreErreur } from '../../erreur.ts';
import { entree } from '../../garde/entree.ts';
import { type Dossier, lireDossier, retrouver } from '../../lecture/depot/dossier.ts';

const id = idDeDepotSchema;
const REMEDE = 'Donnez les 64 caractères de l’identifiant, ou ses 12 premiers.';

export const depotDemande = entree(z.object({ id }), 'Cet identifiant de dépôt est incorrect.', REMEDE);

/** An object of the deposit, by its rank in the file. */
export const objetDemande = entree(
  z.object({
    id,
    rang: z
      .string()
      .regex(/^[1-9]\d{0,5}$/)
      .transform(Number),
  }),
  'Cette adresse est incorrecte.',
  `Le rang est un nombre, à partir de 1. ${REMEDE}`,
);

export const pageDemandee = entree(
  z.object({ page: z.coerce.number().int().min(1).max(1_000_000).default(1) }),
  'La page demandée est illisible.',
  '« page » est un nombre, à partir de 1.',
);

export const inconnu = (c: Context) => introuvable(c, 'Aucun dépôt ne porte cet identifiant.');

/** What was asked for has been purged at the term of its keeping; null where it has not. */
export function dejaPurge(c: Context, { purges }: Pick<Dossier, 'purges'>, genre: Genre) {
  const quand = purges.get(genre);
  if (quand === undefined) return null;
  return repondreErreur(
    c,
    410,
    `Purgé le ${instantEnClair(quand)}, au terme de sa conservation : ${DOCUMENTS[genre]}.`,
    'Le journal du dépôt et le certificat de purge sont conservés.',
  );
}

/** `depuis`: rank of the first bordereau whose delivery is told. */
export async function dossierDe(needs: ConsoleNeeds, idDemande: string, depuis = 1) {
  const depotId = await retrouver(needs, idDemande);
  return depotId === null ? null : lireDossier(needs, depotId, depuis);
}
