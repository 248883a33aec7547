/** The streams of the journal by what they tell of; what cannot be read is told. Pure. */
import { type AdhesionEvenement, lireAdhesion } from '../../schemas/evenements/adhesion.ts';
import { type DepotEvenement, lireDepot } from '../../schemas/evenements/depot.ts';
import { lireMise, type MiseEvenement } from '../../schemas/evenements/mise.ts';
import { lirePreuve, type PreuveEvenement } from '../../schemas/evenements/preuve.ts';
import { type Evenement, premiereRupture } from '../journal/evenement.ts';
import type { FluxBrut } from './auditer.ts';
import type { Flux } from './dossier.ts';
import { type Ecart, ecart } from './ecart.ts';

export interface FluxLus {
  /** By SIRET. */
  readonly adhesions: ReadonlyMap<string, Flux<AdhesionEvenement>>;
  /** By depotId. */
  readonly depots: ReadonlyMap<string, Flux<DepotEvenement>>;
  /** By depotId, then by rank. */
  readonly mises: ReadonlyMap<string, ReadonlyMap<number, Flux<MiseEvenement>>>;
  /** What became of the evidence and of the documents of each deposit, by depotId. */
  readonly preuves: ReadonlyMap<string, Flux<PreuveEvenement>>;
  readonly ecarts: readonly Ecart[];
}

/** Families that others judge: the seals their own file here, the rest other audits. */
const AILLEURS = new Set([
  ...['sceau', 'purge', 'conservation', 'exploitation', 'poste', 'habilitation', 'jeton'],
  ...['contrat', 'dossier', 'reversement', 'etat', 'avis'],
]);

function lire<E>(flux: FluxBrut, lecteur: (events: readonly Evenement[]) => E[], ecarts: Ecart[]): Flux<E> | null {
  const { stream, epoch, positions } = flux;
  try {
    return { stream, events: lecteur(flux.events), epoch, positions };
  } catch {
    ecarts.push(ecart('EVENEMENT_ILLISIBLE', stream));
    return null;
  }
}

export function lireLesFlux(tous: readonly FluxBrut[]): FluxLus {
  const adhesions = new Map<string, Flux<AdhesionEvenement>>();
  const depots = new Map<string, Flux<DepotEvenement>>();
  const mises = new Map<string, Map<number, Flux<MiseEvenement>>>();
  const preuves = new Map<string, Flux<PreuveEvenement>>();
  const ecarts: Ecart[] = [];
  for (const brut of tous) {
    if (premiereRupture(brut.events) !== null) ecarts.push(ecart('CHAINE_ROMPUE', brut.stream));
    const [famille = '', id = '', n = ''] = brut.stream.split('/');
    if (famille === 'adhesion') {
      const flux = lire(brut, lireAdhesion, ecarts);
      if (flux) adhesions.set(id, flux);
    } else if (famille === 'depot') {
      const flux = lire(brut, lireDepot, ecarts);
      if (flux) depots.set(id, flux);
    } else if (famille === 'mise') {
      const flux = lire(brut, lireMise, ecarts);
      const rangs = mises.get(id) ?? new Map<number, Flux<MiseEvenement>>();
      if (flux) mises.set(id, rangs.set(Number(n), flux));
    } else if (famille === 'preuve') {
      const flux = lire(brut, lirePreuve, ecarts);
      if (flux) preuves.set(id, flux);
    } else if (!AILLEURS.has(famille)) ecarts.push(ecart('FLUX_INCONNU', brut.stream));
  }
  for (const depotId of mises.keys()) if (!depots.has(depotId)) ecarts.push(ecart('MISE_EN_TROP', `mise/${depotId}`));
  return { adhesions, depots, mises, preuves, ecarts };
}
