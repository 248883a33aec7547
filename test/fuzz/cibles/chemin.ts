/** A certificate path, whatever was damaged: an answer, the same twice, and never trust in what was not issued. */
import { enRequete, requeteSchema } from '../../../bin/requete-de-chemin.ts';
import { jugerChemin } from '../../../functions/signature/chemin/juger.ts';
import { anomalie, SANS_LIEU } from '../../../schemas/motifs/catalogue.ts';
import type { Entree } from '../entree.ts';

export function eprouverChemin({ octets, origines }: Entree): string | null {
  const requete = enRequete(requeteSchema.parse(JSON.parse(octets.toString())));
  const resultat = jugerChemin(requete);
  if (JSON.stringify(jugerChemin(requete)) !== JSON.stringify(resultat)) return 'another answer the second time';
  const { valide, confiance, motif, valeurs } = resultat;
  if (valide !== (confiance === 'etablie') || valide !== (motif === null))
    return `contradiction: ${motif}, ${confiance}`;
  // A sentence that lacks one of its values throws.
  if (motif !== null) anomalie(motif, SANS_LIEU, valeurs);
  const authentique = (der: Uint8Array) => origines.length === 0 || origines.some((o) => Buffer.compare(o, der) === 0);
  if (valide && ![requete.certificat, ...requete.crls].every(authentique)) return 'trust in what nobody issued';
  return null;
}
