/** A Chromium, and a server that has just shown its demonstration: what every browser test starts from. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { demontrer } from '../../infra/embedded/demonstration/demontrer.ts';
import { PERSONAS } from '../../infra/embedded/demonstration/personas.ts';
import { demarrer, type Serveur } from '../../infra/embedded/serveur.ts';

/** Debian's; another one where `CHROMIUM` says so. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

export interface Terrain {
  readonly serveur: Serveur;
  /** A page of a browser that knows nothing yet; closed with the test. */
  ouvrir(options?: BrowserContextOptions): Promise<Page>;
}

const taire = (): void => {};

/** Starts all that a file of browser tests needs; faults of the server fail it. */
export function terrain(): Terrain {
  let navigateur: Browser;
  let serveur: Serveur;
  let dossier: string;
  const fautes: unknown[] = [];
  beforeAll(async () => {
    dossier = await mkdtemp(join(tmpdir(), 'passerelle-navigateur-'));
    const signaler = (erreur: unknown) => void fautes.push(erreur);
    serveur = await demarrer({ dossier, port: 0, demonstration: true, ecrire: taire, signaler });
    await demontrer(serveur, taire);
    navigateur = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await navigateur?.close();
    await serveur?.arreter();
    await rm(dossier, { recursive: true, force: true });
    if (fautes.length > 0) throw new AggregateError(fautes, 'faults of the server');
  });
  return {
    get serveur() {
      return serveur;
    },
    async ouvrir(options = {}) {
      const contexte = await navigateur.newContext({ locale: 'fr-FR', baseURL: serveur.url, ...options });
      onTestFinished(() => contexte.close());
      return contexte.newPage();
    },
  };
}

/** Signs in as one of the invented persons, by the page that anybody sees. Of several rights, the first one. */
export async function seConnecter(page: Page, nom: string): Promise<void> {
  const persona = PERSONAS.find((connue) => connue.nom === nom);
  if (persona === undefined) throw new Error(`no persona is called ${nom}`);
  await page.goto('/connexion');
  await page.getByRole('listitem').filter({ hasText: persona.nom }).getByRole('button').click();
  const habilitations = page.getByRole('button', { name: /^Utiliser/ });
  if ((await habilitations.count()) > 0) await habilitations.first().click();
}
