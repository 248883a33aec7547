/** Keeps the lists of dossiers: each is made anew from its stream, which says where it stands now. */
import { type DossierEvenement, lireDossier } from '../../../../schemas/evenements/dossier.ts';
import { etatDuDossier } from '../../../pca/dossier/evolve.ts';
import type { EcritureDeLecture, Journal, Lectures } from '../../../platform/ports.ts';
import { deplacer } from '../places.ts';
import { type DossierResume, lireDossierResume, resumer } from './dossier-resume.ts';
import { DOSSIERS, idDe, places } from './listes.ts';

export const estUnDossier = (stream: string): boolean => stream.startsWith('dossier/');

/** Since when the étude waits for an answer, and when it last had one. */
function questions(events: readonly DossierEvenement[]) {
  const repondues = new Set(events.flatMap((une) => (une.type === 'DemandeRepondue' ? [une.data.demande] : [])));
  const attend = events.find((une) => une.type === 'DemandeFormulee' && !repondues.has(une.data.message.id));
  return {
    demandeLe: attend?.at ?? null,
    reponduLe: events.findLast(({ type }) => type === 'DemandeRepondue')?.at ?? null,
  };
}

const resumeDe = (events: readonly DossierEvenement[]): DossierResume | null =>
  resumer({ dossier: etatDuDossier(events), seq: events.at(-1)?.seq ?? 0, ...questions(events) });

const document = (resume: DossierResume): EcritureDeLecture => ({
  collection: DOSSIERS,
  id: idDe(resume),
  document: { rank: idDe(resume), body: JSON.stringify(resume) },
});

/** A stream that is read behind what is shown already changes nothing. */
async function suivreUnDossier(lectures: Lectures, events: readonly DossierEvenement[]): Promise<void> {
  const apres = resumeDe(events);
  if (apres === null) return;
  const body = await lectures.get(DOSSIERS, idDe(apres));
  const avant = body === null ? null : lireDossierResume(body);
  if (avant !== null && avant.seq >= apres.seq) return;
  await deplacer(lectures, { anciennes: places(avant), nouvelles: places(apres), document: document(apres) });
}

/** `streams`: those that moved. */
export async function suivreLesDossiers(
  { journal, lectures }: { readonly journal: Pick<Journal, 'read'>; readonly lectures: Lectures },
  streams: readonly string[],
): Promise<void> {
  for (const stream of streams) await suivreUnDossier(lectures, lireDossier((await journal.read(stream)).events));
}
