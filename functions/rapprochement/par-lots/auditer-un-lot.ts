/**
 * The audit of a production that never rests: some deposits at each call, the latest first, each by itself. What is being
 * written between two readings is no fault: only what is found twice is told. One that cannot be read holds no other back.
 */
import * as z from 'zod';
import { rangDuResume } from '../../console/lecture/depot/resume.ts';
import { DEPOTS } from '../../console/lecture/projeter.ts';
import type { Lectures } from '../../platform/ports.ts';
import { auditerLesDepots } from '../auditer.ts';
import { type Ecart, ecart } from '../ecart.ts';
import { ecartsDesLectures } from '../lectures.ts';
import { type LireNeeds, lireUnDossier } from './lire-un-dossier.ts';
import { ecartsDuScellage, Sceaux } from './scellage.ts';

export interface AuditerNeeds extends LireNeeds {
  readonly lectures: Pick<Lectures, 'get' | 'list'>;
}

export interface LotAudite {
  readonly audites: number;
  readonly ecarts: readonly Ecart[];
  /** What reading some of them threw, by depotId. */
  readonly illisibles: ReadonlyMap<string, unknown>;
  /** Where the next call goes on; null: it begins again. */
  readonly suite: string | null;
}

/** Longer than any deposit takes, a trust that waits apart. */
const DELAI_MS = 3_600_000;
const ENSEMBLE = 10;
const depotListe = z.object({ depotId: z.string(), recuLe: z.string() });

async function examiner(needs: AuditerNeeds, sceaux: Sceaux, depotId: string, avant: string): Promise<Ecart[]> {
  const instantane = await lireUnDossier(needs, depotId);
  if (instantane === null) return [ecart('LECTURE_FAUSSE', `${DEPOTS}/${depotId}`)];
  const ecarts = [
    ...auditerLesDepots(instantane, { finiAvant: avant, verrous: true, autresVersions: true }),
    ...(await ecartsDuScellage(instantane, sceaux, avant)),
  ];
  // Read models are made from all that: where it is not whole, they say nothing more.
  if (ecarts.length > 0) return ecarts;
  const streams = instantane.flux.map(({ stream }) => stream);
  return ecartsDesLectures(
    needs,
    streams.filter((stream) => /^(?:depot|mise)\//.test(stream)),
  );
}

async function examinerDeuxFois(needs: AuditerNeeds, sceaux: Sceaux, depotId: string, avant: string): Promise<Ecart[]> {
  const premiers = await examiner(needs, sceaux, depotId, avant);
  if (premiers.length === 0) return [];
  const dits = new Set(premiers.map(({ code, sujet }) => `${code} ${sujet}`));
  const seconds = await examiner(needs, sceaux, depotId, avant);
  return seconds.filter(({ code, sujet }) => dits.has(`${code} ${sujet}`));
}

function lireLaPage(corps: readonly string[]) {
  const lus = corps.map((body) => {
    try {
      return depotListe.parse(JSON.parse(body));
    } catch {
      return null;
    }
  });
  return { depots: lus.filter((lu) => lu !== null), abimes: lus.filter((lu) => lu === null).length };
}

/** `depuis`: what the call before gave. */
export async function auditerUnLot(needs: AuditerNeeds, depuis: string | null, limit: number): Promise<LotAudite> {
  const avant = new Date(Date.parse(needs.horloge.now()) - DELAI_MS).toISOString();
  const corps = await needs.lectures.list(DEPOTS, { limit, below: depuis ?? avant });
  const { depots, abimes } = lireLaPage(corps);
  const sceaux = new Sceaux(needs);
  const ecarts = new Map<string, Ecart>();
  const illisibles = new Map<string, unknown>();
  if (abimes > 0) ecarts.set(DEPOTS, ecart('LECTURE_FAUSSE', DEPOTS));
  for (let i = 0; i < depots.length; i += ENSEMBLE) {
    const ensemble = depots.slice(i, i + ENSEMBLE);
    const issues = await Promise.allSettled(
      ensemble.map(({ depotId }) => examinerDeuxFois(needs, sceaux, depotId, avant)),
    );
    for (const [rang, issue] of issues.entries()) {
      if (issue.status === 'rejected') illisibles.set(ensemble[rang]?.depotId ?? '', issue.reason);
      // An adhésion is read with each of its deposits, and told once.
      else for (const un of issue.value) ecarts.set(`${un.code} ${un.sujet}`, un);
    }
  }
  const dernier = corps.length < limit ? undefined : depots.at(-1);
  return {
    audites: depots.length,
    ecarts: [...ecarts.values()],
    illisibles,
    suite: dernier === undefined ? null : rangDuResume(dernier),
  };
}
