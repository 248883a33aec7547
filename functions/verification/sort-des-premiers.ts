/** What became of the deposits that bear a name already: whoever sends it again is told, and what he can do depends on it. */
import { type DepotEvenement, type DepotRecu, lireDepot } from '../../schemas/evenements/depot.ts';
import { lireMise } from '../../schemas/evenements/mise.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import type { Premier } from '../depot/doublons.ts';
import { nomsDuFlux } from '../depot/noms.ts';
import type { Premiers } from '../depot/premiers.ts';
import { lireVerdictConserve } from '../depot/verdict-rendu.ts';
import { dedupIdDe, fluxMise } from '../mise-a-disposition/cle.ts';
import { type EtatMise, etatDeLaMise } from '../mise-a-disposition/cycle.ts';
import type { Journal, ObjectStore } from '../platform/ports.ts';

interface LireNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
}

const PAR_PASSERELLE: Record<Verdict['verdict'], string> = {
  accepte: 'accepté',
  partiel: 'accepté en partie',
  rejete: 'rejeté',
  indetermine: 'transmis sous réserve',
};
const PAR_HELIOS = {
  accepte: 'accepté par Hélios',
  partiel: 'accepté en partie par Hélios',
  rejete: 'rejeté par Hélios',
} as const;
const CHEZ_LE_COMPTABLE: Record<EtatMise, string | null> = {
  absente: null,
  decidee: null,
  mise: 'mis à la disposition du comptable',
  recue: 'reçu par le comptable',
  'prise-en-charge': 'pris en charge par le comptable',
  rejetee: 'rejeté par le comptable',
};

/** Bordereaux whose delivery is looked at; of the others, what became of their deposit is told. */
const MISES_LUES_MAX = 200;

function sortDuDepot(events: readonly DepotEvenement[]): string {
  const retour = events.findLast((event) => event.type === 'RetourHeliosRattache' && event.data.etat !== null);
  if (retour?.type === 'RetourHeliosRattache' && retour.data.etat !== null) return PAR_HELIOS[retour.data.etat];
  const rendu = events.find((event) => event.type === 'VerdictRendu');
  return rendu === undefined ? 'en cours de vérification' : PAR_PASSERELLE[rendu.data.verdict];
}

/** By name, the rank of the bordereau that bears it, from 1. */
async function rangsDesBordereaux(needs: LireNeeds, recu: DepotRecu, events: readonly DepotEvenement[]) {
  const rendu = events.find((event) => event.type === 'VerdictRendu');
  const verdict = rendu === undefined ? null : await lireVerdictConserve(needs, rendu);
  const noms = verdict === null ? [] : nomsDuFlux(recu.data.expediteur, verdict);
  return new Map(
    noms.flatMap(({ key, porteur }) => (porteur.niveau === 'bordereau' ? [[key, porteur.bordereau + 1] as const] : [])),
  );
}

async function sortDeLaMise({ journal }: LireNeeds, recu: DepotRecu, n: number): Promise<string | null> {
  const { events } = await journal.read(fluxMise(dedupIdDe(recu.stream.slice('depot/'.length), n)));
  return CHEZ_LE_COMPTABLE[etatDeLaMise(lireMise(events)).etat];
}

/** The same names, each with what became of what bears it; what Hélios said of the deposit comes first. */
export async function sortDesPremiers(needs: LireNeeds, premiers: Premiers): Promise<ReadonlyMap<string, Premier>> {
  const sorts = new Map<string, Premier>();
  for (const [stream, siens] of Map.groupBy(premiers, ([, recu]) => recu.stream)) {
    const events = lireDepot((await needs.journal.read(stream)).events);
    const duDepot = sortDuDepot(events);
    const parHelios = Object.values<string>(PAR_HELIOS).includes(duDepot);
    for (const [, recu] of siens.slice(0, 1)) {
      const rangs = parHelios ? new Map<string, number>() : await rangsDesBordereaux(needs, recu, events);
      let lues = 0;
      for (const [key] of siens) {
        const n = rangs.get(key);
        const sort = n === undefined || lues++ >= MISES_LUES_MAX ? null : await sortDeLaMise(needs, recu, n);
        sorts.set(key, { recu, etat: sort ?? duDepot });
      }
    }
  }
  return sorts;
}
