/**
 * Carries an announced reversement to its dossiers. The announcement is the decision: whoever dies on the way leaves lines
 * to carry, and whoever comes next carries them (R8).
 */
import {
  type DonneesDuReversement,
  type LigneDeReversement,
  lireReversement,
} from '../../../schemas/evenements/pca-reversement.ts';
import type { Claim, Clock, Echeance, Journal } from '../../platform/ports.ts';
import { consigner } from '../dossier/consigner.ts';
import type { Dossier } from '../dossier/etat.ts';
import { lireLeDossier } from '../dossier/lu.ts';
import { fluxDossier } from '../flux.ts';
import { aPorter, evolve, REVERSEMENT_ABSENT, type Reversement } from './decide.ts';

export interface PorterNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

export type Annonce = DonneesDuReversement<'ReversementAnnonce'>;

/** A reversement that was announced, and may not be carried yet. */
const A_PORTER = 'pca-reversement-a-porter';
const idAPorter = (stream: string): string => `${A_PORTER}/${stream}`;
export const echeanceDePort = (stream: string, jour: string): Echeance => ({
  ...{ id: idAPorter(stream), type: A_PORTER },
  ...{ date: jour, stream },
});

/**
 * A payment is handed over a first time, a second where more of it became principal, and so on: each time is of one
 * transfer for ever. Whoever decided on what another has carried since finds its time taken, and decides again.
 */
export const prisesDe = (
  holder: string,
  { poste, lignes }: Pick<Annonce, 'poste' | 'lignes'>,
  dossiers: ReadonlyMap<string, Dossier>,
): Claim[] =>
  lignes.map(({ dossier, mouvement }) => {
    const fois = dossiers.get(dossier)?.compte.mouvements.find(({ id }) => id === mouvement)?.reverses.length ?? 0;
    return { key: `reversement/${poste}-${dossier}/${mouvement}/${fois + 1}`, holder };
  });

export async function lireUnReversement(
  journal: Pick<Journal, 'read'>,
  stream: string,
): Promise<{ readonly reversement: Reversement; readonly seq: number }> {
  const { events, seq } = await journal.read(stream);
  return { seq, reversement: lireReversement(events).reduce<Reversement>(evolve, REVERSEMENT_ABSENT) };
}

async function porterUneLigne({ journal, horloge }: PorterNeeds, annonce: Annonce, ligne: LigneDeReversement) {
  for (;;) {
    const lu = await lireLeDossier(journal, fluxDossier(annonce.poste, ligne.dossier));
    const [reste] = aPorter({ ...annonce, lignes: [ligne] }, new Map([[ligne.dossier, lu.dossier]]));
    if (reste === undefined) return;
    if ((await consigner(journal, lu, { events: [reste.event], at: horloge.now() })).ok) return;
  }
}

/** Dossiers together, for each has its own stream; the lines of one dossier one after the other. */
async function porterLesLignes(needs: PorterNeeds, annonce: Annonce): Promise<void> {
  const parDossier = Map.groupBy(annonce.lignes, ({ dossier }) => dossier);
  const issues = await Promise.allSettled(
    [...parDossier.values()].map(async (lignes) => {
      for (const ligne of lignes) await porterUneLigne(needs, annonce, ligne);
    }),
  );
  const erreurs = issues.flatMap((issue) => (issue.status === 'rejected' ? [issue.reason] : []));
  if (erreurs.length > 0) throw new AggregateError(erreurs, `${erreurs.length} dossiers could not be told`);
}

/** All the lines that are left; then nothing brings it back any more. */
export async function porter(needs: PorterNeeds, stream: string): Promise<void> {
  for (;;) {
    const { reversement, seq } = await lireUnReversement(needs.journal, stream);
    const { annonce } = reversement;
    if (annonce === null) return;
    await porterLesLignes(needs, annonce);
    const fini = await needs.journal.append({
      ...{ stream, expected: seq, events: [], at: needs.horloge.now() },
      echeances: { remove: [idAPorter(stream)] },
    });
    if (fini.ok) return;
  }
}

/** What an accident left on the way, whoever announced it; earliest first. */
export const aReprendre = (journal: Journal, jour: string, limit: number): Promise<readonly Echeance[]> =>
  journal.echeancesDues({ type: A_PORTER, jusquAu: jour, limit });
