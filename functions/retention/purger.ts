/**
 * Destroys the documents whose term has passed, and says so. The event is the decision (R2): what follows, erasure and
 * certificate, is drawn from it and done again after a crash, until the échéance itself is moved.
 */
import type { DepotRecu } from '../../schemas/evenements/depot.ts';
import type { DonneesPurgees } from '../../schemas/evenements/preuve.ts';
import type { Retention } from '../../schemas/retention.ts';
import { dateCivile } from '../adhesion/heure-de-paris.ts';
import type { Echeance, Effacement, Journal, ObjectRef, ObjectStore } from '../platform/ports.ts';
import { fluxPreuve } from '../preuve/flux.ts';
import type { JournalSeul } from '../preuve/registre-des-sceaux.ts';
import { type Certificat, certificats } from './certificat.ts';
import { debutDesAutres } from './documents.ts';
import { aUneLivraisonOuverte, type Dossier, estPurge, lireDossier, type Restant, restants } from './dossier.ts';
import { dansUnAn, echeanceAu, TERME } from './echeance.ts';
import { horlogeSure, type VieNeeds } from './horloge-sure.ts';

/** Where answers are given as files too: those of one deposit. */
export interface Publications {
  compter(recu: DepotRecu): Promise<number>;
  retirer(recu: DepotRecu): Promise<void>;
}

export interface PurgerNeeds extends VieNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
  readonly effacement: Effacement;
  readonly retention: Retention;
  readonly publications?: Publications;
  /** Told of each certificate as it is stored, the bytes being gone. */
  readonly certifier?: (certificat: Certificat) => void;
}

const LOT = 100;

/** Those whose term has passed; for a year more, none while a delivery waits for its comptable. */
export async function echusDe(
  needs: JournalSeul & Pick<PurgerNeeds, 'retention'>,
  dossier: Dossier,
  aujourdhui: string,
): Promise<Restant[]> {
  const echus = restants(dossier, needs.retention).filter(({ terme }) => terme < aujourdhui);
  const recents = echus.filter(({ terme }) => dansUnAn(terme) >= aujourdhui);
  return recents.length > 0 && (await aUneLivraisonOuverte(needs, dossier))
    ? echus.filter((echu) => !recents.includes(echu))
    : echus;
}

type Purgee = DonneesPurgees['data']['purgees'][number];

async function autresVersions(
  { effacement }: PurgerNeeds,
  { genre, document }: Restant,
): Promise<readonly ObjectRef[]> {
  const debut = debutDesAutres(genre, document);
  if (debut === null) return [];
  const versions = await effacement.versionsSous(document.bucket, debut);
  return versions.filter(({ key, version }) => key !== document.key || version !== document.version);
}

/** What the event says of one of them: all that goes with it is counted before anything goes. */
async function aPurger(needs: PurgerNeeds, { recu }: Dossier, echu: Restant): Promise<Purgee> {
  const { genre, terme, document } = echu;
  const autres = (await autresVersions(needs, echu)).length;
  const copies = genre === 'acquit' ? ((await needs.publications?.compter(recu)) ?? 0) : 0;
  return {
    ...{ genre, sha256: document.sha256, terme },
    ...(autres > 0 ? { autres } : {}),
    ...(copies > 0 ? { copies } : {}),
  };
}

/** Everything that the events say purged. */
async function executer(needs: PurgerNeeds, { documents, purges, recu }: Dossier): Promise<void> {
  const { objets, effacement, publications, certifier } = needs;
  for (const purge of purges) {
    for (const { genre, terme } of purge.data.purgees) {
      const document = documents.get(genre);
      if (document === undefined) continue;
      for (const autre of await autresVersions(needs, { genre, terme, document })) await effacement.effacer(autre);
      await effacement.effacer(document);
      if (genre === 'acquit') await publications?.retirer(recu);
    }
    for (const certificat of certificats(purge)) {
      const { created } = await objets.create('preuves', certificat.key, certificat.octets);
      if (created) certifier?.(certificat);
    }
  }
}

/** The next term to come, tomorrow for one that waits for a delivery, in a year at the latest. */
function prochainRegard(dossier: Dossier, retention: Retention, aujourdhui: string): string {
  const dates = restants(dossier, retention).map(({ terme }) => (terme < aujourdhui ? aujourdhui : terme));
  return [dansUnAn(aujourdhui), ...dates].reduce((a, b) => (a < b ? a : b));
}

/** How many documents were purged; null where the stream moved meanwhile: it is left to the next run. */
async function purgerUn(needs: PurgerNeeds, { id, stream }: Echeance, aujourdhui: string): Promise<number | null> {
  const { journal, horloge, retention } = needs;
  let dossier = await lireDossier(needs, stream);
  const echus = await echusDe(needs, dossier, aujourdhui);
  if (echus.length > 0) {
    const purgees: Purgee[] = [];
    for (const echu of echus) purgees.push(await aPurger(needs, dossier, echu));
    const data = { retention: retention.version, purgees };
    const { ok } = await journal.append({
      stream: fluxPreuve(dossier.depotId),
      expected: dossier.seq,
      events: [{ type: 'DonneesPurgees', v: 1, data }],
      at: horloge.now(),
    });
    if (!ok) return null;
    dossier = await lireDossier(needs, stream);
  }
  await executer(needs, dossier);
  const echeances = estPurge(dossier)
    ? { remove: [id] }
    : { put: [echeanceAu(dossier.depotId, prochainRegard(dossier, retention, aujourdhui))] };
  const fait = { stream: fluxPreuve(dossier.depotId), expected: dossier.seq, events: [], at: horloge.now(), echeances };
  return (await journal.append(fait)).ok ? echus.length : null;
}

export interface Purges {
  readonly depots: number;
  readonly documents: number;
}

/** The last day of the terms that have passed. */
export const hierA = (aujourdhui: string): string =>
  new Date(Date.parse(aujourdhui) - 86_400_000).toISOString().slice(0, 10);

/** One that cannot be purged does not hold the others back: what it threw is thrown at the end, with the others'. */
export async function purger(needs: PurgerNeeds): Promise<Purges> {
  const faites = { depots: 0, documents: 0 };
  if (!(await horlogeSure(needs))) return faites;
  const aujourdhui = dateCivile(needs.horloge.now());
  const erreurs: unknown[] = [];
  // Those of this run that stay due: they failed, or moved meanwhile.
  const laisses = new Set<string>();
  for (;;) {
    const limit = LOT + laisses.size;
    const dues = await needs.journal.echeancesDues({ type: TERME, jusquAu: hierA(aujourdhui), limit });
    const nouvelles = dues.filter(({ id }) => !laisses.has(id));
    for (const due of nouvelles) {
      try {
        const purges = await purgerUn(needs, due, aujourdhui);
        if (purges === null) laisses.add(due.id);
        faites.documents += purges ?? 0;
        faites.depots += purges === null || purges === 0 ? 0 : 1;
      } catch (erreur) {
        laisses.add(due.id);
        erreurs.push(erreur);
      }
    }
    if (dues.length < limit || nouvelles.length === 0) break;
  }
  if (erreurs.length > 0) throw new AggregateError(erreurs, `${erreurs.length} deposits could not be purged`);
  return faites;
}
