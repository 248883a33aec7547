/** What waits for whoever comes in, and since when: a few bounded lists, by role. */
import { peut, type Qui } from '../../../habilitation/qui.ts';
import type { Clock, Lectures, Queues } from '../../../platform/ports.ts';
import { DEPOTS, listeDes } from '../depot/index-des-depots.ts';
import { lireResume } from '../depot/resume.ts';
import { type Portee, porteeDuPerimetre } from '../portee.ts';
import { joursApres } from '../statistiques/semaine.ts';
import { ANNONCES, type Annonce } from './annonces.ts';
import { attenteDe } from './attente.ts';

/** One thing to do, or to know. */
export interface Tache {
  readonly titre: string;
  /** Why it is there, and what to do of it. */
  readonly precision: string;
  readonly compte: number;
  /** There are more than were counted. */
  readonly ouPlus: boolean;
  /** The oldest (ISO 8601 UTC, or a civil date); null where it is not known, or where there is none. */
  readonly depuis: string | null;
  readonly lien: string;
  /** It waits for this reader; else it is only for him to know. */
  readonly aFaire: boolean;
}

/** Whoever keeps another list (suspensions, adhésions) tells by this what of it waits for somebody. */
export type SourceDeTaches = (qui: Qui) => Promise<readonly Tache[]>;

export interface AccueilNeeds {
  readonly lectures: Lectures;
  readonly files: Pick<Queues, 'counts'>;
  readonly horloge: Clock;
}

/** Counted up to there: nobody reads further on this page. */
export const COMPTE_MAX = 100;

const lienDe = ({ facette }: Annonce, du: string | null): string =>
  `/depots?${new URLSearchParams({ etat: facette, ...(du === null ? {} : { du }) })}`;

async function annoncer({ lectures, horloge }: AccueilNeeds, portee: Portee, annonce: Annonce): Promise<Tache> {
  const { facette, titre, precision, aFaire, depuisJours, attenteMs } = annonce;
  const maintenant = horloge.now();
  const du = depuisJours === undefined ? null : joursApres(maintenant.slice(0, 10), -depuisJours);
  const bornes = {
    ...(du === null ? {} : { above: du }),
    ...(attenteMs === undefined ? {} : { below: new Date(Date.parse(maintenant) - attenteMs).toISOString() }),
  };
  const ids = await lectures.list(listeDes(portee, facette), { limit: COMPTE_MAX + 1, ascending: true, ...bornes });
  return {
    ...{ titre, precision, aFaire, lien: lienDe(annonce, du) },
    compte: Math.min(ids.length, COMPTE_MAX),
    ouPlus: ids.length > COMPTE_MAX,
    depuis: await receptionDe(lectures, ids[0]),
  };
}

async function receptionDe(lectures: Lectures, depotId: string | undefined): Promise<string | null> {
  const body = depotId === undefined ? null : await lectures.get(DEPOTS, depotId);
  return body === null ? null : lireResume(body).recuLe;
}

async function lettresMortes(needs: AccueilNeeds): Promise<Tache> {
  const { mortes } = await attenteDe(needs);
  return {
    titre: 'Dépôts arrêtés par une erreur de Passerelle',
    precision: 'Rien n’est perdu : une fois l’erreur corrigée, relancez-les depuis les files d’attente.',
    ...{ compte: mortes, ouPlus: false, depuis: null, lien: '/files', aFaire: true },
  };
}

/** What waits for somebody who reads deposits; `sources`: the other lists that have something for him. */
export async function tachesDe(
  needs: AccueilNeeds,
  qui: Qui,
  sources: readonly SourceDeTaches[] = [],
): Promise<readonly Tache[]> {
  const portee = peut(qui, 'lire-depots') ? porteeDuPerimetre(qui.perimetre) : null;
  const { role } = qui.acteur;
  const [mortes, depots, autres] = await Promise.all([
    role === 'administrateur' && peut(qui, 'lire-files') ? lettresMortes(needs) : null,
    portee === null ? [] : Promise.all(ANNONCES[role].map((annonce) => annoncer(needs, portee, annonce))),
    Promise.all(sources.map((source) => source(qui))),
  ]);
  return [...(mortes === null ? [] : [mortes]), ...depots, ...autres.flat()];
}
