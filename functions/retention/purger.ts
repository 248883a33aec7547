/**
 * Destroys the documents whose term has passed, and says so. The event is the decision (R2): what follows, erasure and
 * certificate, is drawn from it and done again after a crash, until the échéance itself is moved.
 */
import { lireDepot } from '../../schemas/evenements/depot.ts';
import { lireMise } from '../../schemas/evenements/mise.ts';
import { type DonneesPurgees, lirePreuve } from '../../schemas/evenements/preuve.ts';
import type { Genre, Retention } from '../../schemas/retention.ts';
import { dateCivile } from '../adhesion/heure-de-paris.ts';
import { dedupIdDe, fluxMise } from '../mise-a-disposition/cle.ts';
import { type EtatMise, etatDeLaMise } from '../mise-a-disposition/cycle.ts';
import type { Clock, Echeance, Effacement, Journal, ObjectStore } from '../platform/ports.ts';
import { fluxPreuve } from '../preuve/flux.ts';
import { certificats } from './certificat.ts';
import { type Document, documentsDuDepot } from './documents.ts';
import { dansUnAn, echeanceAu, TERME } from './echeance.ts';
import { termes } from './terme.ts';

export interface PurgerNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly effacement: Effacement;
  readonly horloge: Clock;
  readonly retention: Retention;
  /** When the journal was last sealed (ISO 8601 UTC), null: never. Where it is asked, a clock far from it purges nothing. */
  readonly scelleLe?: () => Promise<string | null>;
}

/** A clock so far from the last seal is wrong, or nobody seals any more: what is destroyed does not come back. */
const ECART_AU_SCEAU_MS = 31 * 86_400_000;
const LOT = 100;
/** Nothing more comes of these. */
const REGLEES: ReadonlySet<EtatMise> = new Set(['prise-en-charge', 'rejetee']);

interface Dossier {
  readonly depotId: string;
  /** seq of the stream `preuve/<depotId>`. */
  readonly seq: number;
  readonly documents: ReadonlyMap<Genre, Document>;
  readonly purges: readonly DonneesPurgees[];
  readonly repere: { readonly jour: string; readonly exercice: number };
  /** Ranks that a delivery may have. */
  readonly rangs: number;
}

async function lireDossier({ journal }: PurgerNeeds, stream: string): Promise<Dossier> {
  const depotId = stream.slice('depot/'.length);
  const { events, seq } = await journal.read(fluxPreuve(depotId));
  const suites = lirePreuve(events);
  const conservees = suites.find((event) => event.type === 'PiecesConservees');
  const depot = lireDepot((await journal.read(stream)).events);
  let [jour, rangs] = ['', 0];
  for (const event of depot) {
    if (event.type === 'DepotRecu') jour = dateCivile(event.data.recuLe);
    if (event.type === 'VerdictRendu') rangs = event.data.bordereaux.total;
  }
  if (conservees === undefined || jour === '') throw new Error(`${stream} has a term and no document`);
  const purges = suites.filter((event) => event.type === 'DonneesPurgees');
  const documents = documentsDuDepot(depot);
  return { depotId, seq, documents, purges, repere: { jour, exercice: conservees.data.exercice }, rangs };
}

/** What is still there, with its term by the rules as they are now: a rule made longer since keeps it. */
function restants(dossier: Dossier, retention: Retention) {
  const purges = purgesDans(dossier);
  return termes(retention, dossier.repere).flatMap(({ genre, terme }) => {
    const document = dossier.documents.get(genre);
    return document === undefined || purges.has(genre) ? [] : [{ genre, terme, sha256: document.sha256 }];
  });
}

const purgesDans = ({ purges }: Dossier) =>
  new Set(purges.flatMap(({ data }) => data.purgees.map(({ genre }) => genre)));

/** A comptable who has not answered yet may need the file and its verdict. */
async function aUneLivraisonOuverte({ journal }: PurgerNeeds, { depotId, rangs }: Dossier): Promise<boolean> {
  for (let n = 0; n <= rangs; n++) {
    const mises = lireMise((await journal.read(fluxMise(dedupIdDe(depotId, n)))).events);
    if (mises.length > 0 && !REGLEES.has(etatDeLaMise(mises).etat)) return true;
  }
  return false;
}

