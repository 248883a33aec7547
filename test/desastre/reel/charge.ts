/** People at work on a server that may die at any moment: what they were told is kept. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import { genererFlux } from '../../../infra/embedded/demonstration/fabrique-de-flux/fabrique.ts';
import { COMMUNE } from '../../../infra/embedded/demonstration/registre.ts';
import { type Donnes, guichetDe } from './sort-des-fichiers.ts';

const { siret, nom: collectivite, codeCollectivite, poste } = COMMUNE;
const BORDEREAUX = 2;

const accuseSchema = z.object({ depotId: z.string(), evenement: z.string() });
const messagesSchema = z.object({
  messages: z.array(z.object({ handle: z.string(), message: z.object({ dedupId: z.string() }) })),
});

function flux(rang: number): Buffer {
  const emission = { siret, collectivite, codeCollectivite, codique: poste.codique, poste: poste.nom };
  const demande = { premierBordereau: 1 + rang * BORDEREAUX, bordereaux: BORDEREAUX, graine: rang + 1, pieces: 2 };
  return Buffer.concat([...genererFlux({ ...emission, ...demande })]);
}

export class Charge implements Donnes {
  /** Hash of the event, by depotId, as accusés named it. */
  readonly accuses = new Map<string, string>();
  readonly confirmes = new Set<string>();
  /** Names of the files that were dropped or sent. */
  readonly noms = new Set<string>();
  readonly #dossier: string;
  readonly #alea: Alea;
  readonly #max: number;
  /** Sent, and not answered: sent again to the next server. */
  readonly #enSuspens = new Map<string, Buffer>();

  constructor(dossier: string, alea: Alea, max: number) {
    this.#dossier = dossier;
    this.#alea = alea;
    this.#max = max;
  }

  /** Until the server dies, or `jusqua` says so. */
  async travailler(url: string, jusqua: () => boolean): Promise<void> {
    const tour = async (faire: () => Promise<void>) => {
      while (!jusqua()) {
        try {
          await faire();
        } catch {
          // It is dead: whoever asked does not know what became of it.
          return;
        }
      }
    };
    await Promise.all([
      tour(() => this.#envoyer(url)),
      tour(() => this.#envoyer(url)),
      tour(() => this.#lacher()),
      tour(() => this.#confirmer(url)),
    ]);
  }

  get toutEstDonne(): boolean {
    return this.noms.size >= this.#max && this.#enSuspens.size === 0;
  }

  readonly enSuspens = (nom: string): boolean => this.#enSuspens.has(nom);

  /** Null once there are enough. */
  #suivant(): { readonly nom: string; readonly contenu: Buffer } | null {
    const rang = this.noms.size;
    if (rang >= this.#max) return null;
    const nom = `flux-${rang}.xml`;
    this.noms.add(nom);
    return { nom, contenu: flux(rang) };
  }

  async #envoyer(url: string): Promise<void> {
    const ancien = this.#enSuspens.entries().next().value;
    const { nom, contenu } = ancien ? { nom: ancien[0], contenu: ancien[1] } : (this.#suivant() ?? {});
    if (nom === undefined || contenu === undefined) return pause(50);
    this.#enSuspens.set(nom, contenu);
    const body = new Blob([new Uint8Array(contenu)]);
    const reponse = await fetch(`${url}/depots?${new URLSearchParams({ siret, nom })}`, { method: 'POST', body });
    // A disk that is full is told; it is sent again.
    if (!reponse.ok) return pause(200);
    const { depotId, evenement } = accuseSchema.parse(await reponse.json());
    this.accuses.set(depotId, evenement);
    this.#enSuspens.delete(nom);
  }

  /** As a user does: written beside, then renamed. */
  async #lacher(): Promise<void> {
    // The counter takes a file that it did not see being written only after five seconds: more would wait than work.
    await pause(this.#alea.entier(500, 2000));
    const suivant = this.#suivant();
    if (suivant === null) return;
    const guichet = guichetDe(this.#dossier);
    const chemin = join(guichet, suivant.nom);
    try {
      mkdirSync(guichet, { recursive: true });
      writeFileSync(`${chemin}.part`, suivant.contenu);
      renameSync(`${chemin}.part`, chemin);
    } catch {
      // The disk is full: it was never dropped, and is sent instead.
      this.#enSuspens.set(suivant.nom, suivant.contenu);
    }
  }

  async #confirmer(url: string): Promise<void> {
    await pause(100);
    const reponse = await fetch(`${url}/comptables/${poste.codique}/messages?max=5`);
    if (!reponse.ok) return;
    const { messages } = messagesSchema.parse(await reponse.json());
    for (const { handle, message } of messages) {
      const suite = {
        method: 'POST',
        body: JSON.stringify({ handle }),
        headers: { 'Content-Type': 'application/json' },
      };
      const { ok } = await fetch(`${url}/mises-a-disposition/${message.dedupId}/reception`, suite);
      if (ok) this.confirmes.add(message.dedupId);
    }
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
