/**
 * The read models of deposits, made anew from their own streams: for whoever is told that a stream has moved, in no
 * order and maybe twice. One writer at a time.
 */
import { lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import { lireDepot } from '../../../schemas/evenements/depot.ts';
import { lireMise } from '../../../schemas/evenements/mise.ts';
import { fluxDepot } from '../../depot/cle.ts';
import type { Journal } from '../../platform/ports.ts';
import { lireMiseLue, type MiseLue, rangDeLaMise, suivreMiseLue } from './mise-lue.ts';
import { completer, ecrireMise, ecrireResume, misesDe, type ProjeterNeeds } from './projeter.ts';
import { type Resume, suivreDepot } from './resume.ts';

export interface ReprojeterNeeds extends ProjeterNeeds {
  readonly journal: Pick<Journal, 'read'>;
}

/** The postes that the register names, each once: whose queues must exist. */
export const POSTES = 'postes';
const PAGE = 500;

async function miseDe({ journal }: ReprojeterNeeds, stream: string): Promise<MiseLue | null> {
  const { events } = await journal.read(stream);
  return lireMise(events).reduce<MiseLue | null>((mise, event) => suivreMiseLue(mise, event, event.seq), null);
}

async function resumeDe(needs: ReprojeterNeeds, depotId: string): Promise<Resume | null> {
  let resume: Resume | null = null;
  for (const event of lireDepot((await needs.journal.read(fluxDepot(depotId))).events)) {
    resume = suivreDepot(resume, event, event.seq);
    if (event.type === 'VerdictRendu') resume = await completer(needs, resume, event);
  }
  return resume;
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

async function reprojeterDepot(needs: ReprojeterNeeds, depotId: string, streams: readonly string[]): Promise<void> {
  const touchees = streams.filter((stream) => stream.startsWith('mise/'));
  const mises = (await Promise.all(touchees.map((stream) => miseDe(needs, stream)))).filter((mise) => mise !== null);
  for (const mise of mises) await ecrireMise(needs, depotId, mise);
  const resume = await resumeDe(needs, depotId);
  if (resume !== null) await ecrireResume(needs, compter(resume, await misesConnues(needs, depotId, mises)));
}

async function reprojeterAdhesion({ journal, lectures }: ReprojeterNeeds, stream: string): Promise<void> {
  for (const event of lireAdhesion((await journal.read(stream)).events))
    if (event.type === 'AdhesionActivee')
      for (const codique of event.data.codiques) await lectures.put(POSTES, codique, { rank: codique, body: codique });
}

/** `streams`: those that moved; what they hold now is what is shown. */
export async function reprojeter(needs: ReprojeterNeeds, streams: readonly string[]): Promise<void> {
  const distincts = [...new Set(streams)];
  for (const stream of distincts) if (stream.startsWith('adhesion/')) await reprojeterAdhesion(needs, stream);
  const desDepots = distincts.filter((stream) => stream.startsWith('depot/') || stream.startsWith('mise/'));
  const parDepot = Map.groupBy(desDepots, (stream) => stream.split('/')[1] ?? '');
  for (const [depotId, siens] of parDepot) await reprojeterDepot(needs, depotId, siens);
}
