/** The events of one deposit under the seals that their marks name, one seal read once for many deposits. */

import { type Journal, type Marque, type ObjectStore, ObjetAbsent } from '../../platform/ports.ts';
import { lireFeuilles } from '../../preuve/feuilles.ts';
import { Arbre } from '../../preuve/merkle.ts';
import { lireSceauRetenu } from '../../preuve/registre-des-sceaux.ts';
import type { FluxBrut, Instantane } from '../auditer.ts';
import { type CodeEcart, type Ecart, ecart } from '../ecart.ts';

export interface SceauxNeeds {
  readonly journal: Pick<Journal, 'read'>;
  readonly objets: ObjectStore;
}

/** Hash of each leaf, by stream and seq; null where the seal is absent, or its leaves are not those of its root. */
type Feuilles = ReadonlyMap<string, string> | null;

/** Deposits of one time are under the same few seals. */
const GARDES = 8;

async function lireLeSceau(needs: SceauxNeeds, n: number): Promise<Feuilles> {
  const retenu = await lireSceauRetenu(needs, n);
  if (retenu === null) return null;
  const { feuilles: ou, racine } = retenu.pose.data;
  try {
    const feuilles = await lireFeuilles(needs.objets, ou);
    if (new Arbre(feuilles).racine !== racine) return null;
    return new Map(feuilles.map(({ stream, seq, hash }) => [`${stream} ${seq}`, hash]));
  } catch (erreur) {
    if (erreur instanceof ObjetAbsent) return null;
    throw erreur;
  }
}

export class Sceaux {
  readonly #needs: SceauxNeeds;
  readonly #lus = new Map<number, Promise<Feuilles>>();

  constructor(needs: SceauxNeeds) {
    this.#needs = needs;
  }

  feuilles(n: number): Promise<Feuilles> {
    const lu = this.#lus.get(n) ?? lireLeSceau(this.#needs, n);
    this.#lus.delete(n);
    this.#lus.set(n, lu);
    const [ancien] = this.#lus.keys();
    if (this.#lus.size > GARDES && ancien !== undefined) this.#lus.delete(ancien);
    return lu;
  }
}

async function ecartsDUnFlux(
  { events }: FluxBrut,
  marques: readonly Marque[],
  sceaux: Sceaux,
  scelleAvant: string,
): Promise<CodeEcart[]> {
  const codes = new Set<CodeEcart>();
  for (const { stream, seq, hash, at } of events) {
    const marque = marques.find(({ jusqua }) => seq <= jusqua);
    if (marque === undefined) {
      if (at < scelleAvant) codes.add('NON_SCELLE');
      continue;
    }
    const feuilles = await sceaux.feuilles(marque.sceau);
    const feuille = feuilles?.get(`${stream} ${seq}`);
    if (feuilles === null) codes.add('FEUILLES_PERDUES');
    else if (feuille === undefined) codes.add('MARQUE_FAUSSE');
    else if (feuille !== hash) codes.add('SCEAU_FAUX');
  }
  return [...codes];
}

/** The adhésion apart: it is in as many seals as it has acts, and belongs to many deposits. */
export async function ecartsDuScellage(
  { flux, marques }: Instantane,
  sceaux: Sceaux,
  scelleAvant: string,
): Promise<Ecart[]> {
  const ecarts: Ecart[] = [];
  for (const un of flux) {
    if (un.stream.startsWith('adhesion/')) continue;
    const siennes = marques.filter(({ stream }) => stream === un.stream).sort((a, b) => a.jusqua - b.jusqua);
    const codes = await ecartsDUnFlux(un, siennes, sceaux, scelleAvant);
    ecarts.push(...codes.map((code) => ecart(code, un.stream)));
  }
  return ecarts;
}
