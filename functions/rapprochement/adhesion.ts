/** The adhésion beside its deposits. Pure. */
import type { AdhesionEvenement } from '../../schemas/evenements/adhesion.ts';
import { AVANCENT_L_EPOQUE } from '../adhesion/cycle.ts';
import { etatPresent } from '../adhesion/etat.ts';
import { A_NOTIFIER, echeancesDeNotification } from '../adhesion/suspension/echeance.ts';
import type { Echeance } from '../platform/ports.ts';
import { type Dossier, emis, type Flux } from './dossier.ts';
import { type Ecart, ecart } from './ecart.ts';

/** Art. 6: a suspension that nobody was told of, and that is in force, waits to be notified. */
function notificationOubliee({ stream, events }: Flux<AdhesionEvenement>, echeances: readonly Echeance[]): boolean {
  const attend = echeancesDeNotification(stream.slice('adhesion/'.length), events).put !== undefined;
  return attend && !echeances.some((due) => due.type === A_NOTIFIER && due.stream === stream);
}

export function ecartsDeLAdhesion(adhesion: Flux<AdhesionEvenement>, echeances: readonly Echeance[]): Ecart[] {
  const { stream, events, epoch } = adhesion;
  const ecarts: Ecart[] = [];
  try {
    const { alterations } = etatPresent(events);
    if (new Set(alterations).size < alterations.length) ecarts.push(ecart('ALTERATION_SIGNALEE_DEUX_FOIS', stream));
  } catch {
    ecarts.push(ecart('CYCLE_IMPOSSIBLE', stream));
  }
  if (events.filter(({ type }) => AVANCENT_L_EPOQUE.has(type)).length !== epoch)
    ecarts.push(ecart('EPOQUE_FAUSSE', stream));
  if (notificationOubliee(adhesion, echeances)) ecarts.push(ecart('NOTIFICATION_OUBLIEE', stream));
  return ecarts;
}

/** Told before the answer leaves, where there is an adhésion to tell by then. */
export function ecartsDeLAlteration(dossier: Dossier): Ecart[] {
  const { adhesion, depot, depotId } = dossier;
  const reponse = emis(dossier);
  const place = depot.positions?.[(reponse?.seq ?? 0) - 1];
  const premiere = adhesion.positions?.[adhesion.events.findIndex(({ type }) => type === 'AdhesionActivee')];
  if (reponse === undefined || place === undefined || premiere === undefined || premiere > place) return [];
  if (!depot.events.some(({ type }) => type === 'AlterationDetectee')) return [];
  const connue = adhesion.events.some(
    ({ type, data }) => type === 'AlterationDetectee' && 'depotId' in data && data.depotId === depotId,
  );
  return connue ? [] : [ecart('ALTERATION_NON_SIGNALEE', depot.stream)];
}
