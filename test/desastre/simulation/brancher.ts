/** The ports, as one process has them: each call may go wrong. */
import type { MessagesNeeds } from '../../../functions/pca/depot/besoins.ts';
import type {
  Append,
  Bucket,
  Courrier,
  DeadLetters,
  Lectures,
  ObjectRef,
  Queues,
} from '../../../functions/platform/ports.ts';
import type { Verdict } from '../../../schemas/verdict.ts';
import { JEU } from '../../jeu.ts';
import { horodateur, jetonDe } from '../../preuve/horodateur.ts';
import { type Monde, montre } from './monde.ts';
import type { Processus } from './processus.ts';

/** Judges one version of an object, as of an instant. */
export type Juge = (ref: ObjectRef, contexte: { readonly recuLe: string; readonly jugeLe: string }) => Verdict;

const AUTORITE = horodateur({ au: '2040-01-01T00:00:00Z' });

/** To sign costs as much as fifty calls, and the same seal is asked for in hundreds of runs. */
const JETONS = new Map<string, Uint8Array>();
const JETONS_MAX = 2000;

function jeton(sha256: string, nonce: string, date: string): Uint8Array {
  const demande = `${sha256} ${nonce} ${date}`;
  const connu = JETONS.get(demande);
  if (connu !== undefined) return connu;
  if (JETONS.size >= JETONS_MAX) JETONS.clear();
  const signe = jetonDe({ sha256, nonce, date, signataire: AUTORITE });
  JETONS.set(demande, signe);
  return signe;
}

type Appeler = <T>(nom: string, effet: () => Promise<T>) => Promise<T>;

const brancherLesLectures = (appeler: Appeler, lectures: Lectures): Lectures => ({
  put: (...args) => appeler('lectures.put', () => lectures.put(...args)),
  get: (...args) => appeler('lectures.get', () => lectures.get(...args)),
  list: (...args) => appeler('lectures.list', () => lectures.list(...args)),
  ecrire: (...args) => appeler('lectures.ecrire', () => lectures.ecrire(...args)),
});

/** No statement comes in a file here: nobody asks which dossiers it is about. */
async function* aucun(): AsyncGenerator<readonly string[]> {}

const MESSAGES: MessagesNeeds = { cles: { personne: new Uint8Array(32) }, dossiersDe: aucun, jeu: () => JEU };

export function brancher(monde: Monde, processus: Processus, juge: Juge) {
  const { journal, objets, files, scellement } = monde;
  const appeler: Appeler = (nom, effet) => monde.appeler(processus, nom, effet);
  const sequence = { ok: false, conflict: 'sequence' } as const;
  async function* lire(ref: ObjectRef, lieu: string | null): AsyncGenerator<Uint8Array> {
    const tout = async () => {
      for await (const octets of objets.read(ref)) return octets;
      return new Uint8Array();
    };
    const octets = await monde.appeler(processus, 'objets.read', tout, { lieu });
    const milieu = octets.length >> 1;
    yield octets.subarray(0, milieu);
    const suite = async () => octets.subarray(milieu);
    yield await monde.appeler(processus, 'objets.read (suite)', suite, { lieu });
  }
  return {
    horloge: montre(() => monde.ordonnanceur.maintenant + processus.decalage),
    journal: {
      read: (stream: string) => appeler('journal.read', () => journal.read(stream)),
      append: (append: Append) =>
        // Asked again, an append without events finds the sequence as it was.
        append.events.length === 0
          ? appeler('journal.append', () => journal.append(append))
          : monde.appeler(processus, 'journal.append', () => journal.append(append), {
              refus: sequence,
            }),
      outboxDue: (options: Parameters<typeof journal.outboxDue>[0]) =>
        appeler('journal.outboxDue', () => journal.outboxDue(options)),
      echeancesDues: (options: Parameters<typeof journal.echeancesDues>[0]) =>
        appeler('journal.echeancesDues', () => journal.echeancesDues(options)),
      holders: (keys: readonly string[]) => appeler('journal.holders', () => journal.holders(keys)),
    },
    objets: {
      put: (bucket: Bucket, key: string, content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) =>
        appeler('objets.put', () => objets.put(bucket, key, content)),
      create: (bucket: Bucket, key: string, content: Uint8Array) =>
        appeler('objets.create', () => objets.create(bucket, key, content)),
      // Where it is asked for, not where it is read.
      read: (ref: ObjectRef) => lire(ref, monde.lieu()),
      empreinte: (ref: ObjectRef) =>
        appeler('objets.empreinte', async () => ({ sha256: ref.version, size: objets.octets(ref)?.length ?? 0 })),
    },
    files: {
      send: (...args: Parameters<Queues['send']>) => appeler('files.send', () => files.send(...args)),
      receive: (...args: Parameters<Queues['receive']>) => appeler('files.receive', () => files.receive(...args)),
      delete: (...args: Parameters<Queues['delete']>) => appeler('files.delete', () => files.delete(...args)),
      release: (...args: Parameters<Queues['release']>) => appeler('files.release', () => files.release(...args)),
      counts: (...args: Parameters<Queues['counts']>) => appeler('files.counts', () => files.counts(...args)),
      oldest: (queue: string) => appeler('files.oldest', () => files.oldest(queue)),
      deadLetters: (...args: Parameters<DeadLetters['deadLetters']>) =>
        appeler('files.deadLetters', () => files.deadLetters(...args)),
      redrive: (...args: Parameters<DeadLetters['redrive']>) => appeler('files.redrive', () => files.redrive(...args)),
    },
    lectures: brancherLesLectures(appeler, monde.lectures),
    refaites: brancherLesLectures(appeler, monde.refaites),
    scellement: {
      aSceller: (...args: Parameters<typeof scellement.aSceller>) =>
        appeler('scellement.aSceller', () => scellement.aSceller(...args)),
      marquer: (...args: Parameters<typeof scellement.marquer>) =>
        appeler('scellement.marquer', () => scellement.marquer(...args)),
      marquesDe: (stream: string) => appeler('scellement.marquesDe', () => scellement.marquesDe(stream)),
    },
    effacement: {
      effacer: (ref: ObjectRef) => appeler('effacement.effacer', () => objets.effacer(ref)),
      versionsSous: (bucket: Bucket, debut: string) =>
        appeler('effacement.versionsSous', () => objets.versionsSous(bucket, debut)),
    },
    courrier: {
      envoyer: (courrier: Courrier) =>
        appeler('courrier.envoyer', async () => {
          monde.courriers.push(courrier);
        }),
    },
    horodatage: {
      horodater: (sha256: string, nonce: string) =>
        appeler('horodatage.horodater', async () => jeton(sha256, nonce, `${monde.horloge.now().slice(0, 19)}Z`)),
    },
    pca: MESSAGES,
    verifierObjet: (ref: ObjectRef, contexte: Parameters<Juge>[1]) =>
      appeler('verifier.verifierObjet', async () => juge(ref, contexte)),
  };
}
export type Branchement = ReturnType<typeof brancher>;
