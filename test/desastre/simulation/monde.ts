/** The real handlers' world: durable state, virtual time, and every call to a port with its fate. */
import type { Clock, Courrier } from '../../../functions/platform/ports.ts';
import { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import { type Acheminement, FilesEnMemoire } from '../plateforme/files.ts';
import { JournalEnMemoire } from '../plateforme/journal.ts';
import { LecturesEnMemoire } from '../plateforme/lectures.ts';
import { ObjetsEnMemoire } from '../plateforme/objets.ts';
import { ScellementEnMemoire } from '../plateforme/scellement.ts';
import { type Appel, FauteInjectee, inexpliquees, type Mode, SANS_FAUTE, type Sort } from './faute.ts';
import { lieuDeLAppel } from './lieu.ts';
import { Ordonnanceur } from './ordonnanceur.ts';
import { Processus } from './processus.ts';

export const DEPART = Date.parse('2026-11-02T08:00:00.000Z');
const LENTEUR_MAX_S = 1200;

/** A clock is asked at each step, and mostly says the same as at the step before. */
export function montre(maintenant: () => number): Clock {
  let [ms, dit] = [Number.NaN, ''];
  return {
    now() {
      const instant = maintenant();
      if (instant !== ms) [ms, dit] = [instant, new Date(instant).toISOString()];
      return dit;
    },
  };
}

/** A promise that never settles: what a killed process waited for. */
const JAMAIS = new Promise<never>(() => {});

export interface MondeOptions {
  readonly graine: number;
  /** How far clocks may be from the true one, ms. */
  readonly decalageMax?: number;
  /** How long a call takes at most, ms. */
  readonly latenceMax?: number;
  readonly acheminer?: (alea: Alea) => Acheminement;
}

export type Observateur = (appel: Appel, mode: Mode | null) => void;

export class Monde {
  readonly alea: Alea;
  readonly ordonnanceur: Ordonnanceur;
  readonly journal = new JournalEnMemoire();
  readonly objets: ObjetsEnMemoire;
  readonly scellement = new ScellementEnMemoire(this.journal);
  readonly lectures = new LecturesEnMemoire();
  /** The same pages, made anew from the streams that moved, as on AWS. */
  readonly refaites = new LecturesEnMemoire();
  readonly files: FilesEnMemoire;
  /** That have left, each as often as it did. */
  readonly courriers: Courrier[] = [];
  /** Thrown by our code, and that no fault of the world explains. */
  readonly defauts: unknown[] = [];
  sort: Sort = SANS_FAUTE;
  observer: Observateur = () => {};
  /** Whether each call is to know the line that it comes from: it costs as much as the call. */
  situer = false;
  appels = 0;
  readonly #options: Required<Omit<MondeOptions, 'acheminer' | 'graine'>>;
  readonly #morts = new Map<Processus, () => void>();
  /** Who was answered last. */
  #dernier: Processus | null = null;

  constructor({ graine, decalageMax = 0, latenceMax = 0, acheminer }: MondeOptions) {
    this.alea = new Alea(graine);
    this.#options = { decalageMax, latenceMax };
    this.ordonnanceur = new Ordonnanceur(this.alea, DEPART);
    this.objets = new ObjetsEnMemoire(this.horloge);
    this.files = new FilesEnMemoire({
      horloge: this.horloge,
      ...(acheminer ? { acheminer: acheminer(this.alea) } : {}),
      choisir: (combien) => (combien > 1 ? this.alea.entier(0, combien - 1) : 0),
    });
  }

  readonly horloge = montre(() => this.ordonnanceur.maintenant);

  /** Moves with whatever the audit reads. */
  get version(): number {
    return this.journal.version + this.objets.version + this.files.version + this.scellement.version;
  }

  /** Runs `vie` in a process; where it is killed, `mourir` is told. */
  lancer(nom: string, vie: (processus: Processus) => Promise<void>, mourir: () => void): void {
    const { decalageMax } = this.#options;
    const decalage = decalageMax === 0 ? 0 : this.alea.entier(-decalageMax, decalageMax);
    const processus = new Processus(nom, decalage);
    this.#morts.set(processus, mourir);
    void vie(processus).finally(() => this.#morts.delete(processus));
  }

  /** Keeps what no fault of the world explains. */
  noter(erreur: unknown): void {
    this.defauts.push(...inexpliquees(erreur));
  }

  /** Until `quand` has come, ms. */
  veiller(processus: Processus | null, quand: number | (() => number)): Promise<void> {
    return new Promise((resolve) => this.ordonnanceur.planifier(quand, resolve, processus));
  }

  appeler<T>(
    processus: Processus,
    nom: string,
    effet: () => Promise<T>,
    { refus = null, lieu = this.lieu() }: { readonly refus?: T | null; readonly lieu?: string | null } = {},
  ): Promise<T> {
    if (processus.mort) return JAMAIS;
    this.appels += 1;
    const { traitement } = processus;
    const enchaine = this.#dernier === processus && processus.entame && processus.enSuspens === 0;
    const suit = enchaine ? processus.repondu : null;
    const appel = { rang: this.appels, traitement, nom, occurrence: processus.compter(nom), suit, lieu };
    processus.enSuspens += 1;
    const mode = this.sort(appel);
    this.observer(appel, mode);
    const { latenceMax } = this.#options;
    const latence = latenceMax === 0 ? 0 : this.alea.entier(0, latenceMax);
    return new Promise<T>((resolve, reject) => {
      const agir = () => this.#agir(processus, mode, { rang: appel.rang, nom, effet, refus, resolve, reject });
      this.ordonnanceur.planifier(this.ordonnanceur.maintenant + latence, agir, processus);
    });
  }

  /** The line of ours that calls, `functions/depot/handler.ts:36`. */
  lieu(): string | null {
    return this.situer ? lieuDeLAppel(new Error().stack ?? '') : null;
  }

  #tuer(processus: Processus): void {
    processus.mort = true;
    this.ordonnanceur.oublier(processus);
    this.#morts.get(processus)?.();
    this.#morts.delete(processus);
  }

  #agir<T>(
    processus: Processus,
    mode: Mode | null,
    appel: {
      readonly rang: number;
      readonly nom: string;
      readonly effet: () => Promise<T>;
      readonly refus: T | null;
      readonly resolve: (valeur: T | Promise<T>) => void;
      readonly reject: (erreur: unknown) => void;
    },
  ): void {
    const { nom, effet, refus, resolve, reject } = appel;
    processus.enSuspens -= 1;
    processus.repondu = appel.rang;
    this.#dernier = processus;
    const ignorer = () => void effet().catch(() => {});
    const perdre = () => reject(new FauteInjectee(`${mode} ${nom}`));
    const refuser = () => (refus === null ? perdre() : resolve(refus));
    switch (mode) {
      case null:
        resolve(effet());
        return;
      case 'tue-avant':
        this.#tuer(processus);
        return;
      case 'tue-apres':
        ignorer();
        this.#tuer(processus);
        return;
      case 'erreur-avant':
      case 'etrangle':
        perdre();
        return;
      case 'erreur-apres':
        ignorer();
        perdre();
        return;
      case 'lent': {
        const resultat = effet();
        resultat.catch(() => {});
        const retour = this.ordonnanceur.maintenant + this.alea.entier(1, LENTEUR_MAX_S) * 1000;
        this.ordonnanceur.planifier(retour, () => resolve(resultat), processus);
        return;
      }
      case 'conflit':
        refuser();
        return;
      case 'conflit-apres':
        ignorer();
        refuser();
        return;
      default:
        mode satisfies never;
    }
  }
}
