/** An OCSP response comes in: whether it says something of a certificate is judged with that certificate. */
import type { RevocationInscrite } from '../../../schemas/confiance.ts';
import { sha256Jcs } from '../../journal/evenement.ts';
import { LIMITES_CHEMIN } from '../../signature/chemin/limites.ts';
import { cleDe } from '../../signature/chemin/ocsp/identite.ts';
import { lireReponse, type ReponseLue } from '../../signature/chemin/ocsp/reponse-lue.ts';
import { constat } from '../constat.ts';
import { fichierDeRevocation } from '../fichiers.ts';
import { autoritesDe, reponseSigneePar } from './autorites.ts';
import { elaguer } from './elagage.ts';
import { empreinte } from './empreinte.ts';
import { type Demande, dejaLa, type Entree, type Fonds, prendre, refuser, trace } from './entree.ts';

export function entrerOcsp(octets: Uint8Array, fonds: Fonds, demande: Demande): Entree {
  const identite = { genre: 'ocsp', sha256: empreinte(octets), titre: 'réponse OCSP' } as const;
  const { reponse: octetsMax } = LIMITES_CHEMIN;
  const lue = octets.length > octetsMax ? `elle dépasse ${octetsMax} octets` : lireReponse(octets, identite.sha256);
  if (typeof lue === 'string') return refuser(fonds, identite, constat('IMPORT_OCSP_ILLISIBLE', { detail: lue }));
  const { registre } = fonds;
  const contenu = { fichier: fichierDeRevocation(identite), octets };
  if (registre.revocations.some(({ sha256 }) => sha256 === identite.sha256)) return dejaLa(fonds, identite, contenu);
  const inscrite = inscrire(lue, fonds, demande);
  const revocations = elaguer([...registre.revocations, inscrite], demande.instant);
  return prendre(identite, { ...registre, revocations }, contenu);
}

/**
 * Of one scope: those about the same certificates. One that no authority of the store vouches for drives out only its
 * like: else whoever has a false one taken could have the true one thrown away.
 */
function inscrire(reponse: ReponseLue, fonds: Fonds, demande: Demande): RevocationInscrite {
  const sures = autoritesDe(fonds).some((autorite) => reponseSigneePar(reponse, autorite));
  const { dits } = reponse;
  const suivantes = dits.map(({ suivanteLe }) => suivanteLe);
  const suivante = suivantes.reduce((a, b) => (a === null || b === null ? null : Math.min(a, b)), Infinity);
  const instantDe = (ms: number) => new Date(ms).toISOString();
  return {
    ...trace(reponse.empreinte, demande),
    genre: 'ocsp',
    portee: sha256Jcs(['ocsp', sures, ...dits.map(({ designation }) => cleDe(designation)).sort()]),
    produiteLe: instantDe(Math.max(reponse.produiteLe, ...dits.map(({ faiteLe }) => faiteLe))),
    suivanteLe: suivante === null || suivante === Infinity ? null : instantDe(suivante),
  };
}
