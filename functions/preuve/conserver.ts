/** Keeps what a verdict was founded on, as soon as it is given: later the store has other CRLs, the operator another politique. */
import { type DepotRecu, lireDepot } from '../../schemas/evenements/depot.ts';
import type { ObjetScelle } from '../../schemas/evenements/identifiants.ts';
import type { PiecesConservees } from '../../schemas/evenements/preuve.ts';
import type { Politique } from '../../schemas/politique.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { type MagasinConserve, magasinConserveSchema } from '../../schemas/preuve.ts';
import type { Retention } from '../../schemas/retention.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import type { MagasinDeConfiance } from '../confiance/magasin.ts';
import { lireVerdict } from '../depot/verdict-rendu.ts';
import { type Json, jcs } from '../journal/evenement.ts';
import type { Clock, Journal, ObjectStore } from '../platform/ports.ts';
import { echeanceDePurge } from '../retention/echeance.ts';
import { repereDe } from '../retention/terme.ts';
import { fluxPreuve } from './flux.ts';
import { partDuMagasin } from './magasin-conserve.ts';
import { empreinte } from './sceau.ts';

export interface ConserverNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly horloge: Clock;
  readonly politique: Politique;
  readonly retention: Retention;
  /** The trust store as it is now. */
  readonly magasin: () => MagasinDeConfiance;
  /**
   * The XSD set of that name in force at that reception, or for a file that no set describes the one of the PES, as it is
   * now, with the SHA-256 of its files; null where there is none.
   */
  readonly jeuEnVigueur: (
    recuLe: string,
    juge: string | null,
  ) => { readonly id: string; readonly sha256: string } | null;
}

/** Of every version of a document: the key says its content. */
async function garder({ objets }: ConserverNeeds, dossier: string, document: Json): Promise<ObjetScelle> {
  const octets = Buffer.from(jcs(document), 'utf8');
  const { ref, sha256 } = await objets.create('preuves', `${dossier}/${empreinte(octets)}.json`, octets);
  return { key: ref.key, version: ref.version, sha256 };
}

const ESSAIS = 3;

const enJson = (document: object): Json => JSON.parse(JSON.stringify(document));

/** Contents that this process has stored already: CRLs are large, and the same for all the deposits of a day. */
const STOCKES = new WeakMap<ObjectStore, Map<string, MagasinConserve['contenus'][number]>>();

async function stocker(
  { objets }: ConserverNeeds,
  contenus: ReadonlyMap<string, Uint8Array>,
): Promise<MagasinConserve['contenus']> {
  const stockes = STOCKES.get(objets) ?? new Map();
  STOCKES.set(objets, stockes);
  for (const [sha256, octets] of contenus) {
    if (stockes.has(sha256)) continue;
    const { ref } = await objets.create('preuves', `confiance/${sha256}`, octets);
    stockes.set(sha256, { sha256, key: ref.key, version: ref.version });
  }
  return [...contenus.keys()].sort().flatMap((sha256) => stockes.get(sha256) ?? []);
}

/** A politique that was changed under the name of ours is another: the verdict does not say which of the two it followed. */
const estCelleDuVerdict = (politique: Politique, verdict: Verdict): boolean =>
  verdict.politique === politique.version &&
  (politique.version !== POLITIQUE_PAR_DEFAUT.version || jcs(enJson(politique)) === jcs(enJson(POLITIQUE_PAR_DEFAUT)));

async function pieces(
  needs: ConserverNeeds,
  { recuLe }: DepotRecu['data'],
  sha256: string,
  verdict: Verdict,
): Promise<PiecesConservees['data']> {
  const { politique } = needs;
  const enVigueur = needs.jeuEnVigueur(recuLe, verdict.jeu);
  const jeu = enVigueur && { id: enVigueur.id, sha256: enVigueur.sha256 };
  const part = verdict.magasin === null ? null : partDuMagasin(needs.magasin(), verdict);
  const magasin = part === null ? null : { ...part.document, contenus: await stocker(needs, part.contenus) };
  return {
    verdict: sha256,
    exercice: repereDe(recuLe, verdict).exercice,
    magasin: magasin === null ? null : await garder(needs, 'magasins', enJson(magasinConserveSchema.parse(magasin))),
    manquantes: (part?.manquantes ?? []).slice(0, 100),
    politique: estCelleDuVerdict(politique, verdict) ? await garder(needs, 'politiques', enJson(politique)) : null,
    // A file of no root that the set describes names no set, and was judged by it all the same.
    jeu: verdict.jeu === null || verdict.jeu === jeu?.id ? jeu : null,
  };
}

/** Null where the stream moved meanwhile. */
async function essayer(needs: ConserverNeeds, recu: DepotRecu): Promise<boolean | null> {
  const { journal, horloge, retention } = needs;
  const depotId = recu.stream.slice('depot/'.length);
  const stream = fluxPreuve(depotId);
  const lu = await journal.read(stream);
  if (lu.events.some(({ type }) => type === 'PiecesConservees')) return false;
  const rendu = lireDepot((await journal.read(recu.stream)).events).find(({ type }) => type === 'VerdictRendu');
  if (rendu?.type !== 'VerdictRendu') return false;
  const verdict = await lireVerdict(needs, rendu);
  const data = await pieces(needs, recu.data, rendu.data.objet.sha256, verdict);
  const terme = echeanceDePurge(retention, depotId, recu.data.recuLe, verdict);
  const { ok } = await journal.append({
    stream,
    expected: lu.seq,
    events: [{ type: 'PiecesConservees', v: 1, data }],
    at: horloge.now(),
    echeances: { put: [terme] },
  });
  return ok ? true : null;
}

/**
 * Once for each deposit, its verdict once rendered: contents first, then the event that names them, with the day on
 * which its documents may be purged. True where this call did it.
 */
export async function conserverLesPieces(needs: ConserverNeeds, recu: DepotRecu): Promise<boolean> {
  for (let essai = 0; essai < ESSAIS; essai++) {
    const fait = await essayer(needs, recu);
    if (fait !== null) return fait;
  }
  throw new Error(`the evidence of ${recu.stream} moves too fast`);
}
