/**
 * Everything that lives beside the journal, made anew from the events alone and from the documents that they name: what
 * waits to be sent, what is due, which names are held, what is marked as sealed. Told as lines, to be held against the
 * lines of what lives. A deposit whose verdict was purged at its term determines neither its messages nor its names.
 */
import { echeancesDeNotification } from '../../../functions/adhesion/suspension/echeance.ts';
import { clesAPrendre, clesRejeteesParLeComptable, nomsDuFlux } from '../../../functions/depot/noms.ts';
import { aVerifier } from '../../../functions/depot/plan.ts';
import { fluxRejete } from '../../../functions/depot/rejet.ts';
import { cleDAttente, cleDeReponse } from '../../../functions/helios/nom.ts';
import { attendSonFlux } from '../../../functions/helios/nommer.ts';
import { ordre } from '../../../functions/helios/rangs.ts';
import { etatDeLaMise } from '../../../functions/mise-a-disposition/cycle.ts';
import { decider, rangsAMettreADisposition } from '../../../functions/mise-a-disposition/decision.ts';
import type { OutboxEntry } from '../../../functions/platform/ports.ts';
import { marquesDuSceau } from '../../../functions/preuve/feuilles.ts';
import { echeanceDHorodatage } from '../../../functions/preuve/horodater.ts';
import type { Feuille } from '../../../functions/preuve/merkle.ts';
import { echeanceDePurge } from '../../../functions/retention/echeance.ts';
import type { AdhesionEvenement } from '../../../schemas/evenements/adhesion.ts';
import type { DepotEvenement, DepotRecu } from '../../../schemas/evenements/depot.ts';
import type { HabilitationEvenement } from '../../../schemas/evenements/habilitation.ts';
import type { MiseEvenement } from '../../../schemas/evenements/mise.ts';
import type { PreuveEvenement } from '../../../schemas/evenements/preuve.ts';
import type { SceauEvenement } from '../../../schemas/evenements/sceau.ts';
import type { Retention } from '../../../schemas/retention.ts';
import type { Verdict } from '../../../schemas/verdict.ts';

/** What the events say of one deposit. */
export interface Faits {
  readonly depotId: string;
  readonly depot: readonly DepotEvenement[];
  /** Null where there is none yet, or none any more. */
  readonly verdict: Verdict | null;
  /** By rank. */
  readonly mises: ReadonlyMap<number, readonly MiseEvenement[]>;
  readonly preuve: readonly PreuveEvenement[];
}

export interface SceauLu {
  readonly events: readonly SceauEvenement[];
  readonly feuilles: readonly Feuille[];
}

export const ligne = {
  envoi: ({ id, queue, group, body }: OutboxEntry, envois: number | null, dernier: string | null) =>
    `envoi ${JSON.stringify([id, queue, group, body, envois, dernier])}`,
  echeance: (id: string, stream: string, date: string) => `échéance ${id} ${stream} ${date}`,
  nom: (key: string, holder: string) => `nom ${key} ${holder}`,
  marque: (stream: string, jusqua: number, sceau: number) => `marque ${stream} ${jusqua} ${sceau}`,
};

const RANGS_MAX = 20;

const rejete = (events: readonly MiseEvenement[] | undefined): boolean =>
  events?.some(({ type }) => type === 'RejeteParLeComptable') ?? false;

function envois({ depotId, depot, verdict, mises }: Faits): string[] {
  const recu = depot.find((event) => event.type === 'DepotRecu');
  const rendu = depot.find((event) => event.type === 'VerdictRendu');
  if (recu === undefined || (rendu !== undefined && verdict === null)) return [];
  const ouvertes = [...mises].flatMap(([n, events]) => {
    const [decidee] = events;
    const { etat, envois: combien } = etatDeLaMise(events);
    if (decidee?.type !== 'MiseADispositionDecidee' || (etat !== 'decidee' && etat !== 'mise')) return [];
    if (rendu === undefined || verdict === null) return [];
    const { dispense, epochAdhesion } = decidee.data;
    const { outbox } = decider({ recu, rendu, verdict, n, dispense, epochAdhesion });
    const dernier = events.findLast(({ type }) => type === 'MisADisposition' || type === 'RemisADisposition');
    return [ligne.envoi(outbox, combien, dernier?.at ?? null)];
  });
  const repondu = depot.some(({ type }) => type === 'AcquitEmis');
  const decidees = verdict !== null && rangsAMettreADisposition(verdict).every((n) => mises.has(n));
  // How often we told ourselves is in no event.
  return repondu && decidees ? ouvertes : [...ouvertes, ligne.envoi(aVerifier(depotId, recu.data), null, null)];
}

function noms({ depotId, depot, verdict, mises }: Faits): string[] {
  const recu = depot.find((event) => event.type === 'DepotRecu');
  if (recu === undefined || verdict === null) return [];
  const holder = `depot/${depotId}`;
  const siens = nomsDuFlux(recu.data.expediteur, verdict);
  const rangs = rangsAMettreADisposition(verdict);
  const tout = rangs.every((n) => rejete(mises.get(n)));
  const rendus = new Set(
    rangs.flatMap((n) => (rejete(mises.get(n)) ? clesRejeteesParLeComptable(siens, n, tout) : [])),
  );
  const tenus = clesAPrendre(siens).filter((key) => !rendus.has(key));
  return tenus.map((key) => ligne.nom(key, holder));
}

