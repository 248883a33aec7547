/** Each event under exactly one seal, the seals linked, and nothing marked as sealed that is not. Pure. */
import { lireSceau, type SceauPose } from '../../schemas/evenements/sceau.ts';
import { feuillesSchema } from '../../schemas/preuve.ts';
import { HASH_ORIGINE, premiereRupture } from '../journal/evenement.ts';
import type { ObjectRef } from '../platform/ports.ts';
import { depotDuFlux } from '../preuve/dossier-arrete.ts';
import { A_ETABLIR } from '../preuve/etablir.ts';
import { fluxPreuve } from '../preuve/flux.ts';
import { Arbre, type Feuille } from '../preuve/merkle.ts';
import { documentDuSceau, empreinte, fichierDuSceau, fluxSceau, rangDuSaut } from '../preuve/sceau.ts';
import type { FluxBrut, Instantane } from './auditer.ts';
import { type CodeEcart, type Ecart, ecart } from './ecart.ts';

/** The seal of each event, by stream then by seq. */
type Tenus = Map<string, Map<number, number>>;

function poseDe({ stream, events }: FluxBrut, ecarts: Ecart[]): SceauPose | null {
  try {
    const [pose, ...jetons] = lireSceau(events);
    const unSeul = jetons.length <= 1 && jetons.every(({ type }) => type === 'HorodatageObtenu');
    if (pose?.type === 'SceauPose' && unSeul && fluxSceau(pose.data.n) === stream) return pose;
    ecarts.push(ecart('CYCLE_IMPOSSIBLE', stream));
  } catch {
    ecarts.push(ecart('EVENEMENT_ILLISIBLE', stream));
  }
  return null;
}

/** Null where they are not those that the seal names. */
function feuillesDe({ lire }: Instantane, { data }: SceauPose): readonly Feuille[] | null {
  const { key, version, sha256 } = data.feuilles;
  const octets = lire({ bucket: 'preuves', key, version });
  if (octets === null || empreinte(octets) !== sha256) return null;
  const lues = feuillesSchema.safeParse(JSON.parse(Buffer.from(octets).toString('utf8')));
  return lues.success ? lues.data : null;
}

function estLie({ data: { n, prev, saut } }: SceauPose, documents: ReadonlyMap<number, string>): boolean {
  const rang = rangDuSaut(n);
  const sautJuste = rang === null ? saut === null : saut?.n === rang && saut.sha256 === documents.get(rang);
  return sautJuste && prev === (n === 1 ? HASH_ORIGINE : documents.get(n - 1));
}

/** The leaves of one seal, each put under it; those that another seal holds already are told. */
function tenir({ data }: SceauPose, feuilles: readonly Feuille[], hashes: Hashes, tenus: Tenus): CodeEcart[] {
  const juste =
    feuilles.length === data.evenements &&
    new Arbre(feuilles).racine === data.racine &&
    feuilles.every(({ stream, seq, hash }) => hashes.get(stream)?.[seq - 1] === hash);
  const codes: CodeEcart[] = juste ? [] : ['SCEAU_FAUX'];
  let double = false;
  for (const { stream, seq } of feuilles) {
    const siens = tenus.get(stream) ?? new Map<number, number>();
    double ||= siens.has(seq);
    tenus.set(stream, siens.set(seq, data.n));
  }
  return double ? [...codes, 'SCELLE_DEUX_FOIS'] : codes;
}

type Hashes = ReadonlyMap<string, readonly string[]>;

/** A stream is sealed without a hole, and all of it that is old enough; a broken one is told elsewhere, and waits. */
function ecartsDuFlux({ stream, events }: FluxBrut, tenus: Tenus, scelleAvant: string): Ecart[] {
  const siens = tenus.get(stream) ?? new Map<number, number>();
  const jusqua = Math.max(0, ...siens.keys());
  const oublie = events.some(({ seq, at }) => (seq <= jusqua || at < scelleAvant) && !siens.has(seq));
  return oublie && premiereRupture(events) === null ? [ecart('NON_SCELLE', stream)] : [];
}

/** A verdict is sealed with what it rests on, or that is still to be kept. */
function piecesOubliees({ flux, echeances }: Instantane, tenus: Tenus): Ecart[] {
  const gardees = new Set(
    flux.flatMap(({ stream, events }) => (events.some(({ type }) => type === 'PiecesConservees') ? [stream] : [])),
  );
  const reprises = new Set(echeances.flatMap(({ type, stream }) => (type === A_ETABLIR ? [stream] : [])));
  return flux.flatMap(({ stream, events }) => {
    const rendu = events.find(({ type }) => type === 'VerdictRendu');
    const scelle = rendu !== undefined && tenus.get(stream)?.has(rendu.seq);
    const depotId = depotDuFlux(stream);
    if (!scelle || depotId === null || gardees.has(fluxPreuve(depotId)) || reprises.has(stream)) return [];
    return [ecart('PIECES_OUBLIEES', stream)];
  });
}

/** By key: the version that stands there. */
const documentsRanges = ({ objets }: Instantane): ReadonlyMap<string, ObjectRef> =>
  new Map(objets.flatMap((ref) => (ref.bucket === 'preuves' ? [[ref.key, ref] as const] : [])));

export function ecartsDesSceaux(instantane: Instantane, scelleAvant: string): Ecart[] {
  const { flux, marques, lire } = instantane;
  const ecarts: Ecart[] = [];
  const sceaux = flux.filter(({ stream }) => stream.startsWith(fluxSceau(0).slice(0, -1)));
  const poses = sceaux.flatMap((sceau) => poseDe(sceau, ecarts) ?? []).sort((a, b) => a.data.n - b.data.n);
  const ranges = documentsRanges(instantane);
  const hashes: Hashes = new Map(flux.map(({ stream, events }) => [stream, events.map(({ hash }) => hash)]));
  const empreintes = new Map<number, string>();
  const tenus: Tenus = new Map();
  for (const [rang, pose] of poses.entries()) {
    const { n } = pose.data;
    const document = documentDuSceau(pose);
    empreintes.set(n, empreinte(document));
    const feuilles = feuillesDe(instantane, pose);
    const ref = ranges.get(fichierDuSceau(n));
    // The last one may be on its way: it is finished before the next.
    const range = ref === undefined ? rang === poses.length - 1 : document.equals(lire(ref) ?? new Uint8Array());
    const codes: CodeEcart[] = [
      ...(n === rang + 1 ? [] : (['SCEAU_MANQUANT'] as const)),
      ...(estLie(pose, empreintes) ? [] : (['SCEAU_MAL_LIE'] as const)),
      ...(range ? [] : (['SCEAU_NON_RANGE'] as const)),
      ...(feuilles === null ? (['FEUILLES_PERDUES'] as const) : tenir(pose, feuilles, hashes, tenus)),
    ];
    ecarts.push(...codes.map((code) => ecart(code, pose.stream)));
  }
  for (const { stream, jusqua, sceau } of marques)
    if (tenus.get(stream)?.get(jusqua) !== sceau) ecarts.push(ecart('MARQUE_FAUSSE', stream));
  const scelles = flux.filter((lu) => !sceaux.includes(lu));
  return [
    ...ecarts,
    ...scelles.flatMap((lu) => ecartsDuFlux(lu, tenus, scelleAvant)),
    ...piecesOubliees(instantane, tenus),
  ];
}
