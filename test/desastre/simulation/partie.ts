/** One run from its scenario to its audit. */
import { type AuditOptions, auditer } from '../../../functions/rapprochement/auditer.ts';
import type { Acte, Scenario } from './acte.ts';
import { Clients } from './clients.ts';
import { constaterLesClients, constaterLesLectures, constaterLesRemises } from './constats.ts';
import { SANS_FAUTE, type Sort } from './faute.ts';
import { garder, RETENTION, restes } from './garde.ts';
import { condense, instantane } from './instantane.ts';
import { jugeDe } from './juge.ts';
import { Monde, type MondeOptions, type Observateur } from './monde.ts';
import { SansFin } from './ordonnanceur.ts';
import { constaterLesSuspensions } from './suspensions.ts';
import { Systeme } from './systeme.ts';
import { constaterLaReconstruction } from './vivant.ts';

const HEURE_MS = 3_600_000;
/** Longer than the limit of what is put off (72 h), shorter than what the outbox waits before sending again. */
const PROMPT_MS = 5 * 24 * HEURE_MS;
/** Longer than a resending of what was lost. */
const LONG_MS = 40 * 24 * HEURE_MS;

/** Longer than the terms of what was received. */
const AGE_MS = 420 * 24 * HEURE_MS;
/** Deposits nothing. */
const TEMOIN = '21330000900019';

export const TOUJOURS = '0000-01-01T00:00:00.000Z';
export const FINI = '9999-12-31T23:59:59.999Z';

export interface Issue {
  readonly appels: number;
  readonly violations: readonly string[];
  /** Digest of all that was written, in the order of commits: two runs that gave the same have the same. */
  readonly etat: string;
}

export interface PartieOptions extends Omit<MondeOptions, 'graine'> {
  /** Whether the console's read models are kept; they are unless told. */
  readonly lectures?: boolean;
  readonly sort?: (monde: Monde, enCours: () => boolean) => Sort;
  readonly observer?: Observateur;
  /** Whether calls know the line that they come from. */
  readonly situer?: boolean;
}

