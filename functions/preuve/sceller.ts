/**
 * Seals the journal: a Merkle tree over the events that no seal holds, linked to the seals before it. One worker is
 * enough; two do no harm, for a seal is an event appended where there is none, and what follows is drawn from it (R2, R3).
 */
import type { SceauPose } from '../../schemas/evenements/sceau.ts';
import { HASH_ORIGINE, type Json, jcs } from '../journal/evenement.ts';
import type { Scellement } from '../platform/ports.ts';
import type { ConserverNeeds } from './conserver.ts';
import { depotDuFlux, tetesDe } from './dossier-arrete.ts';
import { etablir, retenter, retenterPlusTard } from './etablir.ts';
import { lireFeuilles, marquesDuSceau, type Recolte, recolter } from './feuilles.ts';
import { echeanceDHorodatage } from './horodater.ts';
import { Arbre, type Feuille } from './merkle.ts';
import { dernierSceau, lireSceauRetenu } from './registre-des-sceaux.ts';
import { cleDesFeuilles, documentDuSceau, empreinte, fichierDuSceau, fluxSceau, rangDuSaut } from './sceau.ts';

export interface ScellerNeeds extends ConserverNeeds {
  readonly scellement: Scellement;
  /** A time-stamping authority is declared: each seal from now on waits for its token. */
  readonly horodate: boolean;
}

/** Marks of one transaction. */
const MARQUES_MAX = 500;

async function poseDe(needs: ScellerNeeds, n: number): Promise<SceauPose> {
  const retenu = await lireSceauRetenu(needs, n);
  if (retenu === null) throw new Error(`seal ${n} is missing`);
  return retenu.pose;
}

const empreinteDe = async (needs: ScellerNeeds, n: number): Promise<string> =>
  empreinte(documentDuSceau(await poseDe(needs, n)));

/** Writes what the event of a seal determines; done again, it changes nothing. */
async function achever(needs: ScellerNeeds, pose: SceauPose): Promise<void> {
  const { n, feuilles } = pose.data;
  await needs.objets.create('preuves', fichierDuSceau(n), documentDuSceau(pose));
  const marques = marquesDuSceau(n, await lireFeuilles(needs.objets, feuilles));
  for (let i = 0; i < marques.length; i += MARQUES_MAX)
    await needs.scellement.marquer(marques.slice(i, i + MARQUES_MAX));
}

/** Decides seal n over these leaves. False where another was decided meanwhile. */
async function poser(needs: ScellerNeeds, n: number, feuilles: readonly Feuille[]): Promise<boolean> {
  const { journal, objets, horloge, horodate } = needs;
  const json: Json = feuilles.map(({ stream, seq, hash }) => ({ stream, seq, hash }));
  const octets = Buffer.from(jcs(json), 'utf8');
  const { ref, sha256 } = await objets.create('preuves', cleDesFeuilles(n, empreinte(octets)), octets);
  const saut = rangDuSaut(n);
  const data: SceauPose['data'] = {
    n,
    prev: n === 1 ? HASH_ORIGINE : await empreinteDe(needs, n - 1),
    saut: saut === null ? null : { n: saut, sha256: await empreinteDe(needs, saut) },
    evenements: feuilles.length,
    racine: new Arbre(feuilles).racine,
    feuilles: { key: ref.key, version: ref.version, sha256 },
  };
  const { ok } = await journal.append({
    stream: fluxSceau(n),
    expected: 0,
    events: [{ type: 'SceauPose', v: 1, data }],
    at: horloge.now(),
    echeances: { put: horodate ? [echeanceDHorodatage(n)] : [] },
  });
  return ok;
}

export interface Scelles {
  readonly sceaux: number;
  readonly evenements: number;
  /** Streams whose chain is broken, and that no seal holds. */
  readonly rompus: readonly string[];
}

/**
 * First, of each deposit that has something new, what its verdict rests on and where its file stands, whose events the
 * same seals will hold. A failure must not keep events unsealed: what could not be said is said later, with a later date.
 */
async function recolterLesDossiers(needs: ScellerNeeds, erreurs: unknown[]): Promise<Recolte> {
  const recolte = await recolter(needs);
  const tetes = tetesDe(recolte.feuilles);
  const parDepot = Map.groupBy(tetes.values(), ({ stream }) => depotDuFlux(stream));
  let ecrits = 0;
  for (const [depotId, siennes] of parDepot) {
    if (depotId === null) continue;
    try {
      ecrits += (await etablir(needs, depotId, siennes)) ? 1 : 0;
    } catch (erreur) {
      erreurs.push(erreur);
      await retenterPlusTard(needs, depotId);
    }
  }
  if (ecrits === 0) return recolte;
  const { feuilles, rompus } = await recolter(needs);
  // What came meanwhile is not in what was just said: the next seal holds it.
  const dites = feuilles.filter(
    ({ stream, seq }) => depotDuFlux(stream) === null || seq <= (tetes.get(stream)?.seq ?? 0),
  );
  return { feuilles: dites, rompus };
}

/**
 * Seals all that waits. A seal that an earlier run decided and did not finish is finished first: nothing is then read
 * as unsealed that a seal holds. `depuis`: a seal that is known to exist. What went wrong on the way is thrown at the end.
 */
export async function sceller(needs: ScellerNeeds, depuis = 0): Promise<Scelles & { readonly dernier: number }> {
  const erreurs: unknown[] = await retenter(needs);
  let dernier = await dernierSceau(needs, depuis);
  let sceaux = 0;
  let evenements = 0;
  for (;;) {
    if (dernier > 0) await achever(needs, await poseDe(needs, dernier));
    const { feuilles, rompus } = await recolterLesDossiers(needs, erreurs);
    if (feuilles.length === 0) {
      if (erreurs.length > 0) throw new AggregateError(erreurs, `${erreurs.length} deposits whose evidence is put off`);
      return { sceaux, evenements, rompus, dernier };
    }
    if (await poser(needs, dernier + 1, feuilles)) {
      sceaux += 1;
      evenements += feuilles.length;
    }
    dernier = await dernierSceau(needs, dernier);
  }
}
