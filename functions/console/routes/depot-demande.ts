/** The deposit that an address names, for the routes under it. */
import type { Context } from 'hono';
import { z } from 'zod';
import type { ConsoleNeeds } from '../besoins.ts';
import { introuvable } from '../erreur.ts';
import { entree } from '../garde/entree.ts';
import { lireDossier, retrouver } from '../lecture/dossier.ts';

const id = z.string().regex(/^(?:[0-9a-f]{64}|[0-9a-f]{12})$/);
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

export const inconnu = (c: Context) => introuvable(c, 'Aucun dépôt ne porte cet identifiant.');

export async function dossierDe(needs: ConsoleNeeds, idDemande: string) {
  const depotId = await retrouver(needs, idDemande);
  return depotId === null ? null : lireDossier(needs, depotId);
}
