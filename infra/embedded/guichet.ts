/**
 * A counter on this machine: files dropped in `<racine>/<siret>/`, or `<racine>/<codique>/`, are deposited, then removed. The names come from
 * the folder itself, never from what a file holds; `.part` files and hidden ones are still being written.
 */
import { join } from 'node:path';
import type { Deposants } from '../../functions/depot/cle.ts';
import { type Boucle, boucler } from './boucle.ts';
import { type DepotLocalNeeds, deposer, type Ecart } from './depot-local.ts';
import { direLObstacle } from './obstacle.ts';
import { estUnBrouillon, Patience } from './patience.ts';
import { remettre } from './retrait.ts';
import { parcourir } from './tournee.ts';
import { veiller } from './veille.ts';

/** The watch is a hint (network drives give none): the folder is looked at anyway. */
const PERIODE_MS = 2000;
const EN_MEME_TEMPS = 4;

export interface GuichetOptions extends Ecart {
  /** Whose counter it is. */
  readonly deposants: Deposants;
  /** `<donnees>/depot/<deposants>`. */
  readonly racine: string;
  /** How long a file that was never a `.part` must stand still. */
  readonly stableMs?: number;
}

/** Says each sentence once, and again only when it had ceased to be true. */
function direUneFois(dire: (phrase: string) => void): (phrases: Iterable<string>) => void {
  let dites: ReadonlySet<string> = new Set();
  return (phrases) => {
    const vraies = new Set(phrases);
    for (const phrase of vraies) if (!dites.has(phrase)) dire(phrase);
    dites = vraies;
  };
}

/** One look: what is whole is deposited, what cannot be is told. Gives in how many ms to look again. */
async function servir(
  needs: DepotLocalNeeds,
  { deposants, racine, ecartes, signaler }: GuichetOptions,
  patience: Patience,
  direCeQuiAttend: (phrases: Iterable<string>) => void,
): Promise<number> {
  const { trouves, brouillons, ignores, retraits } = await parcourir(racine, deposants);
  const retenus: (string | null)[] = [];
  const retenir = (erreur: unknown, chemin: string): string | null => {
    const obstacle = direLObstacle(erreur, chemin);
    if (obstacle === null) signaler(erreur);
    return obstacle;
  };
  for (const retrait of retraits) await remettre(retrait).catch((erreur) => retenus.push(retenir(erreur, retrait)));
  const prets = await patience.trier(trouves, brouillons);
  const file = prets[Symbol.iterator]();
  const guichetier = async () => {
    for (const pret of file)
      await deposer(needs, pret, { ecartes, signaler }).catch((erreur) =>
        patience.reporter(pret.chemin, retenir(erreur, pret.chemin)),
      );
  };
  await Promise.all(Array.from({ length: EN_MEME_TEMPS }, guichetier));
  direCeQuiAttend([...ignores, ...retenus.filter((obstacle) => obstacle !== null), ...patience.obstacles()]);
  return Math.min(PERIODE_MS, patience.delai() ?? PERIODE_MS);
}

export function ouvrirGuichet(needs: DepotLocalNeeds, options: GuichetOptions): Boucle {
  const { racine, signaler, stableMs } = options;
  const patience = new Patience(stableMs === undefined ? {} : { stableMs });
  const direCeQuiAttend = direUneFois(signaler);
  const entendre = (nom: string | null) => {
    // Renamed before the next look, it would never have been seen as a draft.
    if (nom !== null && estUnBrouillon(nom)) patience.remarquer(join(racine, nom));
    boucle.sonner();
  };
  const veille = veiller(racine, { entendre, signaler });
  veille.tenir();
  const boucle = boucler(
    async () => {
      try {
        veille.tenir();
        return await servir(needs, options, patience, direCeQuiAttend);
      } catch (erreur) {
        const obstacle = direLObstacle(erreur, racine);
        if (obstacle === null) throw erreur;
        direCeQuiAttend([obstacle]);
        return undefined;
      }
    },
    { periodeMs: PERIODE_MS, signaler },
  );
  return {
    sonner: boucle.sonner,
    async arreter() {
      veille.fermer();
      await boucle.arreter();
    },
  };
}
