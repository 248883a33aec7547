/** The dossier that an address names, for the routes under it. */
import type { Context } from 'hono';
import type { PcaNeeds } from '../../../pca/besoins.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, repondreErreur } from '../../erreur.ts';
import { cleDeDossierSchema } from '../../garde/cible-du-dossier.ts';
import { entree } from '../../garde/entree.ts';

const ERREUR = 'L’adresse de ce dossier est incorrecte.';
const REMEDE = 'Elle dit le codique du poste, puis le numéro du dossier (lettres, chiffres et tirets).';

export const dossierDemande = entree(cleDeDossierSchema, ERREUR, REMEDE);

export const inconnu = (c: Context) => introuvable(c, 'Aucun dossier ne porte ce numéro.');

/** Null where this server has no key to hash persons with: no dossier is made nor changed there. */
export function besoinsDeLaPca({ journal, objets, horloge, cles, acces }: ConsoleNeeds): PcaNeeds | null {
  const siennes = cles ?? acces?.cles;
  return siennes === undefined ? null : { journal, objets, horloge, cles: siennes };
}

export const sansCles = (c: Context) =>
  repondreErreur(
    c,
    501,
    'Ce serveur ne tient pas de dossiers de phase comminatoire.',
    'Adressez-vous à son administrateur : il y manque la clé des empreintes.',
  );
