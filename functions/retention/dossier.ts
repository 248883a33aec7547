/** One deposit, as its purge sees it. */
import { type DepotRecu, lireDepot } from '../../schemas/evenements/depot.ts';
import { lireMise } from '../../schemas/evenements/mise.ts';
import { type DonneesPurgees, lirePreuve } from '../../schemas/evenements/preuve.ts';
import type { Genre, Retention } from '../../schemas/retention.ts';
import { dateCivile } from '../adhesion/heure-de-paris.ts';
import { dedupIdDe, fluxMise } from '../mise-a-disposition/cle.ts';
import { type EtatMise, etatDeLaMise } from '../mise-a-disposition/cycle.ts';
import { fluxPreuve } from '../preuve/flux.ts';
import type { JournalSeul } from '../preuve/registre-des-sceaux.ts';
import { type Document, documentsDuDepot } from './documents.ts';
import { type Repere, type TermeDeGenre, termes } from './terme.ts';

export interface Dossier {
  readonly depotId: string;
  readonly recu: DepotRecu;
  /** seq of the stream `preuve/<depotId>`. */
  readonly seq: number;
  readonly documents: ReadonlyMap<Genre, Document>;
  readonly purges: readonly DonneesPurgees[];
  readonly repere: Repere;
  /** Ranks that a delivery may have. */
  readonly rangs: number;
}

/** Nothing more comes of these. */
const REGLEES: ReadonlySet<EtatMise> = new Set(['prise-en-charge', 'rejetee']);

export async function lireDossier({ journal }: JournalSeul, stream: string): Promise<Dossier> {
  const depotId = stream.slice('depot/'.length);
  const { events, seq } = await journal.read(fluxPreuve(depotId));
  const suites = lirePreuve(events);
  const conservees = suites.find((event) => event.type === 'PiecesConservees');
  const depot = lireDepot((await journal.read(stream)).events);
  const recu = depot.find((event) => event.type === 'DepotRecu');
  const rendu = depot.find((event) => event.type === 'VerdictRendu');
  if (conservees === undefined || recu === undefined) throw new Error(`${stream} has a term and no document`);
  return {
    depotId,
    recu,
    seq,
    documents: documentsDuDepot(depot),
    purges: suites.filter((event) => event.type === 'DonneesPurgees'),
    repere: { jour: dateCivile(recu.data.recuLe), exercice: conservees.data.exercice },
    rangs: rendu?.data.bordereaux.total ?? 0,
  };
}

const purgesDans = ({ purges }: Dossier) =>
  new Set(purges.flatMap(({ data }) => data.purgees.map(({ genre }) => genre)));

export const estPurge = (dossier: Dossier): boolean => purgesDans(dossier).size === dossier.documents.size;

export type Restant = TermeDeGenre & { readonly document: Document };

/** What is still there, with its term by the rules as they are now: a rule made longer since keeps it. */
export function restants(dossier: Dossier, retention: Retention): Restant[] {
  const purges = purgesDans(dossier);
  return termes(retention, dossier.repere).flatMap(({ genre, terme }) => {
    const document = dossier.documents.get(genre);
    return document === undefined || purges.has(genre) ? [] : [{ genre, terme, document }];
  });
}

/** A comptable who has not answered yet may need the file and its verdict. */
export async function aUneLivraisonOuverte({ journal }: JournalSeul, { depotId, rangs }: Dossier): Promise<boolean> {
  for (let n = 0; n <= rangs; n++) {
    const mises = lireMise((await journal.read(fluxMise(dedupIdDe(depotId, n)))).events);
    if (mises.length > 0 && !REGLEES.has(etatDeLaMise(mises).etat)) return true;
  }
  return false;
}
