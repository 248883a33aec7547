/** What the addresses of art. 6 name. */
import type { Context } from 'hono';
import * as z from 'zod';
import { codiqueSchema, empreinteSchema, siretSchema } from '../../../../schemas/evenements/identifiants.ts';
import { introuvable } from '../../erreur.ts';
import { entree } from '../../garde/entree.ts';

const SIRET = ['Ce SIRET est incorrect.', 'Un SIRET compte 14 chiffres, sans espace.'] as const;

export const siretDemande = entree(z.object({ siret: siretSchema }), ...SIRET);
export const alterationDemandee = entree(
  z.object({ siret: siretSchema, depotId: empreinteSchema }),
  'Cette altération est incorrectement désignée.',
  'Elle l’est par le SIRET de l’ordonnateur et l’identifiant du dépôt (64 caractères).',
);
export const documentDemande = entree(
  z.object({ siret: siretSchema, sha256: empreinteSchema }),
  'Ce document est incorrectement désigné.',
  'Il l’est par son empreinte SHA-256.',
);
export const codiqueDemande = entree(
  z.object({ codique: codiqueSchema }),
  'Ce codique de poste comptable est incorrect.',
  'Un codique compte 6 ou 7 chiffres (ou 02A, 02B suivi de 3 ou 4 chiffres).',
);

export const sansAdhesion = (c: Context) => introuvable(c, 'Aucune adhésion n’est enregistrée pour ce SIRET.');
