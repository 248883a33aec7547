/**
 * A slow audit of what is kept, beside the server's work: every hour some deposits, the latest first, then on from there,
 * and the phase comminatoire likewise. Each finding is told once. It shows; it repairs nothing.
 */
import { createHash } from 'node:crypto';
import { setTimeout as attendre } from 'node:timers/promises';
import type { PlateformeEmbarquee } from '../../functions/platform/embedded/index.ts';
import { type ObjectRef, ObjetAbsent } from '../../functions/platform/ports.ts';
import { type AuditerLaPcaNeeds, auditerUnLotDePca } from '../../functions/rapprochement/par-lots/auditer-la-pca.ts';
import { auditerUnLot, type LotAudite } from '../../functions/rapprochement/par-lots/auditer-un-lot.ts';
import { type Boucle, boucler } from './boucle.ts';
import { lireCurseur } from './curseurs.ts';
import { aLeCode } from './retrait.ts';

const PERIODE_MS = 3_600_000;
/** A start has enough to do. */
const PREMIERE_MS = 5 * 60_000;
/** Of each kind, at each round. */
const AUDITES_MAX = 500;
const LOT = 5;
const PAUSE_MS = 50;

/** As of an object store: bytes that are gone from the disk are an object that is not there. */
async function* lireOuAbsent({ objets }: PlateformeEmbarquee, ref: ObjectRef): AsyncGenerator<Uint8Array> {
  try {
    yield* objets.read(ref);
  } catch (erreur) {
    throw aLeCode(erreur, 'ENOENT') ? new ObjetAbsent(`${ref.bucket}: ${ref.key}`) : erreur;
  }
}

function besoinsDe(plateforme: PlateformeEmbarquee): AuditerLaPcaNeeds {
  const { journal, objets, scellement, lectures, horloge } = plateforme;
  const refuser = () => Promise.reject(new Error('an audit writes nothing'));
  return {
    ...{ journal, scellement, lectures, horloge, effacement: objets, attentes: journal },
    objets: {
      put: refuser,
      create: refuser,
      read: (ref) => lireOuAbsent(plateforme, ref),
      empreinte: async (ref) => {
        const hash = createHash('sha256');
        for await (const morceau of lireOuAbsent(plateforme, ref)) hash.update(morceau);
        return { sha256: hash.digest('hex') };
      },
    },
  };
}

/** Read models that still follow the journal, or are being made anew, are not yet what it makes of them. */
async function lecturesAJour({ journal, lectures }: PlateformeEmbarquee): Promise<boolean> {
  const repere = await lireCurseur(lectures, 'console');
  return repere !== null && (await journal.since(repere.position, 1)).length === 0;
}

type UnLot = (suite: string | null) => Promise<LotAudite>;

export class Ronde {
  readonly #plateforme: PlateformeEmbarquee;
  readonly #signaler: (phrase: string) => void;
  readonly #audits: readonly { readonly unLot: UnLot; suite: string | null }[];
  readonly #dits = new Set<string>();
  #arret = false;

  constructor(plateforme: PlateformeEmbarquee, signaler: (phrase: string) => void) {
    this.#plateforme = plateforme;
    this.#signaler = signaler;
    const needs = besoinsDe(plateforme);
    this.#audits = [
      { unLot: (suite) => auditerUnLot(needs, suite, LOT), suite: null },
      { unLot: (suite) => auditerUnLotDePca(needs, suite, LOT), suite: null },
    ];
  }

  arreter(): void {
    this.#arret = true;
  }

  /** At most `AUDITES_MAX` of each kind; the next call goes on from there. */
  async passer(): Promise<void> {
    for (const audit of this.#audits) {
      let audites = 0;
      do {
        const aJour = await lecturesAJour(this.#plateforme);
        const lot = await audit.unLot(audit.suite);
        audit.suite = lot.suite;
        audites += lot.audites;
        this.#dire(lot, aJour);
        await attendre(PAUSE_MS);
      } while (!this.#arret && audit.suite !== null && audites < AUDITES_MAX);
    }
  }

  #dire({ ecarts, illisibles }: LotAudite, aJour: boolean): void {
    for (const { code, sujet, phrase } of ecarts)
      if (aJour || code !== 'LECTURE_FAUSSE') this.#unefois(`Écart d’audit ${code} (${sujet}) : ${phrase}`);
    for (const [sujet, erreur] of illisibles) {
      const cause = erreur instanceof Error ? erreur.message : String(erreur);
      this.#unefois(`Écart d’audit (${sujet}) : ce qui est gardé n’a pas pu être lu. ${cause}`);
    }
  }

  #unefois(phrase: string): void {
    if (this.#dits.has(phrase)) return;
    this.#dits.add(phrase);
    this.#signaler(`${phrase} Voir docs/runbook.md, « Écarts d’audit ».`);
  }
}

export function tenirLaRonde(plateforme: PlateformeEmbarquee, signaler: (erreur: unknown) => void): Boucle {
  const ronde = new Ronde(plateforme, signaler);
  let commencee = false;
  const boucle = boucler(
    async () => {
      if (!commencee) {
        commencee = true;
        return PREMIERE_MS;
      }
      await ronde.passer();
      return undefined;
    },
    { periodeMs: PERIODE_MS, signaler },
  );
  return {
    sonner: boucle.sonner,
    arreter: () => {
      ronde.arreter();
      return boucle.arreter();
    },
  };
}
