/** An OCSP response comes in: whether it says something of a certificate is judged with that certificate. */
import { LIMITES_CHEMIN } from '../../signature/chemin/limites.ts';
import { lireReponse } from '../../signature/chemin/ocsp/reponse-lue.ts';
import { constat } from '../constat.ts';
import { fichierDeRevocation } from '../fichiers.ts';
import { empreinte } from './empreinte.ts';
import { type Demande, dejaLa, type Entree, type Fonds, prendre, refuser, trace } from './entree.ts';

export function entrerOcsp(octets: Uint8Array, fonds: Fonds, demande: Demande): Entree {
  const identite = { genre: 'ocsp', sha256: empreinte(octets), titre: 'réponse OCSP' } as const;
  const { reponse: octetsMax } = LIMITES_CHEMIN;
  const lue = octets.length > octetsMax ? `elle dépasse ${octetsMax} octets` : lireReponse(octets, identite.sha256);
  if (typeof lue === 'string') return refuser(fonds, identite, constat('IMPORT_OCSP_ILLISIBLE', { detail: lue }));
  const { registre } = fonds;
  if (registre.revocations.some(({ sha256 }) => sha256 === identite.sha256)) return dejaLa(fonds, identite);
  const dates = { portee: null, produiteLe: null, suivanteLe: null };
  const inscrite = { ...trace(identite.sha256, demande), genre: 'ocsp', ...dates } as const;
  const contenu = { fichier: fichierDeRevocation(inscrite), octets };
  return prendre(identite, { ...registre, revocations: [...registre.revocations, inscrite] }, contenu);
}
