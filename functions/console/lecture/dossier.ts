/** Everything there is to say of one deposit: its events, its full verdict, its deliveries. */

import { type DepotEvenement, lireDepot } from '../../../schemas/evenements/depot.ts';
import type { Verdict } from '../../../schemas/verdict.ts';
import { fluxDepot } from '../../depot/cle.ts';
import { lireVerdict } from '../../depot/verdict-rendu.ts';
import type { ReponseEnClair } from '../../helios/en-clair.ts';
import { reponsesDHelios } from '../../helios/reponses.ts';
import type { Journal, Lectures, ObjectRef, ObjectStore } from '../../platform/ports.ts';
import { lireMiseLue, type MiseLue } from './mise-lue.ts';
import { ABREGES, DEPOTS, misesDe } from './projeter.ts';
import { lireResume, type Resume, suivreDepot } from './resume.ts';

export interface Dossier {
  readonly resume: Resume;
  readonly events: readonly DepotEvenement[];
  readonly verdict: Verdict | null;
  readonly mises: readonly MiseLue[];
  /** Hélios's own answers, latest first. */
  readonly reponses: readonly ReponseEnClair[];
  readonly fichier: ObjectRef & { readonly sha256: string };
  readonly acquit: ObjectRef | null;
}

export interface DossierNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly lectures: Lectures;
}

/** Deliveries told of one deposit, the first of the file; the answer says how many there are, and the verdict tells every bordereau. */
const MISES_MAX = 1000;

/** The whole id of a deposit from what a person may have noted of it; null where there is none. */
export async function retrouver({ lectures }: Pick<DossierNeeds, 'lectures'>, id: string): Promise<string | null> {
  return id.length === 64 ? id : lectures.get(ABREGES, id);
}

async function verdictDe(objets: ObjectStore, events: readonly DepotEvenement[]): Promise<Verdict | null> {
  const rendu = events.find((event) => event.type === 'VerdictRendu');
  return rendu === undefined ? null : lireVerdict({ objets }, rendu);
}

/** The deposit's own events come from the journal, so that its state is never late; null where nothing was received. */
export async function lireDossier(needs: DossierNeeds, depotId: string): Promise<Dossier | null> {
  const events = lireDepot((await needs.journal.read(fluxDepot(depotId))).events);
  const recu = events.find((event) => event.type === 'DepotRecu');
  if (recu === undefined) return null;
  const projete = await needs.lectures.get(DEPOTS, depotId);
  const lu = events.reduce<Resume | null>((resume, event) => suivreDepot(resume, event, event.seq), null);
  if (lu === null) return null;
  const suite = projete === null ? lu : lireResume(projete);
  const { destinataires, mises, misLe, receptionLe, concluLe, premiereAnomalie } = suite;
  const emis = events.find((event) => event.type === 'AcquitEmis');
  const { bucket, key, version, sha256 } = recu.data;
  return {
    resume: { ...lu, destinataires, mises, misLe, receptionLe, concluLe, premiereAnomalie },
    events,
    verdict: await verdictDe(needs.objets, events),
    mises: (await needs.lectures.list(misesDe(depotId), { limit: MISES_MAX })).map(lireMiseLue),
    reponses: await reponsesDHelios(needs, events),
    fichier: { bucket, key, version, sha256 },
    acquit: emis ? { bucket: 'acquits', key: emis.data.objet.key, version: emis.data.objet.version } : null,
  };
}
