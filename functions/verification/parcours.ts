/** Reads where a deposit stands, from the journal alone. */
import { lireAdhesion } from '../../schemas/evenements/adhesion.ts';
import { type DepotRecu, lireDepot } from '../../schemas/evenements/depot.ts';
import { depotRecu } from '../acquit/acquit.ts';
import { etatPresent } from '../adhesion/etat.ts';
import { fluxAdhesion } from '../adhesion/handler.ts';
import { fluxDepot } from '../depot/cle.ts';
import { clesARendre, nomsDuFlux } from '../depot/noms.ts';
import { encoreTenues } from '../depot/reserver.ts';
import { lireVerdict } from '../depot/verdict-rendu.ts';
import { resteARattacher } from '../helios/rattachement.ts';
import { misesDecidees } from '../mise-a-disposition/handler.ts';
import { resteDesMessages } from '../pca/depot/suite.ts';
import type { Journal, ObjectStore } from '../platform/ports.ts';
import type { Avancement } from './plan.ts';

export interface LireNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
}

export interface Parcours extends Avancement {
  readonly depotId: string;
  readonly stream: string;
  readonly seq: number;
  readonly recu: DepotRecu;
}

async function alterationASignaler(
  { journal }: LireNeeds,
  depotId: string,
  { expediteur }: DepotRecu['data'],
): Promise<boolean> {
  const { etat, alterations } = etatPresent(lireAdhesion((await journal.read(fluxAdhesion(expediteur))).events));
  return etat !== 'absente' && !alterations.includes(depotId);
}

/** The names, the adhésion and the answers of Hélios that are to be attached are looked at until the answer has left: after it there is nothing more to do there. */
export async function lireParcours(needs: LireNeeds, depotId: string): Promise<Parcours> {
  const stream = fluxDepot(depotId);
  const { events: bruts, seq } = await needs.journal.read(stream);
  const events = lireDepot(bruts);
  const recu = depotRecu(events);
  const base = {
    depotId,
    stream,
    seq,
    recu,
    events,
    nomsARendre: [],
    alterationASignaler: false,
    rattachement: null,
    misesDecidees: false,
    messages: null,
  };
  const rendu = events.find((event) => event.type === 'VerdictRendu');
  if (rendu === undefined) return { ...base, verdict: null };
  const verdict = await lireVerdict(needs, rendu);
  const decidees = await misesDecidees(needs, depotId, verdict);
  const messages = resteDesMessages(events, verdict);
  if (events.some(({ type }) => type === 'AcquitEmis')) return { ...base, verdict, misesDecidees: decidees, messages };
  const aRendre = clesARendre(nomsDuFlux(recu.data.expediteur, verdict));
  return {
    ...base,
    verdict,
    misesDecidees: decidees,
    messages,
    nomsARendre: await encoreTenues(needs, stream, aRendre),
    alterationASignaler:
      events.some(({ type }) => type === 'AlterationDetectee') &&
      (await alterationASignaler(needs, depotId, recu.data)),
    rattachement: await resteARattacher(needs, { stream, recu, rendu, verdict }),
  };
}
