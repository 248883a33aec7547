/**
 * The counter on this machine: files dropped in `<racine>/<siret>/` are deposited, then removed. The names come from
 * the folder itself, never from what a file holds; `.part` files and hidden ones are still being written.
 */
import { mkdirSync, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { siretSchema } from '../../schemas/evenements/identifiants.ts';
import { type Boucle, boucler } from './boucle.ts';
import { type DepotLocalNeeds, deposer } from './depot-local.ts';
import { Patience } from './patience.ts';

/** The watch is a hint (network drives give none): the folder is looked at anyway. */
const PERIODE_MS = 2000;
const EN_MEME_TEMPS = 4;

interface Trouve {
  readonly siret: string;
  readonly nom: string;
  readonly chemin: string;
}

const enCours = (nom: string): boolean => nom.startsWith('.') || nom.toLowerCase().endsWith('.part');

async function parcourir(racine: string): Promise<Trouve[]> {
  const trouves: Trouve[] = [];
  for (const dossier of await readdir(racine, { withFileTypes: true })) {
    if (!dossier.isDirectory() || !siretSchema.safeParse(dossier.name).success) continue;
    const chemin = join(racine, dossier.name);
    for (const entree of await readdir(chemin, { withFileTypes: true })) {
      if (!entree.isFile() || enCours(entree.name)) continue;
      trouves.push({ siret: dossier.name, nom: entree.name, chemin: join(chemin, entree.name) });
    }
  }
  return trouves;
}

export interface GuichetOptions {
  /** `<donnees>/depot/ordonnateurs`. */
  readonly racine: string;
  /** Where what cannot be deposited is put, with the reason. */
  readonly ecartes: string;
  readonly signaler: (erreur: unknown) => void;
}

export function ouvrirGuichet(needs: DepotLocalNeeds, { racine, ecartes, signaler }: GuichetOptions): Boucle {
  mkdirSync(racine, { recursive: true });
  const patience = new Patience();
  const boucle = boucler(
    async () => {
      const trouves = await parcourir(racine);
      const prets = await patience.trier(trouves);
      const file = prets[Symbol.iterator]();
      const guichetier = async () => {
        for (const trouve of file) await deposer(needs, trouve, ecartes).catch(signaler);
      };
      await Promise.all(Array.from({ length: EN_MEME_TEMPS }, guichetier));
      return patience.delai();
    },
    { periodeMs: PERIODE_MS, signaler },
  );
  const veille = watch(racine, { recursive: true }, boucle.sonner).on('error', signaler);
  return {
    sonner: boucle.sonner,
    async arreter() {
      veille.close();
      await boucle.arreter();
    },
  };
}
