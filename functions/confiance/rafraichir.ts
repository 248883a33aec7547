/** The scheduled step: fetches what the store was told to, from the addresses it was told, and from nowhere else. */
import type { Registre, Source } from '../../schemas/confiance.ts';
import { LIMITES_CHEMIN } from '../signature/chemin/limites.ts';
import type { Demande, Fonds, Issue } from './entree/entree.ts';
import { type Import, importer } from './entree/importer.ts';
import { LIMITES_LISTE } from './liste/arbre.ts';

export interface Telechargement {
  /** The body of a GET. Throws EchecDeTelechargement. */
  lire(url: string, bornes: { readonly octetsMax: number; readonly delaiMs: number }): Promise<Uint8Array>;
}

/** The message is a French sentence. */
export class EchecDeTelechargement extends Error {}

/** The store as it is kept: one change at a time, whole or not at all. */
export interface Coffre {
  lire(): Promise<Fonds>;
  modifier<T extends Pick<Import, 'fonds' | 'contenus'>>(decider: (fonds: Fonds) => T): Promise<T>;
}

export interface RafraichirNeeds {
  readonly coffre: Coffre;
  readonly telechargement: Telechargement;
  readonly clock: { now(): string };
}

export interface IssueDeSource {
  readonly source: Source;
  /** Why nothing was fetched, a French sentence; null where something was. */
  readonly echec: string | null;
  readonly issues: readonly Issue[];
}

const DELAI_MS = 60_000;
const OCTETS_MAX = { crl: LIMITES_CHEMIN.crl, liste: LIMITES_LISTE.octets } as const;

/** Lists first: they may bring the authorities that CRLs are signed by; among them, the list of the lists first of all. */
const planDeRafraichissement = ({ sources, listes }: Registre): readonly Source[] => {
  const desListes = new Set(listes.filter(({ territoire }) => territoire === 'EU').map(({ source }) => source));
  const rang = ({ genre, url }: Source): number => (desListes.has(url) ? 0 : genre === 'liste' ? 1 : 2);
  return [...sources].sort((a, b) => rang(a) - rang(b));
};

/** Each source by itself: the failure of one changes nothing, neither in the store nor for the others. */
export async function rafraichir(needs: RafraichirNeeds): Promise<readonly IssueDeSource[]> {
  const { registre } = await needs.coffre.lire();
  const issues: IssueDeSource[] = [];
  for (const source of planDeRafraichissement(registre)) issues.push(await rafraichirUne(source, needs));
  return issues;
}

async function rafraichirUne(source: Source, needs: RafraichirNeeds): Promise<IssueDeSource> {
  const { url, genre } = source;
  let octets: Uint8Array;
  try {
    octets = await needs.telechargement.lire(url, { octetsMax: OCTETS_MAX[genre], delaiMs: DELAI_MS });
  } catch (erreur) {
    if (!(erreur instanceof EchecDeTelechargement)) throw erreur;
    return { source, echec: erreur.message, issues: [] };
  }
  const demande: Demande = {
    pour: { role: null },
    nonAutorite: false,
    plusRecentSeulement: true,
    source: url,
    instant: Date.parse(needs.clock.now()),
  };
  const { issues } = await needs.coffre.modifier((fonds) => importer(octets, fonds, demande, [genre]));
  return { source, echec: null, issues };
}
