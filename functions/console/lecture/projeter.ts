/** Feeds the read models of the console from the journal. Told twice, an event counts once. */
import { type DepotEvenement, lireDepot, type VerdictRendu } from '../../../schemas/evenements/depot.ts';
import { codiqueSchema } from '../../../schemas/evenements/identifiants.ts';
import { lireMise } from '../../../schemas/evenements/mise.ts';
import { lireVerdictConserve } from '../../depot/verdict-rendu.ts';
import type { Evenement } from '../../journal/evenement.ts';
import type { Journal, Lectures, ObjectStore } from '../../platform/ports.ts';
import { purgesDe } from '../../retention/purges.ts';
import { connaitreUneAdhesion } from './adhesion/adhesions-connues.ts';
import { estDeLaPca, suivreLaPca } from './contrat/suivre-la-pca.ts';
import { DEPOTS } from './depot/index-des-depots.ts';
import { lireResume, type Resume, RIEN_DU_VERDICT, suivreDepot, suivreMise } from './depot/resume.ts';
import { referencesDe } from './depot/termes.ts';
import { estUnDossier, suivreLesDossiers } from './dossier/suivre-un-dossier.ts';
import { suivreLeRegistre } from './habilitation/habilitations.ts';
import { lireMiseLue, type MiseLue, misesDe, suivreMiseLue } from './mise/mise-lue.ts';
import { tenirLePapier } from './suspension/papier-suivi.ts';
import { suivreUneAdhesion } from './suspension/suspensions-suivies.ts';
import { Tenue } from './tenue.ts';

export { DEPOTS } from './depot/index-des-depots.ts';

/** Of the documents that the projections of the console write: raised with any change of them, so that all are told again. */
export const VERSION_DES_LECTURES = 1;

export interface EvenementSuivi {
  readonly position: number;
  readonly event: Evenement;
}

export interface ProjeterNeeds {
  /** What the lists of the PCA say is told by whole streams. */
  readonly journal: Pick<Journal, 'read'>;
  readonly lectures: Lectures;
  readonly objets: ObjectStore;
}

/** What is being told of a deposit; `references` null where its bordereaux are not told anew. */
export interface EnCours {
  readonly resume: Resume | null;
  readonly references: readonly string[] | null;
}

/** Codes of a flow that its list shows; the others are in its verdict. */
const MOTIFS_MAX = 20;

/** What the events do not quote, for it is in the file: of the verdict, as long as it is kept. */
export async function completer(
  { objets }: Pick<ProjeterNeeds, 'objets'>,
  resume: Resume,
  rendu: VerdictRendu,
): Promise<EnCours> {
  const verdict = await lireVerdictConserve({ objets }, rendu);
  if (verdict === null) return oublier(resume);
  const { anomalies, enveloppe, entete, bordereaux } = verdict;
  const rejets = anomalies.filter(({ gravite }) => gravite === 'rejet');
  return {
    references: referencesDe(bordereaux),
    resume: {
      ...resume,
      premiereAnomalie: (rejets[0] ?? anomalies[0])?.phrase ?? null,
      motifs: [...new Set(rejets.map(({ code }) => code))].slice(0, MOTIFS_MAX),
      nomFic: enveloppe?.nomFic ?? null,
      poste: codiqueSchema.safeParse(entete?.idPost).data ?? null,
    },
  };
}

/** What was purged is no longer quoted either. */
export const oublier = (resume: Resume): EnCours => ({ resume: { ...resume, ...RIEN_DU_VERDICT }, references: [] });

/** Documents touched by one batch, read once and written once. */
class Lot {
  readonly #journal: Pick<Journal, 'read'>;
  readonly #objets: ObjectStore;
  readonly #lectures: Lectures;
  readonly #pca = new Set<string>();
  readonly #anciens = new Map<string, Resume | null>();
  readonly #depots = new Map<string, EnCours>();
  readonly #mises = new Map<string, MiseLue | null>();

  constructor({ journal, lectures, objets }: ProjeterNeeds) {
    this.#journal = journal;
    this.#lectures = lectures;
    this.#objets = objets;
  }

  async #depot(depotId: string): Promise<EnCours> {
    const connu = this.#depots.get(depotId);
    if (connu !== undefined) return connu;
    const body = await this.#lectures.get(DEPOTS, depotId);
    const ancien = body === null ? null : lireResume(body);
    this.#anciens.set(depotId, ancien);
    return { resume: ancien, references: null };
  }

  async #mise(depotId: string, n: string): Promise<MiseLue | null> {
    const connue = this.#mises.get(`${depotId}/${n}`);
    if (connue !== undefined) return connue;
    const body = await this.#lectures.get(misesDe(depotId), n);
    return body === null ? null : lireMiseLue(body);
  }

  async suivre({ event, position }: EvenementSuivi): Promise<void> {
    const [famille, depotId = '', n = ''] = event.stream.split('/');
    if (famille === 'adhesion') {
      await connaitreUneAdhesion(this.#lectures, event, position);
      return suivreUneAdhesion(this.#lectures, event, position);
    }
    if (estDeLaPca(event.stream)) this.#pca.add(event.stream);
    if (famille === 'habilitation' || famille === 'jeton') return suivreLeRegistre(this.#lectures, event);
    if (famille !== 'depot' && famille !== 'mise' && famille !== 'preuve') return;
    let depot = await this.#depot(depotId);
    if (famille === 'preuve') {
      if (depot.resume !== null && purgesDe([event]).has('verdict')) depot = oublier(depot.resume);
    } else if (famille === 'depot') {
      for (const lu of lireDepot([event])) depot = await this.#suivreDepot(depot, lu, position);
    } else {
      let mise = await this.#mise(depotId, n);
      for (const lu of lireMise([event])) {
        depot = { ...depot, resume: suivreMise(depot.resume, lu, position) };
        mise = suivreMiseLue(mise, lu, position);
      }
      this.#mises.set(`${depotId}/${n}`, mise);
    }
    this.#depots.set(depotId, depot);
  }

  async #suivreDepot(depot: EnCours, lu: DepotEvenement, position: number): Promise<EnCours> {
    const resume = suivreDepot(depot.resume, lu, position);
    if (resume === null || resume === depot.resume || lu.type !== 'VerdictRendu') return { ...depot, resume };
    return completer({ objets: this.#objets }, resume, lu);
  }

  async ecrire(): Promise<void> {
    const tenue = new Tenue(this.#lectures);
    for (const [cle, mise] of this.#mises) {
      const [depotId = ''] = cle.split('/');
      if (mise === null) continue;
      await tenue.mise(depotId, mise);
      const siret = this.#depots.get(depotId)?.resume?.expediteur;
      if (siret !== undefined) await tenirLePapier(this.#lectures, siret, mise);
    }
    for (const [depotId, { resume, references }] of this.#depots) {
      const ancien = this.#anciens.get(depotId) ?? null;
      if (resume !== null && resume !== ancien) await tenue.depot({ ancien, resume, references });
    }
    await tenue.finir();
    const pca = { journal: this.#journal, lectures: this.#lectures };
    await suivreLaPca(pca, [...this.#pca]);
    await suivreLesDossiers(pca, [...this.#pca].filter(estUnDossier));
  }
}

/** Applies a batch in the order of the journal. */
export async function projeter(needs: ProjeterNeeds, evenements: readonly EvenementSuivi[]): Promise<void> {
  const lot = new Lot(needs);
  for (const suivi of evenements) await lot.suivre(suivi);
  await lot.ecrire();
}
