/** The state of one deposit, read through the ports: the rest of the audit is the same as for a whole folder. */
import { type DepotRecu, lireDepot } from '../../../schemas/evenements/depot.ts';
import type { Verdict } from '../../../schemas/verdict.ts';
import { fluxAdhesion } from '../../adhesion/handler.ts';
import { echeanceDeNotification } from '../../adhesion/suspension/echeance.ts';
import { fluxDepot } from '../../depot/cle.ts';
import { nomsDuFlux } from '../../depot/noms.ts';
import { dedupIdDe, fluxMise } from '../../mise-a-disposition/cle.ts';
import { enMemoire } from '../../platform/en-memoire.ts';
import {
  type Clock,
  type Echeance,
  type Effacement,
  type Journal,
  type ObjectRef,
  type ObjectStore,
  ObjetAbsent,
  type OutboxPending,
  type Scellement,
} from '../../platform/ports.ts';
import { idAEtablir } from '../../preuve/etablir.ts';
import { fluxPreuve } from '../../preuve/flux.ts';
import { documentsDuDepot } from '../../retention/documents.ts';
import { idDePurge } from '../../retention/echeance.ts';
import { repriseDe } from '../../verification/report.ts';
import { verdictDe } from '../assembler.ts';
import type { FluxBrut, Instantane } from '../auditer.ts';

/** What waits beside the events, by its id: what is absent is left out. */
export interface Attentes {
  envois(ids: readonly string[]): Promise<readonly OutboxPending[]>;
  echeances(ids: readonly string[]): Promise<readonly Echeance[]>;
}

export interface LireNeeds {
  readonly journal: Pick<Journal, 'read' | 'holders'>;
  readonly objets: ObjectStore & {
    /** Of a stored version. Throws `ObjetAbsent`. */
    empreinte(ref: ObjectRef): Promise<{ readonly sha256: string }>;
  };
  readonly effacement: Pick<Effacement, 'versionsSous'>;
  readonly attentes: Attentes;
  readonly scellement: Pick<Scellement, 'marquesDe'>;
  readonly horloge: Clock;
}

/** Readings at once. */
const ENSEMBLE = 20;

async function siPresent<T>(lire: () => Promise<T>): Promise<T | null> {
  try {
    return await lire();
  } catch (erreur) {
    if (erreur instanceof ObjetAbsent) return null;
    throw erreur;
  }
}

export async function lireLesFlux({ journal }: LireNeeds, streams: readonly string[]): Promise<FluxBrut[]> {
  const flux: FluxBrut[] = [];
  for (let i = 0; i < streams.length; i += ENSEMBLE) {
    const lus = streams.slice(i, i + ENSEMBLE).map(async (stream) => {
      const { events, epoch } = await journal.read(stream);
      return { stream, events, epoch, positions: null };
    });
    flux.push(...(await Promise.all(lus)).filter(({ events }) => events.length > 0));
  }
  return flux;
}

const cleDe = ({ bucket, key, version }: ObjectRef): string => `${bucket}\n${key}\n${version}`;

/** The documents that the events name, small ones whole, and the digest of the deposited file. */
async function lireLesDocuments({ objets }: LireNeeds, depot: FluxBrut) {
  const octets = new Map<string, Uint8Array | null>();
  const empreintes = new Map<string, string | null>();
  for (const [genre, ref] of documentsDuDepot(lireDepot(depot.events)))
    if (genre === 'fichier')
      empreintes.set(cleDe(ref), await siPresent(async () => (await objets.empreinte(ref)).sha256));
    else octets.set(cleDe(ref), await siPresent(() => enMemoire(objets.read(ref))));
  return {
    lire: (ref: ObjectRef) => octets.get(cleDe(ref)) ?? null,
    empreinte: (ref: ObjectRef) => empreintes.get(cleDe(ref)) ?? null,
  };
}

const versionsRangees = async ({ effacement }: LireNeeds, depotId: string, expediteur: string) => [
  ...(await effacement.versionsSous('verdicts', `${depotId}/`)),
  ...(await effacement.versionsSous('acquits', `${expediteur}/${depotId}/`)),
  ...(await effacement.versionsSous('preuves', `purges/${depotId}/`)),
];

const nomsPossibles = ({ data }: DepotRecu, verdict: Verdict | null): string[] =>
  verdict === null ? [] : nomsDuFlux(data.expediteur, verdict).map(({ key }) => key);

/** Null where the journal knows no such deposit. */
export async function lireUnDossier(needs: LireNeeds, depotId: string): Promise<Instantane | null> {
  const prisLe = needs.horloge.now();
  const stream = fluxDepot(depotId);
  // Before the documents: a purge takes its échéance away when they are gone.
  const ids = [repriseDe(stream), idDePurge(depotId), idAEtablir(depotId)];
  const echeances = await needs.attentes.echeances(ids);
  const [depot] = await lireLesFlux(needs, [stream]);
  const lus = lireDepot(depot?.events ?? []);
  const recu = lus.find((event) => event.type === 'DepotRecu');
  if (depot === undefined || recu === undefined) return null;
  const rendu = lus.find((event) => event.type === 'VerdictRendu');
  const rangs = Array.from({ length: (rendu?.data.bordereaux.total ?? 0) + 1 }, (_, n) => dedupIdDe(depotId, n));
  const { expediteur } = recu.data;
  const notification = await needs.attentes.echeances([echeanceDeNotification(expediteur, '').id]);
  const autres = await lireLesFlux(needs, [...[fluxAdhesion(expediteur), fluxPreuve(depotId)], ...rangs.map(fluxMise)]);
  const flux = [depot, ...autres];
  const documents = await lireLesDocuments(needs, depot);
  const marques = await Promise.all(flux.map((un) => needs.scellement.marquesDe(un.stream)));
  return {
    ...{ prisLe, flux, echeances: [...echeances, ...notification], annonces: null, marques: marques.flat() },
    outbox: await needs.attentes.envois([depotId, ...rangs]),
    claims: await needs.journal.holders(nomsPossibles(recu, verdictDe(documents, rendu?.data.objet))),
    objets: await versionsRangees(needs, depotId, expediteur),
    ...documents,
  };
}
