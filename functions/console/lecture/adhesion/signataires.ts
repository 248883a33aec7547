/** Who signs, as the page names them: the name is in the certificate, and goes with it. */
import type { Signataire } from '../../../../schemas/evenements/signataire.ts';
import { enVigueurLe, type Signataires } from '../../../adhesion/registre/signataires.ts';
import { enMemoire } from '../../../platform/en-memoire.ts';
import { type ObjectStore, ObjetAbsent } from '../../../platform/ports.ts';
import { lireCertificat } from '../../../signature/certificat.ts';

/** Read for one page: an ordonnateur has a few, and their certificates of the last years. */
const NOMMES_MAX = 60;

export interface SignataireLu extends Signataire {
  /** Null where the certificate was purged. */
  readonly nom: string | null;
  readonly enVigueur: boolean;
}

async function nomDuSignataire(objets: ObjectStore, { objet }: Signataire): Promise<string | null> {
  try {
    const der = await enMemoire(objets.read({ bucket: 'registre', key: objet.key, version: objet.version }));
    return lireCertificat(der).nom;
  } catch (erreur) {
    if (erreur instanceof ObjetAbsent) return null;
    throw erreur;
  }
}

/** Latest inscription first; `jour`: on which they are in force. */
export async function lireLesSignataires(
  objets: ObjectStore,
  signataires: Signataires,
  jour: string,
): Promise<SignataireLu[]> {
  const recents = signataires.slice(-NOMMES_MAX).reverse();
  return Promise.all(
    recents.map(async (un) => ({
      ...un,
      nom: await nomDuSignataire(objets, un),
      enVigueur: enVigueurLe(un, jour),
    })),
  );
}
