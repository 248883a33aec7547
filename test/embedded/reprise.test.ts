import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { premiereRupture } from '../../functions/journal/evenement.ts';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { fluxDeDonnees } from '../console/console-eprouvee.ts';
import { enLong } from '../en-long.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { attendre, deposer, json, lacher, lancer, preparer } from './serveur-lance.ts';

const { siret } = COMMUNE;
const { codique } = COMMUNE.poste;
const FLUX = enLong(24, 12);
const BORDEREAUX = 2;

const flux = (rang: number) =>
  fluxDeDonnees({ premierBordereau: 1 + rang * BORDEREAUX, bordereaux: BORDEREAUX, graine: rang + 1, pieces: 2 });
const combien = (texte: string, quoi: string) => texte.split(quoi).length - 1;

/** Every stream of the journal, with the types of its events. */
async function relire(dossier: string) {
  const plateforme = ouvrirPlateforme(dossier);
  const flux = new Map<string, string[]>();
  try {
    for (const { event } of await plateforme.journal.since(0, 100_000)) {
      flux.set(event.stream, [...(flux.get(event.stream) ?? []), event.type]);
    }
    for (const stream of flux.keys()) {
      const { events } = await plateforme.journal.read(stream);
      expect(premiereRupture(events)).toBeNull();
    }
    expect(await plateforme.files.counts('verifier')).toEqual({ visible: 0, leased: 0, dead: 0 });
  } finally {
    plateforme.close();
  }
  return flux;
}

test('killed twice in the middle of a batch, it loses nothing and doubles nothing', async () => {
  const dossier = dossierPassager();
  await preparer(dossier);
  const premier = await lancer(dossier);
  const laches = Array.from({ length: FLUX / 2 }, (_, rang) =>
    lacher(dossier, siret, `dossier-${rang}.xml`, flux(rang)),
  );
  await Promise.all(laches);
  for (let rang = FLUX / 2; rang < FLUX; rang += 1) {
    await deposer(premier.url, siret, `http-${rang}.xml`, flux(rang));
  }
  await attendre(() => (combien(premier.sortie(), 'PES_ACQUIT émis') >= 3 ? true : null));
  await premier.finir('SIGKILL');
  const deuxieme = await lancer(dossier);
  // At whatever it is doing by then: catching up, or already done.
  await new Promise((resolve) => setTimeout(resolve, 400));
  await deuxieme.finir('SIGKILL');

  const troisieme = await lancer(dossier);
  await attendre(async () => {
    const { depots } = await json(`${troisieme.url}/depots?max=100`);
    const finis = depots.filter((depot: { mises: { envoyees: number } }) => depot.mises.envoyees === BORDEREAUX);
    return finis.length === FLUX ? true : null;
  }, troisieme);
  const recus = new Set<string>();
  for (;;) {
    const { messages } = await json(`${troisieme.url}/comptables/${codique}/messages?max=100`);
    if (messages.length === 0) break;
    for (const { message } of messages) recus.add(message.dedupId);
  }
  expect(recus.size).toBe(FLUX * BORDEREAUX);
  await attendre(async () => ((await json(`${troisieme.url}/sante`)).enCours === 0 ? true : null), troisieme);
  expect(await troisieme.finir('SIGTERM')).toBe(0);

  const streams = [...(await relire(dossier))];
  const depots = streams.filter(([stream]) => stream.startsWith('depot/'));
  expect(depots).toHaveLength(FLUX);
  for (const [, types] of depots) expect(types).toEqual(['DepotRecu', 'VerdictRendu', 'AcquitEmis']);
  const mises = streams.filter(([stream]) => stream.startsWith('mise/'));
  expect(mises).toHaveLength(FLUX * BORDEREAUX);
  for (const [, types] of mises) expect(types).toEqual(['MiseADispositionDecidee', 'MisADisposition']);
  const acquits = readdirSync(join(dossier, 'acquits', siret)).filter((nom) => nom.endsWith('.xml'));
  expect(acquits).toHaveLength(FLUX);
  expect(readdirSync(join(dossier, 'depot', 'ordonnateurs', siret))).toEqual([]);
}, 60_000);
