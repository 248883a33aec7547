/**
 * A counter on this machine: files dropped in `<racine>/<siret>/`, or `<racine>/<codique>/`, are deposited, then removed. The names come from
 * the folder itself, never from what a file holds; `.part` files and hidden ones are still being written.
 */
import { mkdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { Deposants } from '../../functions/depot/cle.ts';
import { type Boucle, boucler } from './boucle.ts';
import { type DepotLocalNeeds, deposer, type Ecart } from './depot-local.ts';
import { estUnBrouillon, Patience } from './patience.ts';
import { remettre } from './retrait.ts';
import { parcourir } from './tournee.ts';

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
function direUneFois(dire: (phrase: string) => void): (phrases: readonly string[]) => void {
  let dites: ReadonlySet<string> = new Set();
  return (phrases) => {
    for (const phrase of phrases) if (!dites.has(phrase)) dire(phrase);
    dites = new Set(phrases);
  };
}

export function ouvrirGuichet(needs: DepotLocalNeeds, options: GuichetOptions): Boucle {
  const { deposants, racine, ecartes, signaler, stableMs } = options;
  mkdirSync(racine, { recursive: true });
  const patience = new Patience(stableMs === undefined ? {} : { stableMs });
  const direLesIgnores = direUneFois(signaler);
  const boucle = boucler(
    async () => {
      const { trouves, brouillons, ignores, retraits } = await parcourir(racine, deposants);
      direLesIgnores(ignores);
      for (const retrait of retraits) await remettre(retrait).catch(signaler);
      const prets = await patience.trier(trouves, brouillons);
      const file = prets[Symbol.iterator]();
      const guichetier = async () => {
        for (const pret of file) await deposer(needs, pret, { ecartes, signaler }).catch(signaler);
      };
      await Promise.all(Array.from({ length: EN_MEME_TEMPS }, guichetier));
      return Math.min(PERIODE_MS, patience.delai() ?? PERIODE_MS);
    },
    { periodeMs: PERIODE_MS, signaler },
  );
  const veille = watch(racine, { recursive: true }, (_, nom) => {
    // Renamed before the next look, it would never have been seen as a draft.
    if (nom !== null && estUnBrouillon(nom)) patience.remarquer(join(racine, nom));
    boucle.sonner();
  }).on('error', signaler);
  return {
    sonner: boucle.sonner,
    async arreter() {
      veille.close();
      await boucle.arreter();
    },
  };
}