function nomPartage({ depot, verdict }: Faits, rattachees: ReadonlySet<string>): readonly [string, DepotRecu][] {
  const recu = depot.find((event) => event.type === 'DepotRecu');
  if (recu === undefined || verdict === null) return [];
  const { expediteur, sha256 } = recu.data;
  const flux = verdict.nature === 'PES_Aller' && !fluxRejete(verdict) ? cleDeReponse(verdict) : null;
  const attend = attendSonFlux(verdict) && !rattachees.has(sha256) ? cleDAttente(verdict, expediteur) : null;
  return [flux, attend].flatMap((cle) => (cle === null ? [] : [[cle, recu] as const]));
}

/** By which a flow and the answers of Hélios to it find each other: the latest hold one, as many as it has ranks. */
function nomsPartages(faits: readonly Faits[], rattachees: ReadonlySet<string>): string[] {
  const parNom = Map.groupBy(
    faits.flatMap((un) => nomPartage(un, rattachees)),
    ([cle]) => cle,
  );
  return [...parNom].flatMap(([cle, porteurs]) =>
    porteurs
      .map(([, recu]) => recu)
      .sort((a, b) => (ordre(a) < ordre(b) ? -1 : 1))
      .slice(-RANGS_MAX)
      .map(({ stream }) => ligne.nom(cle, stream)),
  );
}

/** For a date that has passed: whoever looked at what was due since has set another, which is in no event. */
export const DEPUIS = 'revu depuis';

function terme({ depotId, depot, verdict, preuve }: Faits, retention: Retention, maintenant: string): string[] {
  const [recu] = depot;
  const purgees = preuve.flatMap((event) => (event.type === 'DonneesPurgees' ? event.data.purgees : []));
  const documents = depot.filter(({ type }) => ['DepotRecu', 'VerdictRendu', 'AcquitEmis'].includes(type)).length;
  const conservees = preuve.some(({ type }) => type === 'PiecesConservees');
  if (recu?.type !== 'DepotRecu' || !conservees || purgees.length === documents) return [];
  const { id, stream, date } = echeanceDePurge(retention, depotId, recu.data.recuLe, verdict ?? { bordereaux: [] });
  return [ligne.echeance(id, stream, maintenant.slice(0, 10) <= date ? date : DEPUIS)];
}

/** The rights of a person hold as many names; which ones depends on who wrote first. */
const places = (habilitations: ReadonlyMap<string, readonly HabilitationEvenement[]>): string[] =>
  [...habilitations].flatMap(([stream, [accordee, retiree]]) =>
    accordee?.type === 'HabilitationAccordee' && retiree === undefined
      ? [ligne.nom(`habilitation-de/${accordee.data.personne}`, stream)]
      : [],
  );

/** Until it was told, a suspension waits to be. */
function notifications(adhesions: ReadonlyMap<string, readonly AdhesionEvenement[]>): string[] {
  return [...adhesions].flatMap(([siret, events]) =>
    (echeancesDeNotification(siret, events).put ?? []).map(({ id, stream, date }) => ligne.echeance(id, stream, date)),
  );
}

export interface AReconstruire {
  readonly faits: readonly Faits[];
  /** By SIRET. */
  readonly adhesions: ReadonlyMap<string, readonly AdhesionEvenement[]>;
  /** By stream. */
  readonly habilitations: ReadonlyMap<string, readonly HabilitationEvenement[]>;
  readonly sceaux: readonly SceauLu[];
  readonly retention: Retention;
  readonly horodate: boolean;
  /** ISO 8601 UTC. */
  readonly maintenant: string;
}

export function reconstruire({
  faits,
  adhesions,
  habilitations,
  sceaux,
  retention,
  horodate,
  maintenant,
}: AReconstruire): Set<string> {
  const rattachees = new Set(
    faits.flatMap(({ depot }) => depot.flatMap((e) => (e.type === 'RetourHeliosRattache' ? [e.data.sha256] : []))),
  );
  const jetons = sceaux.flatMap(({ events: [pose, jeton] }) => {
    if (pose?.type !== 'SceauPose' || jeton !== undefined || !horodate) return [];
    const { id, stream, date } = echeanceDHorodatage(pose.data.n);
    return [ligne.echeance(id, stream, date)];
  });
  const marques = sceaux.flatMap(({ events: [pose], feuilles }) =>
    pose?.type === 'SceauPose' ? marquesDuSceau(pose.data.n, feuilles) : [],
  );
  return new Set([
    ...faits.flatMap((un) => [...envois(un), ...noms(un), ...terme(un, retention, maintenant)]),
    ...nomsPartages(faits, rattachees),
    ...notifications(adhesions),
    ...places(habilitations),
    ...jetons,
    ...marques.map(({ stream, jusqua, sceau }) => ligne.marque(stream, jusqua, sceau)),
  ]);
}
