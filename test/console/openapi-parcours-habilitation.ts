/** Rights granted to people, and the token of a program. */
import { expect } from 'vitest';
import { accesEprouve } from './acces-eprouve.ts';
import { SIRET } from './console-eprouvee.ts';
import { INCONNU, statuts } from './openapi-statuts.ts';

const JSON_ = { 'Content-Type': 'application/json' };

export async function parcoursDesDroits() {
  const presigner = async () => ({ url: 'https://depot.example/cle?signature=x', entetes: { 'If-None-Match': '*' } });
  const { venir, appeler } = accesEprouve({ presigner });
  const { id, cookie } = await venir({ role: 'ordonnateur', perimetre: { type: 'ordonnateur', siret: SIRET } });
  const moi = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin', ...JSON_ };
  const poster = (chemin: string, corps: unknown, headers: Record<string, string> = moi) =>
    appeler(chemin, { method: 'POST', body: JSON.stringify(corps), headers });
  const lire = (chemin: string) => appeler(chemin, { headers: moi });
  const perimetre = { type: 'ordonnateur', siret: SIRET };
  const agent = {
    ...{ courriel: 'agent@exemple.invalid', nom: 'Un Agent', role: 'agent-ordonnateur', perimetre },
    ...{ du: '2026-01-01', actes: ['deposer'], fondement: 'Délégation du 1er janvier.' },
  };
  expect((await poster('/habilitations', { ...agent, courriel: 'non' })).status).toBe(400);
  expect((await poster('/habilitations', { ...agent, fondement: '' })).status).toBe(422);
  const habilite = await poster('/habilitations', agent);
  const route = `/habilitations/${(await habilite.json()).id}`;
  expect([habilite.status, ...(await statuts(lire(route), lire('/habilitations'), lire('/habilitations/x')))]).toEqual([
    201, 200, 200, 404,
  ]);
  expect((await poster(`${route}/retrait`, { raison: '' })).status).toBe(422);
  expect((await poster(`${route}/retrait`, { raison: 'Départ.' })).status).toBe(200);
  expect((await lire(`/habilitations/${id}`)).status).toBe(200);
  const demande = { role: 'agent-ordonnateur', perimetre, actes: ['deposer'], au: '2026-12-31', objet: 'Compta.' };
  expect((await poster('/jetons', { ...demande, au: '2030-01-01' })).status).toBe(422);
  const { id: jetonId, jeton } = await (await poster('/jetons', demande)).json();
  const porteur = { Authorization: `Bearer ${jeton}`, ...JSON_ };
  const annonce = { taille: 12, sha256: INCONNU };
  const envoi = (siret: string, corps: object = annonce) =>
    poster(`/depots/envois?siret=${siret}&nom=gros.xml`, corps, porteur);
  expect(await statuts(envoi(SIRET), envoi('00012345600013'), envoi(SIRET, {}))).toEqual([201, 403, 400]);
  expect(await statuts(appeler('/depots', { headers: porteur }), appeler('/depots'))).toEqual([403, 401]);
  expect(await statuts(lire('/jetons'), lire(`/jetons/${jetonId}`), lire('/jetons/x'))).toEqual([200, 200, 404]);
  expect((await poster(`/jetons/${jetonId}/revocation`, { raison: 'Logiciel changé.' })).status).toBe(200);
  expect((await envoi(SIRET)).status).toBe(401);
  const appels = Array.from({ length: 310 }, () => poster('/jetons/x/revocation', {}));
  expect(await statuts(...appels)).toContain(429);
}
