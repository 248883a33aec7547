/** A proof of purged documents, as whoever holds the server could write it again. */
import { expect, test } from 'vitest';
import { dateCivile } from '../../functions/adhesion/heure-de-paris.ts';
import type { Evenement, JsonObject } from '../../functions/journal/evenement.ts';
import { pieceDe } from '../../functions/preuve/piece.ts';
import { purgerMaintenant } from '../retention/etapes.ts';
import { contenusDe, type Faite, refaireTout } from './faussaire.ts';
import {
  flux,
  parcourir,
  plateformeAvecRegistre,
  preuveDe,
  sceller5Minutes,
  verifierOctets,
} from './preuve-eprouvee.ts';

/** Read into memory: the folder does not outlive the first test. `purgeeLe`: a civil day. */
async function fabriquer(): Promise<Faite & { readonly purgeeLe: string }> {
  const plateforme = await plateformeAvecRegistre();
  const depotId = await parcourir(plateforme, 'pes.xml', await flux(6));
  await sceller5Minutes(plateforme);
  plateforme.avancer(12 * 366 * 86_400);
  await purgerMaintenant(plateforme);
  const purgeeLe = dateCivile(plateforme.horloge.now());
  await sceller5Minutes(plateforme);
  const { pieces, jour } = await preuveDe(plateforme, depotId);
  const lues = [...(await contenusDe(pieces))].map(([nom, contenu]) => pieceDe(nom, contenu));
  return { pieces: lues, jour, purgeeLe };
}
let fabriquee: ReturnType<typeof fabriquer> | undefined;
const purgee = () => {
  fabriquee ??= fabriquer();
  return fabriquee;
};

const veilleDe = (jour: string): string => new Date(Date.parse(jour) - 86_400_000).toISOString().slice(0, 10);

/** All told again, each document under that term. */
const sousLeTerme = async (terme: string) => {
  const changer = (event: Evenement) => {
    if (event.type !== 'DonneesPurgees') return event;
    const purgees = (event.data.purgees as JsonObject[]).map((une) => ({ ...une, terme }));
    return { ...event, data: { ...event.data, purgees } };
  };
  return verifierOctets(await refaireTout(await purgee(), changer));
};

test('is intact where the documents were purged the day after the last of their keeping', async () => {
  expect(await sousLeTerme(veilleDe((await purgee()).purgeeLe))).toMatchObject({
    intacte: true,
    purges: ['fichier', 'verdict', 'acquit'],
  });
});

test.each([
  ['on the last day of their keeping', null],
  ['years before it', '2099-12-31'],
])('is refused where they were purged %s, and says which and what term', async (_, tard) => {
  const terme = tard ?? (await purgee()).purgeeLe;
  expect(await sousLeTerme(terme)).toEqual({
    intacte: false,
    phrase: `La purge (fichier) est d’avant le terme qu’elle dit : ${terme}.`,
  });
});

test('is refused where a document is missing that no purge tells of', async () => {
  const sansAcquit = (event: Evenement) => {
    if (event.type !== 'DonneesPurgees') return event;
    const purgees = (event.data.purgees as JsonObject[]).filter(({ genre }) => genre !== 'acquit');
    return { ...event, data: { ...event.data, purgees } };
  };
  expect(await verifierOctets(await refaireTout(await purgee(), sansAcquit))).toEqual({
    intacte: false,
    phrase: 'Il manque « acquit.xml », que rien ne dit purgé.',
  });
});
