import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { fluxDeDonnees } from '../console/console-eprouvee.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { attendre, deposer, json, lacher, lancer, lancerProcessus, preparer, repondu } from './serveur-lance.ts';

const { siret } = COMMUNE;
const { codique } = COMMUNE.poste;

test('from a deposit to the prise en charge, by the folder and by HTTP, then a clean stop', async () => {
  const dossier = dossierPassager();
  await preparer(dossier);
  const serveur = await lancer(dossier);
  const { url } = serveur;
  const parHttp = await deposer(url, siret, 'par-http.xml', fluxDeDonnees({ premierBordereau: 1, bordereaux: 2 }));
  await lacher(dossier, siret, 'par-dossier.xml', fluxDeDonnees({ premierBordereau: 10, graine: 2 }));
  const depot = await repondu(url, parHttp);
  expect(depot).toMatchObject({ etat: 'accepte', bordereaux: { total: 2 } });

  const acquits = join(dossier, 'acquits', siret);
  const noms = await attendre(() => {
    const noms = existsSync(acquits) ? readdirSync(acquits).filter((nom) => !nom.startsWith('.')) : [];
    return noms.length === 2 ? noms.sort() : null;
  });
  expect(noms).toEqual([
    expect.stringMatching(/^par-dossier-ACK-[0-9a-f]{12}\.xml$/),
    `par-http-ACK-${parHttp.slice(0, 12)}.xml`,
  ]);
  expect(readFileSync(join(acquits, noms[1] ?? ''), 'latin1')).toContain('<n:PES_ACQUIT');
  expect(readdirSync(join(dossier, 'depot', 'ordonnateurs', siret))).toEqual([]);

  const recus: { message: { dedupId: string; reception: string }; handle: string }[] = [];
  const messages = await attendre(async () => {
    const lot = (await json(`${url}/comptables/${codique}/messages?max=10`)).messages;
    recus.push(...lot);
    return recus.length === 3 ? recus : null;
  });
  expect(new Set(messages.map(({ message }) => message.dedupId)).size).toBe(3);
  for (const { message, handle } of messages) {
    await json(`${url}${message.reception}`, { handle });
    await json(`${url}/mises-a-disposition/${message.dedupId}/prise-en-charge`, {});
  }
  const fini = await attendre(async () => {
    const lu = await json(`${url}/depots/${parHttp}`);
    return lu.mises.prisesEnCharge === 2 ? lu : null;
  });
  expect(fini.phrase).toContain('Pris en charge');

  expect(await serveur.finir('SIGTERM')).toBe(0);
  expect(serveur.erreurs()).toBe('');
  const ligne = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} {2}[0-9a-f]{12} {4}Fichier « par-http\.xml » reçu/mu;
  expect(serveur.sortie().replace(/\u00a0/g, ' ')).toMatch(ligne);
  expect(existsSync(join(dossier, 'passerelle.sqlite-wal'))).toBe(false);
});

test('SIGINT stops it too; a restart still knows everything', async () => {
  const dossier = dossierPassager();
  await preparer(dossier);
  const premier = await lancer(dossier);
  const depotId = await deposer(premier.url, siret, 'flux.xml', fluxDeDonnees());
  const avant = await repondu(premier.url, depotId);
  expect(await premier.finir('SIGINT')).toBe(0);
  const second = await lancer(dossier);
  expect(await repondu(second.url, depotId)).toMatchObject({ recuLe: avant.recuLe, etapes: avant.etapes });
  expect(await second.finir('SIGTERM')).toBe(0);
});

test('a folder in use and a port in use are said in French', async () => {
  const dossier = dossierPassager();
  const serveur = await lancer(dossier);
  const occupe = lancerProcessus([], { PASSERELLE_DONNEES: dossier, PORT: '0' });
  const port = new URL(serveur.url).port;
  const pris = lancerProcessus([], { PASSERELLE_DONNEES: dossierPassager(), PORT: port });
  expect(await occupe.code).toBe(1);
  expect(occupe.erreurs()).toMatch(/^Le dossier de données « .* » est déjà utilisé/);
  expect(await pris.code).toBe(1);
  expect(pris.erreurs()).toMatch(new RegExp(`^Le port ${port} est déjà utilisé`));
  expect(occupe.erreurs() + pris.erreurs()).not.toContain('    at ');
});

test('a folder that has lost its journal is refused in French: nothing is begun again there, nothing is played', async () => {
  const dossier = dossierPassager();
  mkdirSync(join(dossier, 'objets', 'ab'), { recursive: true });
  writeFileSync(join(dossier, 'objets', 'ab', 'un'), 'un document');
  const { code, sortie, erreurs } = lancerProcessus([], { PASSERELLE_DONNEES: dossier, PORT: '0' });
  expect(await code).toBe(1);
  expect(erreurs()).toMatch(/^Le journal manque au dossier de données .* sauvegarde/);
  expect(erreurs()).not.toContain('    at ');
  expect(sortie()).toBe('');
  expect(existsSync(join(dossier, 'passerelle.sqlite'))).toBe(false);
});

test('a wrong setting is said in French', async () => {
  const port = lancerProcessus([], { PORT: 'zut' });
  const option = lancerProcessus(['--zut'], {});
  expect(await port.code).toBe(1);
  expect(port.erreurs()).toMatch(/^Le port « zut » est incorrect/);
  expect(await option.code).toBe(1);
  expect(option.erreurs()).toMatch(/^Option inconnue/);
});

test('the demonstration answers its five flows, then stops when asked to', async () => {
  const dossier = dossierPassager();
  const { code, sortie, erreurs } = lancerProcessus(['--une-fois'], { PASSERELLE_DONNEES: dossier, PORT: '0' });
  expect(await code).toBe(0);
  expect(erreurs()).toBe('');
  const texte = sortie().replace(/\u00a0/g, ' ');
  expect(texte).toContain('5 flux déposés au guichet, 5 réponses en');
  expect(texte).toMatch(/depense-signee-par-bordereau\.xml +Saint-Aubin-les-Étangs +Accepté/);
  expect(texte).toMatch(/recette-signee-au-fichier\.xml +CH de Monthéry +Accepté/);
  expect(texte).toMatch(/depense-modifiee-apres-signature\.xml +CC du Val de Brume +Rejeté/);
  expect(texte).toMatch(/depense-certificat-expire\.xml +CH de Monthéry +Rejeté/);
  expect(texte).toMatch(/depense-non-signee\.xml +CC du Val de Brume +Rejeté/);
  expect(texte).toContain('Suspension proposée au comptable');
});
