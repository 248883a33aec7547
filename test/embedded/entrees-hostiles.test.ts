import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { fluxDeDonnees } from '../console/console-eprouvee.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { attendre, deposer, lacher, lancer, preparer, repondu } from './serveur-lance.ts';

const { siret } = COMMUNE;
const bon = fluxDeDonnees();
const PROFONDEUR = 1_000_000;

/** Each with the code of its anomaly. */
const HOSTILES: readonly (readonly [string, string, Buffer])[] = [
  ['vide', 'FICHIER_VIDE', Buffer.alloc(0)],
  ['tronque', 'FICHIER_TRONQUE', bon.subarray(0, bon.length >> 1)],
  ['zip', 'FICHIER_NON_XML', Buffer.concat([Buffer.from('PK\u0003\u0004'), bon])],
  ['gzip', 'FICHIER_NON_XML', gzipSync(bon)],
  ['utf16', 'ENCODAGE_NON_ADMIS', Buffer.from(`\ufeff${bon.toString('latin1')}`, 'utf16le')],
  ['doctype', 'DOCTYPE_INTERDIT', Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')],
  ['profond', 'LIMITE_PROFONDEUR', Buffer.from('<a>'.repeat(PROFONDEUR) + '</a>'.repeat(PROFONDEUR))],
  ['texte', 'FICHIER_NON_XML', Buffer.from('bonjour')],
];

test('bad input gets an answer by HTTP and by the folder, and the server goes on', async () => {
  const dossier = dossierPassager();
  await preparer(dossier);
  const serveur = await lancer(dossier);
  for (const [nom, code, contenu] of HOSTILES) {
    const depotId = await deposer(serveur.url, siret, `http-${nom}.xml`, contenu);
    await lacher(dossier, siret, `dossier-${nom}.xml`, contenu);
    const depot = await repondu(serveur.url, depotId);
    expect([nom, depot.etat]).toEqual([nom, 'rejete']);
    expect(depot.detailAnomalies[0]).toMatchObject({ code, ligne: expect.any(Number), colonne: expect.any(Number) });
  }
  const acquits = join(dossier, 'acquits', siret);
  const noms = await attendre(() => {
    const lus = readdirSync(acquits).filter((nom) => nom.endsWith('.xml'));
    return lus.length === 2 * HOSTILES.length ? lus : null;
  });
  expect(noms.filter((nom) => nom.startsWith('dossier-'))).toHaveLength(HOSTILES.length);
  const sain = await deposer(serveur.url, siret, 'sain.xml', bon);
  expect(await repondu(serveur.url, sain)).toMatchObject({ etat: 'accepte' });
  expect(serveur.erreurs()).toBe('');
  expect(await serveur.finir('SIGTERM')).toBe(0);
}, 40_000);

test('an upload that is too long is refused on the wire, and the server goes on', async () => {
  const dossier = dossierPassager();
  await preparer(dossier);
  const { url, erreurs } = await lancer(dossier);
  const gros = new Blob([new Uint8Array(100_000_001)]);
  const annonce = await fetch(`${url}/depots?siret=${siret}&nom=gros.xml`, { method: 'POST', body: gros });
  expect(annonce.status).toBe(413);
  expect(await annonce.json()).toMatchObject({ detail: expect.stringContaining('100') });
  const demande = { method: 'POST', body: gros.stream(), duplex: 'half' } as const;
  const flux = await fetch(`${url}/depots?siret=${siret}&nom=gros.xml`, demande);
  expect(flux.status).toBe(413);
  const coupe = new AbortController();
  const interrompu = fetch(`${url}/depots?siret=${siret}&nom=coupe.xml`, {
    ...demande,
    signal: coupe.signal,
    body: new ReadableStream({ start: (controleur) => controleur.enqueue(new Uint8Array(1000)) }),
  });
  setTimeout(() => coupe.abort(), 100);
  await expect(interrompu).rejects.toThrow();
  const sain = await deposer(url, siret, 'sain.xml', bon);
  expect(await repondu(url, sain)).toMatchObject({ etat: 'accepte' });
  expect(readdirSync(join(dossier, 'objets', 'en-cours'))).toEqual([]);
  expect(erreurs()).toBe('');
}, 40_000);
