/** Says where the file of a deposit stands, before the seal that holds what is new in it. */
import { lireDepot } from '../../schemas/evenements/depot.ts';
import { lirePreuve } from '../../schemas/evenements/preuve.ts';
import { fluxAdhesion } from '../adhesion/handler.ts';
import { deposantsDe, fluxDepot } from '../depot/cle.ts';
import { dedupIdDe, fluxMise } from '../mise-a-disposition/cle.ts';
import type { Clock, Journal } from '../platform/ports.ts';
import { arretes } from './dossier-arrete.ts';
import { fluxPreuve } from './flux.ts';
import type { Feuille } from './merkle.ts';

export interface ArreterNeeds {
  readonly journal: Journal;
  readonly horloge: Clock;
}

/** Heads of one event: some 200 kB. */
const TETES_MAX = 1000;
const ESSAIS = 3;

async function teteDe(journal: Journal, stream: string): Promise<Feuille[]> {
  const dernier = (await journal.read(stream)).events.at(-1);
  return dernier === undefined ? [] : [{ stream, seq: dernier.seq, hash: dernier.hash }];
}

/** Those of the deposit and of all its deliveries, read from the journal. */
export async function tetesDuDossier({ journal }: ArreterNeeds, depotId: string): Promise<Feuille[]> {
  const rendu = lireDepot((await journal.read(fluxDepot(depotId))).events).find(({ type }) => type === 'VerdictRendu');
  const rangs = rendu?.type === 'VerdictRendu' ? rendu.data.bordereaux.total : 0;
  const tetes = await teteDe(journal, fluxDepot(depotId));
  for (let n = 0; n <= rangs; n++) tetes.push(...(await teteDe(journal, fluxMise(dedupIdDe(depotId, n)))));
  return tetes;
}

async function teteDAdhesion(journal: Journal, depotId: string): Promise<Feuille[]> {
  const [recu] = lireDepot((await journal.read(fluxDepot(depotId))).events.slice(0, 1));
  if (recu?.type !== 'DepotRecu' || deposantsDe(recu.data.key) !== 'ordonnateurs') return [];
  return teteDe(journal, fluxAdhesion(recu.data.expediteur));
}

function parLots(tetes: readonly Feuille[]): (readonly Feuille[])[] {
  const lots: (readonly Feuille[])[] = [];
  for (let i = 0; i === 0 || i < tetes.length; i += TETES_MAX) lots.push(tetes.slice(i, i + TETES_MAX));
  return lots;
}

/** False where nothing had moved since it was said. `bougees`: heads of the streams that have new events. */
export async function arreter(
  { journal, horloge }: ArreterNeeds,
  depotId: string,
  bougees: readonly Feuille[],
): Promise<boolean> {
  const stream = fluxPreuve(depotId);
  for (let essai = 0; essai < ESSAIS; essai++) {
    const lu = await journal.read(stream);
    const dit = arretes(lirePreuve(lu.events)).at(-1);
    const nouvelles = [...bougees, ...(await teteDAdhesion(journal, depotId))].filter(
      (tete) => tete.seq > (dit?.tetes.get(tete.stream)?.seq ?? 0),
    );
    if (nouvelles.length === 0 && dit?.complet !== false) return false;
    const lots = parLots(nouvelles);
    let ecrits = 0;
    for (const [i, lot] of lots.entries()) {
      const tetes = lot.map(({ stream: sien, seq, hash }) => ({ stream: sien, seq, hash }));
      const data = { tetes, suite: i < lots.length - 1 };
      const events = [{ type: 'DossierArrete', v: 1, data }];
      if (!(await journal.append({ stream, expected: lu.seq + i, events, at: horloge.now() })).ok) break;
      ecrits += 1;
    }
    if (ecrits === lots.length) return true;
  }
  throw new Error(`${stream} moves too fast`);
}
