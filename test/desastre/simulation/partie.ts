/** One run from its scenario to its audit. */
import { constaterLesAccusesMetier } from './accuses-metier.ts';
import type { Acte, Scenario } from './acte.ts';
import { Auditeur, FINI, TOUJOURS } from './auditeur.ts';
import { Clients } from './clients.ts';
import { constaterLesClients, constaterLesLectures, constaterLesRefaites, constaterLesRemises } from './constats.ts';
import { SANS_FAUTE, type Sort } from './faute.ts';
import { garder, RETENTION, restes } from './garde.ts';
import { condense } from './instantane.ts';
import { jugeDe } from './juge.ts';
import { Monde, type MondeOptions, type Observateur } from './monde.ts';
import { SansFin } from './ordonnanceur.ts';
import type { Lisible } from './projection.ts';
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

export interface Issue {
  readonly appels: number;
  readonly violations: readonly string[];
  /** Digest of all that was written, in the order of commits: two runs that gave the same have the same. */
  readonly etat: string;
}

/** The read models are kept unless told, and made anew where told. */
export interface PartieOptions extends Omit<MondeOptions, 'graine'>, Partial<Lisible> {
  readonly sort?: (monde: Monde, enCours: () => boolean) => Sort;
  readonly observer?: Observateur;
  /** Whether calls know the line that they come from. */
  readonly situer?: boolean;
  /** Whether the first thing that does not hold ends the run: enough for whoever only asks whether there is one. */
  readonly auPremier?: boolean;
}

/** Something does not hold, and that is all that was asked. */
class Vu extends Error {}

export class Partie {
  readonly monde: Monde;
  readonly clients: Clients;
  readonly #scenario: Scenario;
  readonly #lisible: Lisible;
  readonly #auPremier: boolean;
  readonly #violations: string[] = [];
  #enCours = true;
  readonly #auditeur: Auditeur;

  constructor(
    scenario: Scenario,
    {
      sort,
      observer,
      lectures = true,
      refaites = false,
      situer = false,
      auPremier = false,
      ...options
    }: PartieOptions = {},
  ) {
    this.#scenario = scenario;
    this.#auPremier = auPremier;
    this.#lisible = { lectures, refaites };
    this.monde = new Monde({ ...options, graine: scenario.graine });
    this.#auditeur = new Auditeur(this.monde);
    const flux = scenario.actes.flatMap((acte) => ('flux' in acte ? [acte.flux] : []));
    const fichiersPca = scenario.actes.flatMap((acte) =>
      acte.type === 'pca' && acte.pas === 'fichier' ? [acte.n] : [],
    );
    const juge = jugeDe(this.monde, { flux, fichiersPca }, scenario.jugeDes);
    const systeme = new Systeme(this.monde, juge, scenario, this.#lisible);
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
        ...constaterLesAccusesMetier(this.monde),
      );
      if (this.#lisible.lectures) this.#violations.push(...(await constaterLesLectures(this.monde)));
      if (this.#lisible.refaites) this.#violations.push(...(await constaterLesRefaites(this.monde)));
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
    if (this.#auPremier && this.#violations.length > 0) return;
    try {
      await faire();
    } catch (erreur) {
      if (erreur instanceof SansFin) this.#violations.push(`SANS_FIN ${erreur.message}`);
      else if (!(erreur instanceof Vu)) throw erreur;
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

  #auditer(quand: string, finiAvant: string, auRepos: boolean): void {
    const ilYAUneHeure = new Date(this.monde.ordonnanceur.maintenant - HEURE_MS).toISOString();
    const scelleAvant = this.#scenario.garde && auRepos ? ilYAUneHeure : TOUJOURS;
    const ecarts = this.#auditeur.auditer({ finiAvant, auRepos, scelleAvant }, this.#perdu);
    this.#violations.push(...ecarts.map(({ code, sujet }) => `${code} ${sujet} (${quand})`));
    if (this.#auPremier && this.#violations.length > 0) throw new Vu();
  }
}
