/** What of a flow is in no bordereau is delivered once, answered and shown like the rest. */
import { expect, test } from 'vitest';
import { avecBlocs, factures, marches } from '../format/marches-et-factures.ts';
import { CODIQUE, consoleEprouvee, fluxDeDonnees } from './console-eprouvee.ts';

const latin1 = (texte: string): Buffer => Buffer.from(texte, 'latin1');
const enTexte = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0]+/g, ' ');
const IBAN = /(<IBAN V="FR)\d\d/g;

async function depose(contenu: Buffer) {
  const eprouvee = await consoleEprouvee();
  const { depotId } = await (await eprouvee.deposer(contenu, 'flux.xml')).json();
  await eprouvee.tourner();
  const depot = await (await eprouvee.appeler(`/depots/${depotId}`)).json();
  const acquit = await (await eprouvee.appeler(`/depots/${depotId}/acquit`)).text();
  return { ...eprouvee, depotId, depot, acquit: acquit.replace(/\s*\n\s*/g, '') };
}

const AUTRES = [factures('F1', 'F2'), marches(['2026EAU1', '1'])];

test('a marché and factures beside a bordereau: a delivery for them too, and each its answer', async () => {
  const flux = latin1(avecBlocs(fluxDeDonnees({ pj: 1 }).toString('latin1'), ...AUTRES));
  const { appeler, page, depotId, depot, acquit } = await depose(flux);
  expect(depot).toMatchObject({ etat: 'accepte', marches: 1, factures: 2 });
  expect(depot.phrase).toContain('1\u00a0bordereau sur 1, 2\u00a0factures, 1\u00a0marché, 1\u00a0PJ sur 1.');
  const { messages } = await (await appeler(`/comptables/${CODIQUE}/messages`)).json();
  expect(messages.map(({ message }: { message: object }) => message)).toMatchObject([
    { n: 1, bordereau: { numero: '47' }, marches: 0, factures: 0, pj: 1 },
    { n: 0, bordereau: null, marches: 1, factures: 2, pj: 1 },
  ]);
  expect(acquit.match(/<DomaineAck V="\d+"\/><EtatAck V="1"\/>(?:<IdMarche V="[^"]*"\/>)?/g)).toEqual([
    '<DomaineAck V="5"/><EtatAck V="1"/>',
    '<DomaineAck V="12"/><EtatAck V="1"/>',
    '<DomaineAck V="11"/><EtatAck V="1"/><IdMarche V="2026EAU1-001"/>',
    '<DomaineAck V="4"/><EtatAck V="1"/>',
  ]);
  expect(enTexte(await page(`/depots/${depotId}`))).toMatch(
    /Marchés et factures chez le comptable Poste \d+.*Marchés et factures du flux \(3\).*Facture F1 .*Marché 2026EAU1/,
  );
});

test('a marché is not rejected with the bordereaux that stand beside it', async () => {
  const flux = latin1(avecBlocs(fluxDeDonnees().toString('latin1').replace(IBAN, '$100'), marches(['2026EAU1', '1'])));
  const { depot, acquit } = await depose(flux);
  expect(depot.etat).toBe('partiel');
  expect(depot.misesADisposition).toMatchObject([{ n: 0 }]);
  expect(acquit).toMatch(/<DomaineAck V="5"\/><EtatAck V="0"\/>.*<DomaineAck V="11"\/><EtatAck V="1"\/>/);
});

test('PJ whose bordereaux are all rejected: their delivery is shown, and what the comptable made of it', async () => {
  const flux = latin1(fluxDeDonnees({ pj: 1 }).toString('latin1').replace(IBAN, '$100'));
  const { depot, depotId, poster, page, tourner } = await depose(flux);
  expect(depot.misesADisposition).toMatchObject([{ n: 0, etat: 'mise' }]);
  await poster(`/mises-a-disposition/${depotId}-0/reception`, {});
  await poster(`/mises-a-disposition/${depotId}-0/rejet`, { motif: 'Pièce sans objet' });
  await tourner();
  expect(enTexte(await page(`/depots/${depotId}`))).toMatch(
    /Pièces justificatives chez le comptable .*Rejeté par le comptable .*Motif du rejet : Pièce sans objet/,
  );
});