export class Partie {
  readonly monde: Monde;
  readonly clients: Clients;
  readonly #scenario: Scenario;
  readonly #lectures: boolean;
  readonly #violations: string[] = [];
  #enCours = true;
  #audite: { readonly version: number } & AuditOptions = {
    version: -1,
    finiAvant: TOUJOURS,
    auRepos: false,
    scelleAvant: TOUJOURS,
  };

  constructor(scenario: Scenario, { sort, observer, lectures = true, situer = false, ...options }: PartieOptions = {}) {
    this.#scenario = scenario;
    this.#lectures = lectures;
    this.monde = new Monde({ ...options, graine: scenario.graine });
    const flux = scenario.actes.flatMap((acte) => ('flux' in acte ? [acte.flux] : []));
    const systeme = new Systeme(this.monde, jugeDe(this.monde, flux, scenario.jugeDes), scenario, lectures);
    this.clients = new Clients(systeme, scenario);
    if (scenario.garde) garder(systeme, scenario.garde);
    this.monde.sort = sort?.(this.monde, () => this.#enCours) ?? SANS_FAUTE;
    if (observer) this.monde.observer = observer;
    this.monde.situer = situer;
  }

  /** Acts, disasters, then peace: what must hold at any moment is looked at in the middle, the rest once all is still. */
  async jouer(): Promise<Issue> {
    const actes = this.#agir();
    const suite = async () => {
      // What is put off comes back after an hour, and disasters with it.
      for (const duree of [HEURE_MS, 1.1 * HEURE_MS]) {
        await this.#tourner(duree);
        this.#auditer('en cours', TOUJOURS, false);
      }
      await this.#jusquA(actes);
    };
    await this.#finissant(suite);
    const violations = await this.finir(this.#perdu);
    return { appels: this.monde.appels, violations, etat: condense(this.monde) };
  }

  get #perdu(): boolean {
    return this.#scenario.actes.some(({ type }) => type === 'perdre' || type === 'absence');
  }

  /** One act to its end, among the disasters. */
  async faire(acte: Acte): Promise<void> {
    await this.#jusquA(this.clients.faire(acte));
  }

  /** Peace: no disaster any more, people come back, and all comes to its end. `perdu`: some of it only after 13 days. */
  async finir(perdu = true): Promise<readonly string[]> {
    this.#enCours = false;
    await this.#finissant(async () => {
      await this.#tourner(PROMPT_MS);
      if (!perdu) {
        this.#auditer('cinq jours après', FINI, true);
        this.#violations.push(...constaterLesRemises(this.monde, this.clients.registre));
      }
      this.clients.revenir();
      await this.#tourner(LONG_MS);
      this.#auditer('au repos', FINI, true);
      this.#reconstruire();
      if (this.#scenario.garde) await this.#vieillir();
      this.#violations.push(
        ...constaterLesClients(this.monde, this.clients.registre),
        ...constaterLesSuspensions(this.monde),
      );
      if (this.#lectures) this.#violations.push(...(await constaterLesLectures(this.monde)));
    });
    for (const defaut of this.monde.defauts)
      this.#violations.push(`DEFAUT ${defaut instanceof Error ? (defaut.stack ?? defaut.message) : String(defaut)}`);
    return [...new Set(this.#violations)];
  }

  /** Past every term; one more adhésion is sealed, without which no clock is trusted to purge. */
  async #vieillir(): Promise<void> {
    await this.#tourner(AGE_MS);
    await this.faire({ type: 'activer', siret: TEMOIN });
    await this.#tourner(LONG_MS);
    this.#auditer('au terme', FINI, true);
    this.#reconstruire();
    this.#violations.push(...restes(this.monde));
  }

  async #finissant(faire: () => Promise<void>): Promise<void> {
    try {
      await faire();
    } catch (erreur) {
      if (!(erreur instanceof SansFin)) throw erreur;
      this.#violations.push(`SANS_FIN ${erreur.message}`);
    }
  }

  /** Each act is begun after the former, not when it has ended: whoever waits holds nobody back. */
  async #agir(): Promise<void> {
    const faits: Promise<void>[] = [];
    for (const acte of this.#scenario.actes) {
      const fait = this.clients.faire(acte);
      faits.push(fait);
      if (acte.type === 'attendre') await fait;
    }
    await Promise.all(faits);
  }

  async #jusquA(actes: Promise<void>): Promise<void> {
    let finis = false;
    const fin = actes.then(() => {
      finis = true;
    });
    // Who seals and purges lives for years.
    while (!finis) await this.#tourner(this.#scenario.garde ? 240 * HEURE_MS : HEURE_MS);
    await fin;
  }

  #tourner(ms: number): Promise<void> {
    return this.monde.ordonnanceur.tourner(this.monde.ordonnanceur.maintenant + ms);
  }

  #reconstruire(): void {
    this.#violations.push(...constaterLaReconstruction(this.monde, RETENTION, this.#scenario.garde));
  }

  /** Time only loosens what an audit asks: where nothing has moved since one that was as strict, it would say the same. */
  #dejaVu(demande: AuditOptions): boolean {
    const { version, journal } = this.monde;
    const { version: vue, finiAvant, auRepos, scelleAvant } = this.#audite;
    const dernier = journal.tous.at(-1)?.at ?? '';
    const connu =
      vue === version &&
      demande.finiAvant <= finiAvant &&
      (auRepos || !demande.auRepos) &&
      (demande.scelleAvant <= scelleAvant || dernier < scelleAvant);
    if (!connu) this.#audite = { version, ...demande };
    return connu;
  }

  #auditer(quand: string, finiAvant: string, auRepos: boolean): void {
    const ilYAUneHeure = new Date(this.monde.ordonnanceur.maintenant - HEURE_MS).toISOString();
    const scelleAvant = this.#scenario.garde && auRepos ? ilYAUneHeure : TOUJOURS;
    const demande = { finiAvant, auRepos, scelleAvant };
    if (this.#dejaVu(demande)) return;
    for (const { code, sujet } of auditer(instantane(this.monde, this.#perdu), demande))
      this.#violations.push(`${code} ${sujet} (${quand})`);
  }
}
