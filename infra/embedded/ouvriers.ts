/** The pool of verification workers. One that dies or is too long is replaced, and its file tried once more. */
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Verdict } from '../../schemas/verdict.ts';
import { resultatSchema, type TravailDOuvrier } from './travail.ts';

/** A bound, not an expectation: 100 MB take a few seconds. */
const DELAI_MS = 30_000;
const DELAI_PAR_OCTET_MS = 0.002;
const MEMOIRE_MO = 512;
const ESSAIS = 2;
/** A worker that cannot even start must not be started again at once, for ever. */
const REPIT_MS = 1000;

export interface OuvriersOptions {
  readonly nombre: number;
  /** The worker's script, for tests. */
  readonly script?: URL;
  readonly delaiMs?: (chemin: string) => number;
  /** Told of a worker that died with nothing in hand; with a file in hand, whoever asked is told. */
  readonly signaler?: (erreur: unknown) => void;
}

interface Commande {
  readonly travail: TravailDOuvrier;
  readonly delaiMs: number;
  essais: number;
  readonly rendre: (verdict: Verdict) => void;
  readonly echouer: (erreur: Error) => void;
}

interface Poste {
  readonly worker: Worker;
  commande: Commande | null;
  minuterie: NodeJS.Timeout | undefined;
}

const delaiParTaille = (chemin: string): number => DELAI_MS + statSync(chemin).size * DELAI_PAR_OCTET_MS;

export class Ouvriers {
  readonly #postes = new Set<Poste>();
  readonly #attente: Commande[] = [];
  readonly #script: URL;
  readonly #delai: (chemin: string) => number;
  readonly #signaler: (erreur: unknown) => void;
  #ferme = false;

  constructor({ nombre, script, delaiMs, signaler = () => {} }: OuvriersOptions) {
    this.#signaler = signaler;
    this.#script = script ?? new URL('./ouvrier.ts', import.meta.url);
    this.#delai = delaiMs ?? delaiParTaille;
    for (let i = 0; i < nombre; i += 1) this.#embaucher();
  }

  /** Rejects where the worker died or ran out of time twice, or met a bug: never for what the file holds. */
  juger(travail: TravailDOuvrier): Promise<Verdict> {
    return new Promise((rendre, echouer) => {
      this.#attente.push({ travail, delaiMs: this.#delai(travail.chemin), essais: 0, rendre, echouer });
      this.#distribuer();
    });
  }

  async fermer(): Promise<void> {
    this.#ferme = true;
    for (const { minuterie } of this.#postes) clearTimeout(minuterie);
    await Promise.all([...this.#postes].map(({ worker }) => worker.terminate()));
  }

  #embaucher(): void {
    const worker = new Worker(this.#script, { resourceLimits: { maxOldGenerationSizeMb: MEMOIRE_MO } });
    const poste: Poste = { worker, commande: null, minuterie: undefined };
    this.#postes.add(poste);
    let cause = 'il s’est arrêté';
    worker.on('message', (message: unknown) => this.#rendre(poste, message));
    worker.on('error', (erreur) => {
      cause = erreur instanceof Error ? erreur.message : String(erreur);
    });
    worker.on('exit', () => this.#remplacer(poste, cause));
    this.#distribuer();
  }

  #distribuer(): void {
    for (const poste of this.#postes) {
      if (poste.commande !== null) continue;
      const commande = this.#attente.shift();
      if (commande === undefined) return;
      commande.essais += 1;
      poste.commande = commande;
      poste.minuterie = setTimeout(() => poste.worker.terminate(), commande.delaiMs);
      poste.worker.postMessage(commande.travail);
    }
  }

  #rendre(poste: Poste, message: unknown): void {
    const { commande } = poste;
    clearTimeout(poste.minuterie);
    poste.commande = null;
    const lu = resultatSchema.safeParse(message);
    if (!lu.success) commande?.echouer(lu.error);
    else if (lu.data.ok) commande?.rendre(lu.data.verdict);
    else commande?.echouer(new Error(lu.data.erreur));
    this.#distribuer();
  }

  #remplacer(poste: Poste, cause: string): void {
    const { commande } = poste;
    clearTimeout(poste.minuterie);
    this.#postes.delete(poste);
    if (this.#ferme) commande?.echouer(new Error('Les ouvriers sont arrêtés.'));
    else if (commande !== null && commande.essais < ESSAIS) this.#attente.unshift(commande);
    else commande?.echouer(new Error(`Un ouvrier de vérification a échoué ${ESSAIS} fois : ${cause}`));
    if (this.#ferme) return;
    if (commande !== null) {
      this.#embaucher();
      return;
    }
    this.#signaler(new Error(`Un ouvrier de vérification est mort sans travail en main : ${cause}`));
    setTimeout(() => {
      if (!this.#ferme) this.#embaucher();
    }, REPIT_MS).unref();
  }
}
