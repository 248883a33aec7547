/** A CRL comes in, signed by an authority of the store; those that it supersedes leave. */
import type { RevocationInscrite } from '../../../schemas/confiance.ts';
import { sha256Jcs } from '../../journal/evenement.ts';
import { type CrlLue, lireCrl } from '../../signature/chemin/crl-lue.ts';
import { defautDeCrl } from '../../signature/chemin/crl-utilisable.ts';
import { LIMITES_CHEMIN } from '../../signature/chemin/limites.ts';
import { direInstant } from '../../signature/constat.ts';
import { type Constat, constat } from '../constat.ts';
import { fichierDeRevocation } from '../fichiers.ts';
import { autoritesDe, signeePar } from './autorites.ts';
import { elaguer } from './elagage.ts';
import { empreinte } from './empreinte.ts';
import { type Demande, dejaLa, type Entree, type Fonds, prendre, refuser, trace } from './entree.ts';

export function entrerCrl(octets: Uint8Array, fonds: Fonds, demande: Demande): Entree {
  const sha256 = empreinte(octets);
  const crl = octets.length > LIMITES_CHEMIN.crl ? `plus de ${LIMITES_CHEMIN.crl} octets` : lireCrl(octets, sha256);
  if (typeof crl === 'string') {
    const identite = { genre: 'crl', sha256, titre: 'liste de révocation' } as const;
    return refuser(fonds, identite, constat('IMPORT_CRL_ILLISIBLE', { detail: crl }));
  }
  const identite = { genre: 'crl', sha256, titre: `liste de révocation de ${crl.emetteur.texte}` } as const;
  const { registre } = fonds;
  const contenu = { fichier: fichierDeRevocation(identite), octets };
  if (registre.revocations.some((r) => r.sha256 === sha256)) return dejaLa(fonds, identite, contenu);
  const inscrite = inscrire(crl, sha256, demande);
  const defaut = defautDEntree(crl, inscrite, fonds, demande);
  if (defaut !== null) return refuser(fonds, identite, defaut);
  const revocations = elaguer([...registre.revocations, inscrite], demande.instant);
  return prendre(identite, { ...registre, revocations }, contenu, avertir(crl, demande.instant));
}

const instantDe = (ms: number): string => new Date(ms).toISOString();

const inscrire = (crl: CrlLue, sha256: string, demande: Demande): RevocationInscrite => ({
  ...trace(sha256, demande),
  genre: 'crl',
  portee: sha256Jcs([crl.emetteur.cle, crl.cleDePortee, crl.cleDeLEmetteur, crl.deltaDe !== null]),
  produiteLe: instantDe(crl.produite),
  suivanteLe: crl.suivante === null ? null : instantDe(crl.suivante),
});

const DERIVE_MS = 600_000;

function defautDEntree(crl: CrlLue, inscrite: RevocationInscrite, fonds: Fonds, demande: Demande): Constat | null {
  const emetteur = crl.emetteur.court;
  const produiteLe = direInstant(new Date(crl.produite));
  // Judged at its own date: what forbids any use of it, whenever.
  const defaut = defautDeCrl(crl, { instant: crl.produite, jugeLe: crl.produite });
  if (defaut !== null) return constat('IMPORT_CRL_ILLISIBLE', { detail: defaut });
  if (!autoritesDe(fonds).some((autorite) => signeePar(crl, autorite)))
    return constat('IMPORT_CRL_SANS_AUTORITE', { emetteur });
  if (crl.produite > demande.instant + DERIVE_MS) return constat('IMPORT_CRL_FUTURE', { emetteur, produiteLe });
  const ancienne = fonds.registre.revocations.some(
    (r) => r.portee === inscrite.portee && Date.parse(r.produiteLe ?? '') > crl.produite,
  );
  const perimee = crl.suivante === null || crl.suivante < demande.instant;
  return ancienne && (perimee || demande.plusRecentSeulement)
    ? constat('IMPORT_CRL_ANCIENNE', { emetteur, produiteLe })
    : null;
}

const avertir = ({ suivante }: CrlLue, instant: number): string[] =>
  suivante !== null && suivante < instant
    ? [`Cette liste ne valait que jusqu’au ${direInstant(new Date(suivante))}.`]
    : [];
