/** Who signed a form: his name is in an object that can be purged. */
import * as z from 'zod';
import type { Formulaire } from '../../../../schemas/evenements/adhesion.ts';
import { enMemoire } from '../../../platform/en-memoire.ts';
import { type ObjectStore, ObjetAbsent } from '../../../platform/ports.ts';

/** `sel`: random, so that the digest of a name tells nothing of it. */
const identiteSchema = z.object({
  civilite: z.string(),
  nom: z.string(),
  prenom: z.string(),
  sel: z.string(),
});

/** `Mme Anne Exemple`; null where it was purged, or was never said. */
export async function lireIdentite(objets: ObjectStore, formulaire: Formulaire | null): Promise<string | null> {
  const identite = formulaire?.annexe?.representant.identite;
  if (identite === undefined) return null;
  try {
    const octets = await enMemoire(objets.read({ bucket: 'registre', key: identite.key, version: identite.version }));
    const { civilite, prenom, nom } = identiteSchema.parse(JSON.parse(octets.toString('utf8')));
    return `${civilite} ${prenom} ${nom}`.trim();
  } catch (erreur) {
    if (erreur instanceof ObjetAbsent) return null;
    throw erreur;
  }
}
