/**
 * Destroys what the registers keep of persons and of decisions, once its term has passed, and says so. The event is the
 * decision (R2): erasure and certificate are drawn from it and done again after a crash, until the échéance is moved.
 */
import { lireConservation, PURGES_MAX, type RegistrePurge } from '../../../schemas/evenements/conservation.ts';
import type { Retention } from '../../../schemas/retention.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import type { Append, Echeance, ObjectRef } from '../../platform/ports.ts';
import { dansUnAn, veilleDe } from '../echeance.ts';
import { horlogeSure } from '../horloge-sure.ts';
import { hierA, type PurgerNeeds } from '../purger.ts';
import { termeDe } from '../terme.ts';
import { certificatsDuRegistre } from './certificat.ts';
import { regardAu, TERME_DU_REGISTRE } from './echeance.ts';
import { lieuAVider, objetsDuRegistre } from './objets.ts';
import type { Service } from './service.ts';

/** A register gives no answer as a file. */
export type PurgerLeRegistreNeeds = Omit<PurgerNeeds, 'publications'>;

const LOT = 100;

export const fluxConservation = (stream: string): string => `conservation/${stream}`;

interface Echu extends Service {
  readonly terme: string;
}

/** With its term by the rules as they are now; one that still serves, or that no rule ends, has none. */
const avecTerme = (retention: Retention, service: Service): readonly Echu[] => {
  if (service.fin === null) return [];
  if (service.aussitot) return [{ ...service, terme: veilleDe(service.fin) }];
  const terme = termeDe(retention, service.genre, { jour: service.fin, exercice: Number(service.fin.slice(0, 4)) });
  return terme === null ? [] : [{ ...service, terme }];
};

const refDe = ({ bucket, objet: { key, version } }: Service): ObjectRef => ({ bucket, key, version });

async function lire({ journal, retention }: Pick<PurgerLeRegistreNeeds, 'journal' | 'retention'>, stream: string) {
  const { events } = await journal.read(stream);
  const conservation = await journal.read(fluxConservation(stream));
  const purges = lireConservation(conservation.events);
  const partis = new Map(purges.flatMap(({ at, data }) => data.purgees.map(({ sha256 }) => [sha256, at] as const)));
  const estParti = ({ objet, nommeLe }: Service) => nommeLe <= (partis.get(objet.sha256) ?? '');
  const services = objetsDuRegistre(stream, events);
  const [restent, partants] = [services.filter((un) => !estParti(un)), services.filter(estParti)];
  return {
    ...{ seq: conservation.seq, purges, partants },
    restants: restent.flatMap((un) => avecTerme(retention, un)),
    /** Nothing is left to keep, nor will anything come. */
    aVider: restent.length === 0 ? lieuAVider(stream, events) : null,
  };
}
type Lu = Awaited<ReturnType<typeof lire>>;

/** Everything that the events say purged. */
async function executer(needs: PurgerLeRegistreNeeds, { purges, partants, aVider }: Lu): Promise<void> {
  for (const partant of partants) await needs.effacement.effacer(refDe(partant));
  if (aVider !== null)
    for (const reste of await needs.effacement.versionsSous(aVider.bucket, aVider.prefixe))
      await needs.effacement.effacer(reste);
  for (const certificat of purges.flatMap(certificatsDuRegistre)) {
    const { created } = await needs.objets.create('preuves', certificat.key, certificat.octets);
    if (created) needs.certifier?.(certificat);
  }
}

const purgeeDe = ({ genre, objet: { sha256 }, terme, aussitot }: Echu): RegistrePurge['data']['purgees'][number] => ({
  ...{ genre, sha256, terme },
  ...(aussitot ? { motif: 'erreur-de-redevable' } : {}),
});

/** The first term to come, in a year at the latest; never again where nothing is left to keep. */
function suite(
  { restants, aVider }: Lu,
  { id, stream }: Echeance,
  aujourdhui: string,
): NonNullable<Append['echeances']> {
  if (aVider !== null) return { remove: [id] };
  const dates = restants.map(({ terme }) => (terme < aujourdhui ? aujourdhui : terme));
  return {
    put: [
      regardAu(
        stream,
        [dansUnAn(aujourdhui), ...dates].reduce((a, b) => (a < b ? a : b)),
      ),
    ],
  };
}

/** How many objects were purged. */
async function purgerUn(needs: PurgerLeRegistreNeeds, due: Echeance, aujourdhui: string): Promise<number> {
  const { journal, horloge, retention } = needs;
  let lu = await lire(needs, due.stream);
  const echus = lu.restants.filter(({ terme }) => terme < aujourdhui).slice(0, PURGES_MAX);
  const flux = fluxConservation(due.stream);
  if (echus.length > 0) {
    const data = { retention: retention.version, purgees: echus.map(purgeeDe) };
    const events = [{ type: 'RegistrePurge', v: 1, data }];
    const { ok } = await journal.append({ stream: flux, expected: lu.seq, events, at: horloge.now() });
    if (!ok) return 0;
    lu = await lire(needs, due.stream);
  }
  await executer(needs, lu);
  const echeances = suite(lu, due, aujourdhui);
  await journal.append({ stream: flux, expected: lu.seq, events: [], at: horloge.now(), echeances });
  return echus.length;
}

/** One that cannot be purged does not hold the others back: what it threw is thrown at the end. Gives the number of objects. */
export async function purgerLeRegistre(needs: PurgerLeRegistreNeeds): Promise<number> {
  if (!(await horlogeSure(needs))) return 0;
  const aujourdhui = dateCivile(needs.horloge.now());
  const [vus, erreurs]: [Set<string>, unknown[]] = [new Set(), []];
  let purges = 0;
  for (;;) {
    const limit = LOT + vus.size;
    const dues = await needs.journal.echeancesDues({ type: TERME_DU_REGISTRE, jusquAu: hierA(aujourdhui), limit });
    const nouvelles = dues.filter(({ id }) => !vus.has(id));
    for (const due of nouvelles) {
      vus.add(due.id);
      try {
        purges += await purgerUn(needs, due, aujourdhui);
      } catch (erreur) {
        erreurs.push(erreur);
      }
    }
    if (dues.length < limit || nouvelles.length === 0) break;
  }
  if (erreurs.length > 0) throw new AggregateError(erreurs, `${erreurs.length} registers could not be purged`);
  return purges;
}

export interface ApercuDeRegistre {
  readonly registre: string;
  readonly aPurger: RegistrePurge['data']['purgees'];
}

/** What a purge would destroy now; nothing is. */
export async function apercevoirLesRegistres(
  needs: Pick<PurgerLeRegistreNeeds, 'journal' | 'retention'>,
  aujourdhui: string,
): Promise<readonly ApercuDeRegistre[]> {
  const jusquAu = hierA(aujourdhui);
  const dues = await needs.journal.echeancesDues({ type: TERME_DU_REGISTRE, jusquAu, limit: Number.MAX_SAFE_INTEGER });
  const apercus: ApercuDeRegistre[] = [];
  for (const { stream } of dues) {
    const passes = (await lire(needs, stream)).restants.filter(({ terme }) => terme < aujourdhui);
    const aPurger = passes.map(purgeeDe);
    if (aPurger.length > 0) apercus.push({ registre: stream, aPurger });
  }
  return apercus;
}
