import { expect, test } from 'vitest';
import { CODIQUE, consoleEprouvee, fluxDeDonnees } from './console-eprouvee.ts';

async function unBordereauEnAttente() {
  const eprouvee = await consoleEprouvee();
  const { depotId } = await (await eprouvee.deposer(fluxDeDonnees(), 'flux.xml')).json();
  await eprouvee.tourner();
  const { messages } = await (await eprouvee.appeler(`/comptables/${CODIQUE}/messages`)).json();
  return { ...eprouvee, depotId, messages, dedupId: `${depotId}-1` };
}

test('the comptable receives one message per bordereau, leased until he confirms', async () => {
  const { appeler, messages, dedupId, depotId } = await unBordereauEnAttente();
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({ remise: 1, message: { dedupId, depotId, destinataire: CODIQUE, n: 1 } });
  expect(await (await appeler(`/comptables/${CODIQUE}/messages`)).json()).toEqual({ messages: [] });
});

test('what was not confirmed comes back when the lease ends; what was does not', async () => {
  const { appeler, poster, avancer, dedupId, files } = await unBordereauEnAttente();
  avancer(301);
  const { messages } = await (await appeler(`/comptables/${CODIQUE}/messages`)).json();
  expect(messages).toMatchObject([{ remise: 2, message: { dedupId } }]);
  expect((await poster(`/mises-a-disposition/${dedupId}/reception`, {})).status).toBe(200);
  avancer(301);
  expect(await (await appeler(`/comptables/${CODIQUE}/messages`)).json()).toEqual({ messages: [] });
  expect(await files.counts(`comptable-${CODIQUE}`)).toEqual({ visible: 0, leased: 0, dead: 0 });
});

test('a confirmation that gives the handle deletes the message at once', async () => {
  const { poster, messages, dedupId, files } = await unBordereauEnAttente();
  await poster(`/mises-a-disposition/${dedupId}/reception`, { par: CODIQUE, handle: messages[0].handle });
  expect(await files.counts(`comptable-${CODIQUE}`)).toEqual({ visible: 0, leased: 0, dead: 0 });
});

test('reception, then prise en charge; the deposit says so', async () => {
  const { appeler, poster, tourner, dedupId, depotId } = await unBordereauEnAttente();
  expect((await poster(`/mises-a-disposition/${dedupId}/prise-en-charge`, {})).status).toBe(409);
  await poster(`/mises-a-disposition/${dedupId}/reception`, {});
  expect(await (await poster(`/mises-a-disposition/${dedupId}/prise-en-charge`, {})).json()).toEqual({
    dedupId,
    etat: 'prise-en-charge',
  });
  await tourner();
  const depot = await (await appeler(`/depots/${depotId}`)).json();
  expect(depot.phrase).toContain('Pris en charge par le poste');
  expect(depot.mises).toEqual({ decidees: 1, envoyees: 1, recues: 1, prisesEnCharge: 1, rejetees: 0 });
});

test('a rejection needs its reason', async () => {
  const { poster, dedupId } = await unBordereauEnAttente();
  await poster(`/mises-a-disposition/${dedupId}/reception`, {});
  const route = `/mises-a-disposition/${dedupId}/rejet`;
  expect((await poster(route, {})).status).toBe(400);
  expect((await poster(route, { motif: ' ' })).status).toBe(422);
  const motif = 'Imputation inexacte';
  expect(await (await poster(route, { motif })).json()).toEqual({ dedupId, etat: 'rejetee' });
  expect((await poster(`/mises-a-disposition/${dedupId}/prise-en-charge`, {})).status).toBe(409);
});

test('another poste, an unknown delivery, a malformed body are refused in French', async () => {
  const { appeler, poster, dedupId } = await unBordereauEnAttente();
  const route = `/mises-a-disposition/${dedupId}/reception`;
  expect((await poster(route, { par: '099099' })).status).toBe(403);
  expect((await poster(route, { par: 'x' })).status).toBe(400);
  expect((await poster(`/mises-a-disposition/${'0'.repeat(64)}-1/reception`, {})).status).toBe(404);
  expect((await poster('/mises-a-disposition/zut/reception', {})).status).toBe(400);
  const headers = { 'Content-Type': 'application/json' };
  const illisible = await appeler(route, { method: 'POST', body: '{', headers });
  expect(illisible.status).toBe(400);
  expect((await illisible.json()).detail).toBe('Le corps de la demande est illisible.');
  expect((await appeler(route, { method: 'POST', body: `{"x":"${'y'.repeat(70_000)}"}`, headers })).status).toBe(413);
  expect((await appeler('/comptables/12/messages')).status).toBe(400);
  expect((await appeler(`/comptables/${CODIQUE}/messages?max=1000`)).status).toBe(400);
});

test('a client that announces JSON and sends nothing is understood', async () => {
  const { appeler, dedupId } = await unBordereauEnAttente();
  const vide = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
  const route = `/mises-a-disposition/${dedupId}`;
  expect((await appeler(`${route}/reception`, vide)).status).toBe(200);
  expect((await appeler(`${route}/reception`, { ...vide, body: '' })).status).toBe(200);
  const rejet = await appeler(`${route}/rejet`, vide);
  expect(rejet.status).toBe(400);
  expect((await rejet.json()).detail).toBe('Un rejet doit être motivé.');
  expect((await appeler(`${route}/prise-en-charge`, vide)).status).toBe(200);
});
