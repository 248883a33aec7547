/** The paper of an ordonnateur's suspensions, with what each delivery is made of, as the bordereau d'envoi lists it. */
import { lireDepot } from '../../../../schemas/evenements/depot.ts';
import type { Verdict } from '../../../../schemas/verdict.ts';
import { fluxDepot } from '../../../depot/cle.ts';
import { objetRejete } from '../../../depot/rejet.ts';
import { lireVerdictConserve } from '../../../depot/verdict-rendu.ts';
import { bordereauDeRang } from '../../../mise-a-disposition/decision.ts';
import type { Journal, Lectures, ObjectStore } from '../../../platform/ports.ts';
import {
  depotDuPapier,
  type ListeDuPapier,
  listerLePapier,
  type PapierDe,
  type PapierSuivi,
  papierDu,
} from './papier-suivi.ts';

interface LireNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly lectures: Lectures;
}

/** PJ named in one line; the others are counted. */
const PJ_MAX = 20;

export interface PapierLu extends PapierSuivi {
  readonly depotId: string;
  readonly recuLe: string | null;
  /** Null for what of the flow is in no bordereau, and where the verdict is no longer kept. */
  readonly bordereau: Pick<Verdict['bordereaux'][number], 'domaine' | 'exercice' | 'numero' | 'pieces'> | null;
  /** Of the flow, not rejected: the file does not say of which bordereau each one is. */
  readonly pj: readonly string[];
  readonly autresPj: number;
  readonly du: readonly ('bordereau' | 'pj')[];
}

async function fluxDe({ journal, objets }: LireNeeds, depotId: string) {
  const events = lireDepot((await journal.read(fluxDepot(depotId))).events);
  const recu = events.find((event) => event.type === 'DepotRecu');
  const rendu = events.find((event) => event.type === 'VerdictRendu');
  const verdict = rendu === undefined ? null : await lireVerdictConserve({ objets }, rendu);
  return { recuLe: recu?.data.recuLe ?? null, verdict };
}

function lu(papier: PapierSuivi, { recuLe, verdict }: Awaited<ReturnType<typeof fluxDe>>): PapierLu {
  const bordereau = verdict === null ? null : bordereauDeRang(verdict, papier.n);
  const pj =
    verdict?.pj.filter((une) => !objetRejete(verdict, une)).map(({ idUnique, nom }) => nom ?? idUnique ?? '?') ?? [];
  return {
    ...papier,
    depotId: depotDuPapier(papier),
    recuLe,
    bordereau,
    pj: pj.slice(0, PJ_MAX),
    autresPj: Math.max(0, pj.length - PJ_MAX),
    du: papierDu(papier),
  };
}

/** Each flow is read once, however many of its bordereaux are on the page. */
export async function lirePapierDe(
  needs: LireNeeds,
  de: PapierDe,
  quoi: ListeDuPapier,
  page: { readonly max: number; readonly apres?: string | undefined },
) {
  const { papiers, suivant } = await listerLePapier(needs, de, quoi, page);
  const depots = [...new Set(papiers.map(depotDuPapier))];
  const flux = new Map(await Promise.all(depots.map(async (id) => [id, await fluxDe(needs, id)] as const)));
  const inconnu = { recuLe: null, verdict: null };
  return { papiers: papiers.map((papier) => lu(papier, flux.get(depotDuPapier(papier)) ?? inconnu)), suivant };
}
