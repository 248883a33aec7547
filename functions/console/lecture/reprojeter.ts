/**
 * The read models of deposits, made anew from their own streams: for whoever is told that a stream has moved, in no
 * order and maybe twice. One writer at a time.
 */
import { lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import { lireDepot } from '../../../schemas/evenements/depot.ts';
import { lireMise } from '../../../schemas/evenements/mise.ts';
import { fluxDepot } from '../../depot/cle.ts';
import { fluxPreuve } from '../../preuve/flux.ts';
import { purgesDe } from '../../retention/purges.ts';
import { reconnaitreUneAdhesion } from './adhesion/adhesions-connues.ts';
import { estDeLaPca, suivreLaPca } from './contrat/suivre-la-pca.ts';
import { DEPOTS } from './depot/index-des-depots.ts';
import { lireResume, type Resume, suivreDepot } from './depot/resume.ts';
import { estUnDossier, suivreLesDossiers } from './dossier/suivre-un-dossier.ts';
import { suivreLeRegistre } from './habilitation/habilitations.ts';
import { lireMiseLue, type MiseLue, misesDe, rangDeLaMise, suivreMiseLue } from './mise/mise-lue.ts';
import { completer, type EnCours, oublier, type ProjeterNeeds } from './projeter.ts';
import { tenirLePapier } from './suspension/papier-suivi.ts';
import { resuivreUneAdhesion } from './suspension/suspensions-suivies.ts';
import { Tenue } from './tenue.ts';

export type ReprojeterNeeds = ProjeterNeeds;

/** The postes that the register names, each once: whose queues must exist. */
export const POSTES = 'postes';
const PAGE = 500;

async function miseDe({ journal }: ReprojeterNeeds, stream: string): Promise<MiseLue | null> {
  const { events } = await journal.read(stream);
  return lireMise(events).reduce<MiseLue | null>((mise, event) => suivreMiseLue(mise, event, event.seq), null);
}

async function depotDe(needs: ReprojeterNeeds, depotId: string): Promise<EnCours> {
  let depot: EnCours = { resume: null, references: null };
  for (const event of lireDepot((await needs.journal.read(fluxDepot(depotId))).events)) {
    const resume = suivreDepot(depot.resume, event, event.seq);
    depot =
      resume !== null && event.type === 'VerdictRendu' ? await completer(needs, resume, event) : { ...depot, resume };
  }
  return depot;
}

/** All the deliveries of a deposit: `fraiches` first, which an index may not show yet. */
async function misesConnues(
  { lectures }: ReprojeterNeeds,
  depotId: string,
  fraiches: readonly MiseLue[],
): Promise<MiseLue[]> {
  const mises = new Map<number, MiseLue>();
  let below: string | undefined;
  for (;;) {
    const options = below === undefined ? { limit: PAGE } : { limit: PAGE, below };
    const page = (await lectures.list(misesDe(depotId), options)).map(lireMiseLue);
    for (const mise of page) mises.set(mise.n, mise);
    const derniere = page.at(-1);
    if (derniere === undefined || page.length < PAGE) break;
    below = rangDeLaMise(derniere);
  }
  for (const mise of fraiches) mises.set(mise.n, mise);
  return [...mises.values()].sort((a, b) => a.n - b.n);
}

type TypeDEtape = MiseLue['etapes'][number]['type'];

function compter(resume: Resume, mises: readonly MiseLue[]): Resume {
  const instants = (...types: TypeDEtape[]) =>
    mises.flatMap(({ etapes }) => etapes.filter(({ type }) => types.includes(type)).map(({ at }) => at));
  const combien = (type: TypeDEtape) => instants(type).length;
  const dernier = (...types: TypeDEtape[]) =>
    instants(...types)
      .sort()
      .at(-1) ?? null;
  return {
    ...resume,
    destinataires: [...new Set(mises.map(({ destinataire }) => destinataire))],
    misLe: dernier('MisADisposition'),
    receptionLe: dernier('ReceptionConfirmee'),
    concluLe: dernier('PrisEnCharge', 'RejeteParLeComptable'),
    mises: {
      decidees: mises.length,
      envoyees: combien('MisADisposition'),
      recues: combien('ReceptionConfirmee'),
      prisesEnCharge: combien('PrisEnCharge'),
      rejetees: combien('RejeteParLeComptable'),
    },
  };
}

/** The proof is read only when it has moved: a verdict that was purged is no longer there to be read either. */
async function purge({ journal }: ReprojeterNeeds, depotId: string, streams: readonly string[]): Promise<boolean> {
  const preuve = fluxPreuve(depotId);
  return streams.includes(preuve) && purgesDe((await journal.read(preuve)).events).has('verdict');
}

async function reprojeterDepot(needs: ReprojeterNeeds, depotId: string, streams: readonly string[]): Promise<void> {
  const tenue = new Tenue(needs.lectures);
  const touchees = streams.filter((stream) => stream.startsWith('mise/'));
  const mises = (await Promise.all(touchees.map((stream) => miseDe(needs, stream)))).filter((mise) => mise !== null);
  for (const mise of mises) await tenue.mise(depotId, mise);
  const lu = await depotDe(needs, depotId);
  const { resume: nu, references } =
    lu.resume !== null && (await purge(needs, depotId, streams)) ? oublier(lu.resume) : lu;
  if (nu !== null) {
    const body = await needs.lectures.get(DEPOTS, depotId);
    for (const mise of mises) await tenirLePapier(needs.lectures, nu.expediteur, mise);
    const resume = compter(nu, await misesConnues(needs, depotId, mises));
    if (JSON.stringify(resume) !== body)
      await tenue.depot({ ancien: body === null ? null : lireResume(body), resume, references });
  }
  await tenue.finir();
}

async function reprojeterAdhesion({ journal, lectures }: ReprojeterNeeds, stream: string): Promise<void> {
  const events = lireAdhesion((await journal.read(stream)).events);
  await resuivreUneAdhesion(lectures, events);
  await reconnaitreUneAdhesion(lectures, events);
  for (const event of events)
    if (event.type === 'AdhesionActivee')
      for (const codique of event.data.codiques) await lectures.put(POSTES, codique, { rank: codique, body: codique });
}

/** `streams`: those that moved; what they hold now is what is shown. */
export async function reprojeter(needs: ReprojeterNeeds, streams: readonly string[]): Promise<void> {
  const distincts = [...new Set(streams)];
  for (const stream of distincts) if (stream.startsWith('adhesion/')) await reprojeterAdhesion(needs, stream);
  for (const stream of distincts)
    if (/^(?:habilitation|jeton)\//.test(stream))
      for (const event of (await needs.journal.read(stream)).events) await suivreLeRegistre(needs.lectures, event);
  await suivreLaPca(needs, distincts.filter(estDeLaPca));
  await suivreLesDossiers(needs, distincts.filter(estUnDossier));
  const desDepots = distincts.filter((stream) => /^(?:depot|mise|preuve)\//.test(stream));
  const parDepot = Map.groupBy(desDepots, (stream) => stream.split('/')[1] ?? '');
  for (const [depotId, siens] of parDepot) await reprojeterDepot(needs, depotId, siens);
}
