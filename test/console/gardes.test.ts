import { expect, test } from 'vitest';
import { CODIQUE, consoleEprouvee, fluxDeDonnees, SIRET } from './console-eprouvee.ts';

test.each([
  'passerelle.attaquant.example',
  'localhost.attaquant.example',
  'localhost@attaquant.example',
  '10.0.0.1',
  '',
])('a call to the host « %s » is refused: it may be DNS rebinding', async (host) => {
  const { appeler } = await consoleEprouvee();
  expect((await appeler('/depots', { headers: { Host: host } })).status).toBe(421);
});

test.each(['localhost', 'localhost:8080', '127.0.0.1:9000', '[::1]:8080', 'LOCALHOST:8080'])(
  'a call to the host « %s » is answered',
  async (host) => {
    const { appeler } = await consoleEprouvee();
    expect((await appeler('/depots', { headers: { Host: host } })).status).toBe(200);
  },
);

test.each([
  [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
  [{ 'Sec-Fetch-Site': 'same-site' }, 403],
  [{ Origin: 'https://attaquant.example' }, 403],
  [{ Origin: 'http://localhost:3000' }, 403],
  [{ Origin: 'null' }, 403],
  [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'http://localhost:8080' }, 201],
  [{}, 201],
])('a deposit called with %j is answered %i', async (headers, statut) => {
  const { appeler } = await consoleEprouvee();
  const reponse = await appeler(`/depots?siret=${SIRET}&nom=a.xml`, { method: 'POST', body: '<a/>', headers });
  expect(reponse.status).toBe(statut);
});

test('an image of another site cannot lease what waits for a comptable', async () => {
  const { appeler, deposer, tourner, files } = await consoleEprouvee();
  await deposer(fluxDeDonnees(), 'flux.xml');
  await tourner();
  const route = `/comptables/${CODIQUE}/messages`;
  const origines: Record<string, string>[] = [
    { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'image' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'https://attaquant.example' },
  ];
  for (const headers of origines) {
    expect((await appeler(route, { headers })).status).toBe(403);
    expect((await appeler(route, { headers, method: 'HEAD' })).status).toBe(403);
  }
  expect(await files.counts(`comptable-${CODIQUE}`)).toEqual({ visible: 1, leased: 0, dead: 0 });
  expect((await appeler(route, { headers: { 'Sec-Fetch-Site': 'none' } })).status).toBe(200);
});

test.each(['/', '/depots', '/nulle-part', '/theme/neutre.css', '/sante'])(
  '%s has the security headers',
  async (route) => {
    const { appeler } = await consoleEprouvee();
    const { headers } = await appeler(route);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'.*script-src 'self'.*frame-ancestors 'none'$/,
    );
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toMatch(/^no-/);
  },
);

test('the theme serves its own files and no other', async () => {
  const { appeler } = await consoleEprouvee();
  expect((await appeler('/theme/neutre.css')).headers.get('content-type')).toBe('text/css; charset=utf-8');
  for (const nom of ['..%2f..%2fapplication.ts', '%2e%2e%2fbesoins.ts', 'constructor', 'absent.css'])
    expect((await appeler(`/theme/${nom}`)).status).toBe(404);
});

test('a fault of ours is told to the operator, and nothing of it to the caller', async () => {
  const { appeler, lectures, signales } = await consoleEprouvee();
  await lectures.put('depots', 'x', { rank: 'x', body: 'pas du JSON' });
  const reponse = await appeler('/depots');
  expect(reponse.status).toBe(500);
  expect(await reponse.json()).toMatchObject({
    ...{
      status: 500,
      code: 'ERREUR_INTERNE',
      detail: expect.stringContaining('Passerelle'),
      remede: expect.any(String),
    },
  });
  expect(signales).toHaveLength(1);
});
