/** The part of the journal that a proof holds: the events of one deposit that are sealed, and nothing of anyone else. */
import { lireDepot } from '../../schemas/evenements/depot.ts';
import { lirePreuve, type PreuveEvenement } from '../../schemas/evenements/preuve.ts';
import { fluxDepot } from '../depot/cle.ts';
import { type Evenement, premiereRupture } from '../journal/evenement.ts';
import type { Journal, Scellement } from '../platform/ports.ts';
import { type Arrete, arretes, type Tetes } from './dossier-arrete.ts';
import { fluxPreuve } from './flux.ts';

export interface ExtraireNeeds {
  readonly journal: Journal;
  readonly scellement: Scellement;
}

/** The events of each stream, from the first, without a gap. */
export interface Extrait {
  readonly depot: readonly Evenement[];
  readonly mises: readonly (readonly Evenement[])[];
  /** Of the depositor, as it stood when his deposit last moved; none for a comptable. */
  readonly adhesion: readonly Evenement[];
  readonly preuve: readonly Evenement[];
}

/** Why there is nothing to prove yet; `rompu`: what is kept is no longer what was written, and would prove nothing. */
export type Manque = 'inconnu' | 'sans-reponse' | 'non-scelle' | 'rompu';

const jusquAuSceau = async ({ scellement }: ExtraireNeeds, stream: string): Promise<number> =>
  (await scellement.marquesDe(stream)).at(-1)?.jusqua ?? 0;

/** The last state that was said of the file, all of whose events are sealed; null where there is none. */
async function dernierArrete(needs: ExtraireNeeds, preuve: readonly PreuveEvenement[]): Promise<Arrete | null> {
  const scelles = new Map<string, number>();
  for (const arrete of arretes(preuve).reverse()) {
    if (!arrete.complet) continue;
    let tenu = true;
    for (const [stream, { seq }] of arrete.tetes) {
      const jusqua = scelles.get(stream) ?? (await jusquAuSceau(needs, stream));
      scelles.set(stream, jusqua);
      if (seq > jusqua) tenu = false;
    }
    if (tenu) return arrete;
  }
  return null;
}

/** The evidence's own stream, without what says a later state of the file. */
function preuveJusqua(preuve: readonly PreuveEvenement[], arrete: Arrete): readonly PreuveEvenement[] {
  const apres = preuve.findIndex(({ seq, type }) => seq > arrete.seq && type === 'DossierArrete');
  return apres < 0 ? preuve : preuve.slice(0, apres);
}

async function fluxArretes({ journal }: ExtraireNeeds, tetes: Tetes, admis: (stream: string) => boolean) {
  const lus: (readonly Evenement[])[] = [];
  for (const [stream, tete] of tetes)
    if (admis(stream)) lus.push((await journal.read(stream)).events.filter(({ seq }) => seq <= tete.seq));
  return lus;
}

const rangDe = (events: readonly Evenement[]): number => Number(events[0]?.stream.split('/')[2] ?? 0);

export async function extraire(needs: ExtraireNeeds, depotId: string): Promise<Extrait | Manque> {
  const tous = lireDepot((await needs.journal.read(fluxDepot(depotId))).events);
  if (!tous.some(({ type }) => type === 'DepotRecu')) return 'inconnu';
  if (!tous.some(({ type }) => type === 'AcquitEmis')) return 'sans-reponse';
  const dits = lirePreuve((await needs.journal.read(fluxPreuve(depotId))).events);
  const jusqua = await jusquAuSceau(needs, fluxPreuve(depotId));
  const scelles = dits.filter(({ seq }) => seq <= jusqua);
  const arrete = await dernierArrete(needs, scelles);
  if (arrete === null) return 'non-scelle';
  const preuve = preuveJusqua(scelles, arrete);
  // What is purged is no longer there to be shown, and nothing sealed says it yet.
  const purgesTues = dits.slice(preuve.length).some(({ type }) => type === 'DonneesPurgees');
  const conservees = preuve.some(({ type }) => type === 'PiecesConservees');
  const [depot = []] = await fluxArretes(needs, arrete.tetes, (stream) => stream === fluxDepot(depotId));
  if (purgesTues || !conservees || !depot.some(({ type }) => type === 'AcquitEmis')) return 'non-scelle';
  const mises = await fluxArretes(needs, arrete.tetes, (stream) => stream.startsWith('mise/'));
  const [adhesion = []] = await fluxArretes(needs, arrete.tetes, (stream) => stream.startsWith('adhesion/'));
  const extrait = { depot, mises: mises.sort((a, b) => rangDe(a) - rangDe(b)), adhesion, preuve };
  return fluxDeLExtrait(extrait).some((events) => premiereRupture(events) !== null) ? 'rompu' : extrait;
}

export const fluxDeLExtrait = ({ depot, mises, adhesion, preuve }: Extrait): (readonly Evenement[])[] =>
  [depot, ...mises, adhesion, preuve].filter((events) => events.length > 0);
