/** The accusé de réception: what the depositor gets as soon as `DepotRecu` exists. A pure function of that event. */
import type { DepotRecu } from '../../schemas/evenements/depot.ts';
import { instantEnClair } from '../adhesion/heure-de-paris.ts';
import { DEPOSANTS, deposantsDe } from './cle.ts';

export interface AccuseDeReception {
  readonly depotId: string;
  readonly nom: string;
  readonly expediteur: string;
  readonly sha256: string;
  /** Bytes. */
  readonly taille: number;
  /** ISO 8601 UTC. */
  readonly recuLe: string;
  /** Hash of the event in the journal: what can be held against us. */
  readonly evenement: string;
  readonly texte: string;
}

/** The same event always gives the same accusé. It says that the file was received, nothing of what it is worth. */
export function accuseDeReception({ stream, data, hash }: DepotRecu): AccuseDeReception {
  const { nom, expediteur, sha256, size, recuLe } = data;
  const deposant = DEPOSANTS[deposantsDe(data.key)].enClair;
  const texte = [
    `Le fichier « ${nom} » (${size} octets) déposé par ${deposant} ${expediteur} a été reçu le ${instantEnClair(recuLe)} (heure de Paris).`,
    `Son empreinte SHA-256 est ${sha256}.`,
    'Cet accusé prouve la réception ; le résultat de la vérification sera donné par l’acquit.',
  ].join('\n');
  return {
    depotId: stream.slice('depot/'.length),
    nom,
    expediteur,
    sha256,
    taille: size,
    recuLe,
    evenement: hash,
    texte,
  };
}