/** Those whose term has passed; for a year more, none while a delivery waits for its comptable. */
async function echusDe(needs: PurgerNeeds, dossier: Dossier, aujourdhui: string) {
  const echus = restants(dossier, needs.retention).filter(({ terme }) => terme < aujourdhui);
  const recents = echus.filter(({ terme }) => dansUnAn(terme) >= aujourdhui);
  return recents.length > 0 && (await aUneLivraisonOuverte(needs, dossier))
    ? echus.filter((echu) => !recents.includes(echu))
    : echus;
}

/** Everything that the events say purged. */
async function executer({ objets, effacement }: PurgerNeeds, { documents, purges }: Dossier): Promise<void> {
  for (const purge of purges) {
    for (const { genre } of purge.data.purgees) {
      const document = documents.get(genre);
      if (document !== undefined) await effacement.effacer(document);
    }
    for (const { key, octets } of certificats(purge)) await objets.create('preuves', key, octets);
  }
}

/** The next term to come, tomorrow for one that waits for a delivery, in a year at the latest. */
function prochainRegard(dossier: Dossier, retention: Retention, aujourdhui: string): string {
  const dates = restants(dossier, retention).map(({ terme }) => (terme < aujourdhui ? aujourdhui : terme));
  return [dansUnAn(aujourdhui), ...dates].reduce((a, b) => (a < b ? a : b));
}

/** How many documents were purged; null where the stream moved meanwhile: it is left to the next run. */
async function purgerUn(needs: PurgerNeeds, { id, stream }: Echeance, aujourdhui: string): Promise<number | null> {
  const { journal, horloge, retention } = needs;
  let dossier = await lireDossier(needs, stream);
  const echus = await echusDe(needs, dossier, aujourdhui);
  if (echus.length > 0) {
    const data = { retention: retention.version, purgees: echus };
    const { ok } = await journal.append({
      stream: fluxPreuve(dossier.depotId),
      expected: dossier.seq,
      events: [{ type: 'DonneesPurgees', v: 1, data }],
      at: horloge.now(),
    });
    if (!ok) return null;
    dossier = await lireDossier(needs, stream);
  }
  await executer(needs, dossier);
  const echeances =
    purgesDans(dossier).size === dossier.documents.size
      ? { remove: [id] }
      : { put: [echeanceAu(dossier.depotId, prochainRegard(dossier, retention, aujourdhui))] };
  const fait = { stream: fluxPreuve(dossier.depotId), expected: dossier.seq, events: [], at: horloge.now(), echeances };
  return (await journal.append(fait)).ok ? echus.length : null;
}

export interface Purges {
  readonly depots: number;
  readonly documents: number;
}

async function horlogeSure({ horloge, scelleLe }: PurgerNeeds): Promise<boolean> {
  if (scelleLe === undefined) return true;
  const dernier = await scelleLe();
  return dernier !== null && Math.abs(Date.parse(horloge.now()) - Date.parse(dernier)) <= ECART_AU_SCEAU_MS;
}

/** One that cannot be purged does not hold the others back: what it threw is thrown at the end, with the others'. */
export async function purger(needs: PurgerNeeds): Promise<Purges> {
  const faites = { depots: 0, documents: 0 };
  if (!(await horlogeSure(needs))) return faites;
  const aujourdhui = dateCivile(needs.horloge.now());
  const hier = new Date(Date.parse(aujourdhui) - 86_400_000).toISOString().slice(0, 10);
  const erreurs: unknown[] = [];
  // Those of this run that stay due: they failed, or moved meanwhile.
  const laisses = new Set<string>();
  for (;;) {
    const limit = LOT + laisses.size;
    const dues = await needs.journal.echeancesDues({ type: TERME, jusquAu: hier, limit });
    const nouvelles = dues.filter(({ id }) => !laisses.has(id));
    for (const due of nouvelles) {
      try {
        const purges = await purgerUn(needs, due, aujourdhui);
        if (purges === null) laisses.add(due.id);
        faites.documents += purges ?? 0;
        faites.depots += purges === null || purges === 0 ? 0 : 1;
      } catch (erreur) {
        laisses.add(due.id);
        erreurs.push(erreur);
      }
    }
    if (dues.length < limit || nouvelles.length === 0) break;
  }
  if (erreurs.length > 0) throw new AggregateError(erreurs, `${erreurs.length} deposits could not be purged`);
  return faites;
}
