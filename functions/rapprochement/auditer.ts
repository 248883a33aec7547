/**
 * Does the state hold what the product promises? Read at one moment, it is judged by what the rules compute from the
 * journal. Pure: run after each simulated disaster, after each real kill, and on the data of production.
 */
import type { DepotEvenement } from '../../schemas/evenements/depot.ts';
import type { Evenement } from '../journal/evenement.ts';
import { estUnEchange } from '../pca/envoi/dedup-id.ts';
import type { Bucket, Claim, Echeance, Marque, ObjectRef, OutboxPending } from '../platform/ports.ts';
import { ecartsDeLAdhesion, ecartsDeLAlteration } from './adhesion.ts';
import { dossiers } from './assembler.ts';
import { ecartsDeLaConservation } from './conservation.ts';
import type { Dossier } from './dossier.ts';
import { ecartsDeLaPca, tientPourLaPca } from './dossiers-pca.ts';
import { DROIT, ecartsDesDroits } from './droits.ts';
import { type Ecart, ecart } from './ecart.ts';
import { lireLesFlux } from './lire-les-flux.ts';
import { ecartsDesMises } from './mises.ts';
import { ecartsDesNoms } from './noms-tenus.ts';
import { ecartsDuParcours } from './parcours.ts';
import { ecartsDesSceaux } from './sceaux.ts';

export type { Ecart } from './ecart.ts';

export interface FluxBrut {
  readonly stream: string;
  readonly events: readonly Evenement[];
  readonly epoch: number;
  readonly positions: readonly number[] | null;
}

/** The state at one moment, all of it committed. */
export interface Instantane {
  /** When, ISO 8601 UTC. */
  readonly prisLe: string;
  readonly flux: readonly FluxBrut[];
  readonly objets: readonly ObjectRef[];
  readonly outbox: readonly OutboxPending[];
  readonly echeances: readonly Echeance[];
  readonly claims: readonly Claim[];
  readonly marques: readonly Marque[];
  /** The deposits that a message of our own queues names, dead letters too; null where that is not known. */
  readonly annonces: ReadonlySet<string> | null;
  /** The bytes of a version, null where it is absent. */
  readonly lire: (ref: ObjectRef) => Uint8Array | null;
  /** SHA-256, hex, of the bytes of a deposited version as they stand, null where they are absent. */
  readonly empreinte: (ref: ObjectRef) => string | null;
}

export interface AuditOptions {
  /** What was received before that instant (ISO 8601 UTC) must have come to its end. */
  readonly finiAvant: string;
  /** Nobody is in the middle of a deposit: each stored file has its `DepotRecu`. */
  readonly auRepos: boolean;
  /** What was written before that instant (ISO 8601 UTC) must be under a seal. */
  readonly scelleAvant: string;
  /** Documents are under locks, which put their terms off. */
  readonly verrous?: boolean;
  /**
   * Answers and messages may have been worded by another version of this code, as in any production: an answer is then
   * judged by the digest that the journal keeps of it, a message by what both versions say. Else they are those of this one,
   * to the byte.
   */
  readonly autresVersions?: boolean;
}

type DepotOptions = Pick<AuditOptions, 'finiAvant' | 'verrous' | 'autresVersions'>;

const auditerUnDepot = (
  dossier: Dossier,
  { finiAvant, verrous = false, autresVersions = false }: DepotOptions,
): Ecart[] => [
  ...ecartsDuParcours(dossier, finiAvant, autresVersions),
  ...ecartsDesMises(dossier, autresVersions),
  ...ecartsDesNoms(dossier),
  ...ecartsDeLAlteration(dossier),
  ...ecartsDeLaConservation(dossier, verrous),
];

/** An answer of Hélios is attached once to the deposit that its verdict names. */
function ecartsDesRattachements(tous: readonly Dossier[]): Ecart[] {
  const rattachees = ({ depot }: { readonly depot: { readonly events: readonly DepotEvenement[] } }) =>
    depot.events.flatMap((event) => (event.type === 'RetourHeliosRattache' ? [event.data.sha256] : []));
  const parDepot = new Map(tous.map((dossier) => [dossier.depotId, rattachees(dossier)]));
  return tous.flatMap((dossier) => {
    const { depot, verdict, recu } = dossier;
    const recues = parDepot.get(dossier.depotId) ?? [];
    const double = new Set(recues).size < recues.length;
    const cible = verdict?.helios?.depot;
    const repondu = depot.events.some(({ type }) => type === 'AcquitEmis');
    const manque = cible && repondu && !(parDepot.get(cible) ?? []).includes(recu.data.sha256);
    return [
      ...(double ? [ecart('REPONSE_HELIOS_RATTACHEE_DEUX_FOIS', depot.stream)] : []),
      ...(manque ? [ecart('REPONSE_HELIOS_NON_RATTACHEE', depot.stream)] : []),
    ];
  });
}

const dans = (bucket: Bucket, { objets }: Instantane): ObjectRef[] => objets.filter((ref) => ref.bucket === bucket);

/** What belongs to nobody: a file without a deposit, a claim or a message without its owner. */
function ecartsDesOrphelins(instantane: Instantane, tous: readonly Dossier[], auRepos: boolean): Ecart[] {
  const connus = new Set(tous.map(({ recu: { data } }) => `${data.key}\n${data.version}`));
  const flux = new Set(tous.map(({ depot }) => depot.stream));
  const envois = new Set(
    tous.flatMap(({ depotId, mises }) => [depotId, ...[...mises.keys()].map((n) => `${depotId}-${n}`)]),
  );
  const fichiers = auRepos ? dans('depot', instantane) : [];
  return [
    ...fichiers.flatMap(({ key, version }) =>
      connus.has(`${key}\n${version}`) ? [] : [ecart('OBJET_SANS_DEPOT', key)],
    ),
    ...instantane.claims.flatMap(({ key, holder }) =>
      flux.has(holder) || holder.startsWith(DROIT) || tientPourLaPca(holder) ? [] : [ecart('NOM_TENU_EN_TROP', key)],
    ),
    ...instantane.outbox.flatMap(({ id }) => (envois.has(id) || estUnEchange(id) ? [] : [ecart('ENVOI_EN_TROP', id)])),
  ];
}

function juger(instantane: Instantane, options: DepotOptions) {
  const lus = lireLesFlux(instantane.flux);
  const tous = dossiers(instantane, lus);
  const ecarts = [
    ...lus.ecarts,
    ...[...lus.adhesions.values()].flatMap((adhesion) => ecartsDeLAdhesion(adhesion, instantane.echeances)),
    ...tous.flatMap((dossier) => auditerUnDepot(dossier, options)),
  ];
  return { tous, ecarts };
}

/** Each deposit by itself: what an audit that cannot hold everything judges, one after the other. */
export const auditerLesDepots = (instantane: Instantane, options: DepotOptions): Ecart[] =>
  juger(instantane, options).ecarts;

export function auditer(instantane: Instantane, options: AuditOptions): Ecart[] {
  const { tous, ecarts } = juger(instantane, options);
  return [
    ...ecarts,
    ...ecartsDesRattachements(tous),
    ...ecartsDesOrphelins(instantane, tous, options.auRepos),
    ...ecartsDesDroits(instantane),
    ...ecartsDeLaPca(instantane, options.autresVersions),
    ...ecartsDesSceaux(instantane, options.scelleAvant),
  ];
}
