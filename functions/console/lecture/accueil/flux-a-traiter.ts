/** The flows in which something waits for a poste, oldest first: what its home page lists. */
import { peut, type Qui } from '../../../habilitation/qui.ts';
import type { Lectures } from '../../../platform/ports.ts';
import { DEPOTS, listeDes } from '../depot/index-des-depots.ts';
import { lireResume, type Resume } from '../depot/resume.ts';
import { lireMiseLue, misesDe } from '../mise/mise-lue.ts';
import { porteeDuPerimetre } from '../portee.ts';

/** Flows that the home page names; the others are in the lists that it links to. */
const MONTRES = 10;

export interface FluxATraiter {
  readonly resume: Resume;
  readonly aRecevoir: number;
  readonly aConclure: number;
  /** Of the only delivery of the flow; null where it has several. */
  readonly dedupId: string | null;
}

async function aTraiter(lectures: Lectures, resume: Resume): Promise<FluxATraiter> {
  const { decidees, recues, prisesEnCharge, rejetees } = resume.mises;
  const seule = decidees === 1 ? (await lectures.list(misesDe(resume.depotId), { limit: 1 }))[0] : undefined;
  return {
    resume,
    aRecevoir: decidees - recues,
    aConclure: recues - prisesEnCharge - rejetees,
    dedupId: seule === undefined ? null : lireMiseLue(seule).dedupId,
  };
}

/** Null: this reader acts on no delivery. */
export async function fluxATraiter(lectures: Lectures, qui: Qui): Promise<readonly FluxATraiter[] | null> {
  const portee = peut(qui, 'traiter-mise') ? porteeDuPerimetre(qui.perimetre) : null;
  if (portee === null) return null;
  const listes = await Promise.all(
    (['a-recevoir', 'a-prendre-en-charge'] as const).map((facette) =>
      lectures.list(listeDes(portee, facette), { limit: MONTRES, ascending: true }),
    ),
  );
  const ids = [...new Set(listes.flat())];
  const bodies = await Promise.all(ids.map((id) => lectures.get(DEPOTS, id)));
  const resumes = bodies.flatMap((body) => (body === null ? [] : [lireResume(body)]));
  const anciens = resumes.sort((a, b) => Date.parse(a.recuLe) - Date.parse(b.recuLe)).slice(0, MONTRES);
  return Promise.all(anciens.map((resume) => aTraiter(lectures, resume)));
}
