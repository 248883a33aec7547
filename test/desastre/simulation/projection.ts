/** Who keeps the read models of the console: from the journal in its order, or anew from the streams that moved. */
import { reprojeterLeJournal } from '../../../functions/console/lecture/exploitation/journal-projeter.ts';
import { projeter } from '../../../functions/console/lecture/projeter.ts';
import { reprojeter } from '../../../functions/console/lecture/reprojeter.ts';
import type { Branchement } from './brancher.ts';
import type { Processus } from './processus.ts';
import type { Systeme } from './systeme.ts';

/** Which of the two are kept. */
export interface Lisible {
  readonly lectures: boolean;
  readonly refaites: boolean;
}

const LOT = 50;
/** As the stream of a table tells its reader: what moved in a while, so many at most. */
const FENETRE_MS = 30_000;
const LOT_DE_FLUX = 100;

/** How far each has come outlives its process. */
class Projection {
  readonly #systeme: Systeme;
  #projetes = 0;
  #refaits = 0;

  constructor(systeme: Systeme) {
    this.#systeme = systeme;
  }

  readonly suivre = async (processus: Processus, ports: Branchement): Promise<void> => {
    const { monde } = this.#systeme;
    const { tous } = monde.journal;
    for (;;) {
      await monde.veiller(processus, () => (tous.length > this.#projetes ? 0 : Number.POSITIVE_INFINITY));
      processus.commencer('projeter');
      await this.#systeme.essayer(async () => {
        const debut = this.#projetes;
        const lot = tous.slice(debut, debut + LOT);
        await projeter(
          ports,
          lot.map((event, rang) => ({ event, position: debut + rang + 1 })),
        );
        this.#projetes = debut + lot.length;
      });
    }
  };

  /** A batch that failed comes again by halves: one that is struck at each try would never end. */
  readonly refaire = async (
    processus: Processus,
    { journal, objets, refaites: lectures }: Branchement,
  ): Promise<void> => {
    const { monde } = this.#systeme;
    const { tous } = monde.journal;
    for (let lot = LOT_DE_FLUX; ; lot = Math.max(1, lot >> 1)) {
      await monde.veiller(processus, () => (tous.length > this.#refaits ? 0 : Number.POSITIVE_INFINITY));
      await monde.veiller(processus, monde.ordonnanceur.maintenant + FENETRE_MS);
      processus.commencer('reprojeter');
      await this.#systeme.essayer(async () => {
        const jusqua = Math.min(tous.length, this.#refaits + lot);
        const flux = tous.slice(this.#refaits, jusqua).map(({ stream }) => stream);
        await reprojeter({ journal, objets, lectures }, flux);
        await reprojeterLeJournal({ journal, objets, lectures }, flux);
        this.#refaits = jusqua;
        lot = 2 * LOT_DE_FLUX;
      });
    }
  };
}

export function projeterPour(systeme: Systeme, { lectures, refaites }: Lisible): void {
  const projection = new Projection(systeme);
  if (lectures) systeme.tenir('projection', projection.suivre);
  if (refaites) systeme.tenir('reprojection', projection.refaire);
}
