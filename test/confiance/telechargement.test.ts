/** What is fetched is bounded, and comes from the site that was configured. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EchecDeTelechargement } from '../../functions/confiance/rafraichir.ts';
import { telechargementHttp } from '../../functions/platform/embedded/telechargement.ts';

const vues: string[] = [];
const REPONSES: Readonly<Record<string, RequestListener>> = {
  '/bon': (_, r) => r.end('bonjour'),
  '/long': (_, r) => r.end(Buffer.alloc(5000)),
  '/bombe': (_, r) => r.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000))),
  '/muet': () => {},
  '/lent': (_, r) => void r.writeHead(200).write('a'),
  '/ici': (_, r) => r.writeHead(302, { location: '/bon' }).end(),
  '/ailleurs': (_, r) => r.writeHead(302, { location: 'http://127.0.0.2:1/bon' }).end(),
  '/fichier': (_, r) => r.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/boucle': (_, r) => r.writeHead(302, { location: '/boucle' }).end(),
};
const serveur = createServer((requete, reponse) => {
  vues.push(requete.url ?? '');
  const repondre = REPONSES[requete.url ?? ''];
  if (repondre) repondre(requete, reponse);
  else reponse.writeHead(404).end();
});
let racine = '';
beforeAll(async () => {
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret));
  racine = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`;
});
afterAll(() => {
  serveur.closeAllConnections();
  serveur.close();
});

const lire = async (chemin: string, delaiMs = 5000) =>
  Buffer.from(await telechargementHttp.lire(`${racine}${chemin}`, { octetsMax: 1000, delaiMs })).toString();

test.each(['/bon', '/ici'])('%s is read', async (chemin) => {
  expect(await lire(chemin)).toBe('bonjour');
});

test.each([
  ['/absent', 'répond 404'],
  ['/long', 'dépasse 1000 octets'],
  ['/bombe', 'dépasse 1000 octets'],
  ['/ailleurs', 'renvoie à un autre site (http://127.0.0.2:1)'],
  ['/fichier', 'renvoie à un autre site'],
  ['/boucle', 'renvoie trop de fois'],
])('%s is not: %s', async (chemin, phrase) => {
  const echec = await lire(chemin).catch((erreur: unknown) => erreur);
  expect(echec).toBeInstanceOf(EchecDeTelechargement);
  expect(String(echec)).toContain(phrase);
});

test.each(['/muet', '/lent'])('%s is not waited for', async (chemin) => {
  await expect(lire(chemin, 100)).rejects.toThrow('n’a pas répondu en 0.1 s');
});

test('no one answers there', async () => {
  const delais = { octetsMax: 1000, delaiMs: 5000 };
  await expect(telechargementHttp.lire('http://127.0.0.1:1/', delais)).rejects.toThrow(EchecDeTelechargement);
  await expect(telechargementHttp.lire('ftp://127.0.0.1/x', delais)).rejects.toThrow('n’est ni en http, ni en https');
});
