/** One input, one target: what is wrong, if anything. A second of processor per megabyte, and a floor, at most. */
import { eprouverChemin } from './cibles/chemin.ts';
import { eprouverFlux } from './cibles/flux.ts';
import type { Cible, Entree } from './entree.ts';

type Epreuve = (entree: Entree) => string | null | Promise<string | null>;

const EPREUVES: Readonly<Record<Cible, Epreuve>> = {
  flux: eprouverFlux,
  chemin: eprouverChemin,
};
/** Judgements of one input, and the opinion of libxml2 on it. */
const PASSAGES = 3;
/** What is not compiled yet, and other work of the machine. */
const PLANCHER = 1;

/** Seconds of processor. */
export const dureeMax = (octets: number): number => PLANCHER + (PASSAGES * octets) / 1e6;

/** Seconds of processor that this thread has used. */
function processeur(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}

export async function eprouver(
  entree: Entree,
  epreuve: Epreuve = EPREUVES[entree.cible],
  horloge = processeur,
): Promise<string | null> {
  const debut = horloge();
  let defaut: string | null;
  try {
    defaut = await epreuve(entree);
  } catch (erreur) {
    return `thrown: ${erreur instanceof Error ? erreur.stack : String(erreur)}`;
  }
  const secondes = horloge() - debut;
  const { length } = entree.octets;
  if (defaut === null && secondes > dureeMax(length))
    return `${secondes.toFixed(1)} s of processor for ${length} bytes`;
  return defaut;
}
