/** The demande itself, with the debtors' names: an object, that is purged at the end of its keeping. */
import * as z from 'zod';
import { confierSchema } from '../../../../schemas/messages/pca/confier.ts';
import { compartimentDe, lireUnObjet } from '../../../pca/objets.ts';
import type { ObjectStore } from '../../../platform/ports.ts';
import type { DossierMontre } from './dossier-montre.ts';

/** Whatever else the object holds is not shown. */
const [produits, amendes] = confierSchema.options;
const demandeSchema = z.object({
  redevables: produits.shape.redevables,
  creances: z.union([produits.shape.creances, amendes.shape.creances]),
  renseignements: produits.shape.renseignements.optional(),
});
export type DemandeEnClair = z.infer<typeof demandeSchema>;

/** Null where it was purged, or is not of a form that can be shown here (a signed file is downloaded as it is). */
export async function demandeEnClair(
  { objets }: { readonly objets: ObjectStore },
  { demande: { nature, demande } }: DossierMontre,
): Promise<DemandeEnClair | null> {
  const octets = await lireUnObjet(objets, compartimentDe(nature), demande);
  if (octets === null) return null;
  try {
    return demandeSchema.safeParse(JSON.parse(octets.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}
