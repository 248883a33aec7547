/** Everything there is to say of one deposit: its events, its full verdict, its deliveries. */

import { type DepotEvenement, lireDepot } from '../../../../schemas/evenements/depot.ts';
import type { Genre } from '../../../../schemas/retention.ts';
import type { Verdict } from '../../../../schemas/verdict.ts';
import { fluxDepot } from '../../../depot/cle.ts';
import { lireVerdictConserve } from '../../../depot/verdict-rendu.ts';
import type { ReponseEnClair } from '../../../helios/en-clair.ts';
import { reponsesDHelios } from '../../../helios/reponses.ts';
import type { Journal, Lectures, ObjectRef, ObjectStore } from '../../../platform/ports.ts';
import { fluxPreuve } from '../../../preuve/flux.ts';
import { purgesDe } from '../../../retention/purges.ts';
import { lireMiseLue, type MiseLue, misesDe, rangDeLaMise } from '../mise/mise-lue.ts';
import { ABREGES } from '../tenue.ts';
import { DEPOTS } from './index-des-depots.ts';
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
  /** The second answer to a PCA file, message by message. */
  readonly accuseMetier: ObjectRef | null;
  /** When each document was purged, at the term of its keeping (ISO 8601 UTC). */
  readonly purges: ReadonlyMap<Genre, string>;
}

export interface DossierNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly lectures: Lectures;
}

/** Deliveries told of one deposit, from the bordereau asked for; the answer says how many there are, and the verdict tells every bordereau. */
const MISES_MAX = 1000;

/** The whole id of a deposit from what a person may have noted of it; null where there is none. */
export async function retrouver({ lectures }: Pick<DossierNeeds, 'lectures'>, id: string): Promise<string | null> {
  return id.length === 64 ? id : lectures.get(ABREGES, id);
}

async function verdictDe(objets: ObjectStore, events: readonly DepotEvenement[]): Promise<Verdict | null> {
  const rendu = events.find((event) => event.type === 'VerdictRendu');
  return rendu === undefined ? null : lireVerdictConserve({ objets }, rendu);
}

/** From the bordereau of rank `depuis` on, after that of what is in no bordereau. */
async function misesAPartirDe({ lectures }: DossierNeeds, depotId: string, depuis: number): Promise<MiseLue[]> {
  const liste = misesDe(depotId);
  const horsBordereau = await lectures.get(liste, '0');
  const suite = await lectures.list(liste, { limit: MISES_MAX, below: rangDeLaMise({ n: depuis - 1 }) });
  return [...(horsBordereau === null ? [] : [horsBordereau]), ...suite].map(lireMiseLue);
}

/** The deposit's own events come from the journal, so that its state is never late; null where nothing was received. */
export async function lireDossier(needs: DossierNeeds, depotId: string, depuis = 1): Promise<Dossier | null> {
  const events = lireDepot((await needs.journal.read(fluxDepot(depotId))).events);
  const recu = events.find((event) => event.type === 'DepotRecu');
  if (recu === undefined) return null;
  const projete = await needs.lectures.get(DEPOTS, depotId);
  const lu = events.reduce<Resume | null>((resume, event) => suivreDepot(resume, event, event.seq), null);
  if (lu === null) return null;
  const suite = projete === null ? lu : lireResume(projete);
  const { destinataires, mises, misLe, receptionLe, concluLe, premiereAnomalie, motifs, nomFic, poste } = suite;
  const emis = events.find((event) => event.type === 'AcquitEmis');
  const metier = events.find((event) => event.type === 'AccuseMetierEmis');
  const { bucket, key, version, sha256 } = recu.data;
  const purges = purgesDe((await needs.journal.read(fluxPreuve(depotId))).events);
  return {
    resume: { ...lu, destinataires, mises, misLe, receptionLe, concluLe, premiereAnomalie, motifs, nomFic, poste },
    events,
    verdict: await verdictDe(needs.objets, events),
    mises: await misesAPartirDe(needs, depotId, depuis),
    reponses: await reponsesDHelios(needs, events),
    fichier: { bucket, key, version, sha256 },
    purges,
    accuseMetier:
      metier && !purges.has('acquit')
        ? { bucket: 'acquits', key: metier.data.objet.key, version: metier.data.objet.version }
        : null,
    acquit:
      emis && !purges.has('acquit')
        ? { bucket: 'acquits', key: emis.data.objet.key, version: emis.data.objet.version }
        : null,
  };
}
