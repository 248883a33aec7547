/** When each register is looked at again, made anew from its events alone, as lines. */
import type { Evenement } from '../../../functions/journal/evenement.ts';
import { premierRegard } from '../../../functions/retention/registre/echeance.ts';
import { lieuAVider, objetsDuRegistre } from '../../../functions/retention/registre/objets.ts';
import { fluxConservation } from '../../../functions/retention/registre/purger.ts';
import { lireConservation } from '../../../schemas/evenements/conservation.ts';
import { DEPUIS, ligne } from './reconstruction.ts';

const REGISTRE = /^(?:adhesion|poste|habilitation|contrat|dossier)\//;

type ParFlux = ReadonlyMap<string, readonly Evenement[]>;

/** A closed dossier whose objects are all gone is looked at no more. */
function vide(parFlux: ParFlux, stream: string, events: readonly Evenement[]): boolean {
  const purges = lireConservation(parFlux.get(fluxConservation(stream)) ?? []);
  const partis = new Set(purges.flatMap(({ data }) => data.purgees.map(({ sha256 }) => sha256)));
  const restent = objetsDuRegistre(stream, events).some(({ objet }) => !partis.has(objet.sha256));
  return !restent && lieuAVider(stream, events) !== null;
}

/** Something must leave at once: the day was set anew, by an act of some day or other. */
const presse = (events: readonly Evenement[]): boolean =>
  events.some(({ type, data }) => type === 'DetteAnnulee' && data.motif === 'erreur-de-redevable');

export const reconstruireLesRegards = (parFlux: ParFlux, maintenant: string): string[] =>
  [...parFlux].flatMap(([stream, events]) => {
    const [premier] = events;
    if (premier === undefined || !REGISTRE.test(stream) || vide(parFlux, stream, events)) return [];
    const { id, date } = premierRegard(stream, premier.at);
    return [ligne.echeance(id, stream, maintenant.slice(0, 10) <= date && !presse(events) ? date : DEPUIS)];
  });
