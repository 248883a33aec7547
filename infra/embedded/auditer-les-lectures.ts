/** The read models of a data folder against its journal, each deposit that they have caught up with. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { DEPOTS } from '../../functions/console/lecture/projeter.ts';
import { fluxDepot } from '../../functions/depot/cle.ts';
import { type Lectures, type ObjectStore, ObjetAbsent } from '../../functions/platform/ports.ts';
import type { FluxBrut, Instantane } from '../../functions/rapprochement/auditer.ts';
import { type Ecart, ecart } from '../../functions/rapprochement/ecart.ts';
import { ecartsDesLectures } from '../../functions/rapprochement/lectures.ts';
import { consulterLesLectures } from './consultation.ts';
import { lireCurseur } from './curseurs.ts';
import type { Repere } from './fil.ts';
import { photographier } from './photographier.ts';

const depotListe = z.object({ depotId: z.string() });
const refuser = () => Promise.reject(new Error('this store is only read'));

function source({ flux, lire }: Instantane) {
  const parNom = new Map(flux.map((lu) => [lu.stream, lu]));
  const objets: ObjectStore = {
    put: refuser,
    create: refuser,
    async *read(ref) {
      const octets = lire(ref);
      if (octets === null) throw new ObjetAbsent(`${ref.bucket}: ${ref.key}`);
      yield octets;
    },
  };
  const read = async (stream: string) => {
    const { events, epoch } = parNom.get(stream) ?? { events: [], epoch: 0 };
    return { events, seq: events.length, epoch };
  };
  return { journal: { read }, objets };
}

/** The streams of each deposit, those excepted that have an event which was not projected yet. */
function fluxProjetes(flux: readonly FluxBrut[], jusqua: number): Map<string, string[]> {
  const siens = flux.filter(({ stream }) => /^(?:depot|mise|preuve)\//.test(stream));
  const parDepot = Map.groupBy(siens, ({ stream }) => stream.split('/')[1] ?? '');
  return new Map(
    [...parDepot].flatMap(([depotId, suite]) =>
      suite.some(({ positions }) => (positions?.at(-1) ?? 0) > jusqua)
        ? []
        : [[depotId, suite.map(({ stream }) => stream).filter((stream) => !stream.startsWith('preuve/'))] as const],
    ),
  );
}

/** Deposits that are listed, and that the journal does not know. */
async function enTrop(lectures: Lectures, flux: readonly FluxBrut[]): Promise<Ecart[]> {
  const connus = new Set(flux.map(({ stream }) => stream));
  const corps = await lectures.list(DEPOTS, { limit: Number.MAX_SAFE_INTEGER });
  return corps.flatMap((body) => {
    const { depotId } = depotListe.parse(JSON.parse(body));
    return connus.has(fluxDepot(depotId)) ? [] : [ecart('LECTURE_FAUSSE', `${DEPOTS}/${depotId}`)];
  });
}

/** A journal that was put back from a backup has another event at that place, or none. */
const aSuivi = ({ position, hash }: Repere, flux: readonly FluxBrut[]): boolean =>
  flux.some(({ events, positions }) => events[positions?.indexOf(position) ?? -1]?.hash === hash);

/** Of read models that the server will make anew (deleted, of another version, of another journal), nothing is said. */
export async function auditerLesLectures(dossier: string): Promise<Ecart[]> {
  if (!existsSync(join(dossier, 'lectures.sqlite'))) return [];
  const { lectures, fermer } = consulterLesLectures(dossier);
  // Before the journal, which may be ahead of them and never behind.
  const repere = await lireCurseur(lectures, 'console');
  const photo = photographier(dossier);
  try {
    const { flux } = photo.instantane;
    if (repere === null || !aSuivi(repere, flux)) return [];
    const needs = { ...source(photo.instantane), lectures };
    const ecarts: Ecart[] = [];
    for (const streams of fluxProjetes(flux, repere.position).values())
      ecarts.push(...(await ecartsDesLectures(needs, streams)));
    return [...ecarts, ...(await enTrop(lectures, flux))];
  } finally {
    photo.fermer();
    fermer();
  }
}
