/** Which of the two references is which, and whether they name what they must (anti-wrapping). */
import type { Politique } from '../../schemas/politique.ts';
import { DSIG } from './algorithmes.ts';
import type { Bloc } from './bloc.ts';
import { Illisible, structure } from './illisible.ts';
import type { Reference } from './signed-info.ts';

/** The element that carries the signature. */
export interface Cible {
  readonly nom: string;
  readonly id: string | null;
  readonly racine: boolean;
}

/** Only such an Id can be named by a bare `#Id`: no xpointer, no escape, no space. */
export const NCNAME = /^[\p{L}_][\p{L}\p{N}\p{M}._-]*$/u;
const TYPE_SANS_VERSION = 'http://uri.etsi.org/01903#SignedProperties';

/** Sorts the references of a block; throws Illisible unless one is the carrier and one the block's SignedProperties. */
export function trierReferences(
  bloc: Bloc,
  cible: Cible,
  politique: Politique,
): { contenu: Reference; proprietes: Reference } {
  const { id, espace } = bloc.proprietes;
  const [proprietes, doublon] = bloc.signedInfo.references.filter((r) => r.uri === `#${id}`);
  if (!NCNAME.test(id)) throw structure('l’Id des propriétés signées n’est pas un nom XML');
  if (proprietes === undefined) throw new Illisible('SIGNATURE_PROPRIETES_NON_SIGNEES');
  if (doublon !== undefined) throw structure('les deux références désignent les mêmes propriétés');
  if (!['', `${espace}SignedProperties`, TYPE_SANS_VERSION].includes(proprietes.type)) {
    throw structure('la référence aux propriétés signées est d’un autre type');
  }
  const contenu = bloc.signedInfo.references.find((r) => r !== proprietes);
  if (contenu === undefined) throw structure('une référence manque');
  verifierContenu(contenu, cible, politique);
  return { contenu, proprietes };
}

function verifierContenu(r: Reference, cible: Cible, politique: Politique): void {
  if (r.type.endsWith('SignedProperties') || r.type === `${DSIG}Manifest`)
    throw structure('la référence au contenu est d’un autre type');
  if (r.uri !== '' && !r.uri.startsWith('#')) throw new Illisible('SIGNATURE_REFERENCE_EXTERNE', { uri: r.uri });
  if (r.uri === '') {
    if (!cible.racine || !politique.uriVide) throw new Illisible('SIGNATURE_URI_VIDE');
  } else {
    if (cible.id === null) throw new Illisible('SIGNATURE_CIBLE_SANS_ID', { element: cible.nom });
    if (r.uri !== `#${cible.id}` || !NCNAME.test(cible.id)) {
      throw new Illisible('SIGNATURE_REFERENCE_AUTRE', { uri: r.uri, attendu: `#${cible.id}` });
    }
  }
  // Enveloped-signature on the reference to SignedProperties too (an old DGFiP habit) is a no-op: they hold no Signature.
  if (!r.enveloppee) throw structure('la référence au contenu n’en exclut pas la signature (enveloped-signature)');
}
