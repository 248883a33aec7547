/** An alteration, the suspension that the comptable founds on it, its paper, and its lifting. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { INCONNU, statuts } from './openapi-statuts.ts';
import { alterer, BASE, CODIQUE, fluxDeSaintAubin, suspensionEprouvee } from './suspension-eprouvee.ts';

type Console = Awaited<ReturnType<typeof suspensionEprouvee>>;

const politique = `/comptables/${CODIQUE}/politique`;
const signeLe = '2026-11-02T08:30:00.000Z';
const levee = { raison: 'Chaîne de signature corrigée.' };

async function qualifierEtSuspendre({ dire, lire, deposer, tourner, maire }: Console) {
  const altere = alterer(await fluxDeSaintAubin({ premierBordereau: 47 }, { signeLe }));
  const alteration = `${BASE}/suspension/alterations/${await deposer(altere, 'B47.xml')}`;
  await tourner();
  expect(await statuts(lire(alteration), lire(`${BASE}/suspension/alterations/${INCONNU}`))).toEqual([200, 404]);
  expect((await dire(alteration, { raison: 'Oui.' })).status).toBe(400);
  expect((await dire(alteration, { grave: true, raison: 'Montant changé.' })).status).toBe(200);
  const aDeux = { instruction: null, quatreYeux: true, raison: 'Prudence.' };
  expect((await lire(politique)).status).toBe(200);
  expect((await dire(politique, { ...aDeux, instruction: { alterations: 1, jours: 30 } })).status).toBe(422);
  expect((await dire(politique, aDeux)).status).toBe(200);
  const decision = { motif: 'alterations-graves', raison: 'Bordereau 47 altéré.' };
  expect((await dire(`${BASE}/suspension`, decision, { qui: maire })).status).toBe(403);
  expect((await dire(`${BASE}/suspension`, { ...decision, raison: '' })).status).toBe(422);
  expect((await dire(`${BASE}/suspension`, decision)).status).toBe(200);
  expect((await dire(`${BASE}/suspension`, decision)).status).toBe(409);
  expect((await dire(`${BASE}/suspension/confirmation`, { raison: 'Oui.' })).status).toBe(409);
  const { enCours } = await (await lire(`${BASE}/suspension`)).json();
  const { prononceeLe } = enCours.prononcee;
  const envoi = { le: '2026-11-02', prononceeLe };
  expect((await dire(`${BASE}/suspension/envoi`, envoi)).status).toBe(200);
  expect((await dire(`${BASE}/suspension/avis-de-reception`, { ...envoi, le: '2027-01-01' })).status).toBe(422);
  expect((await dire(`${BASE}/suspension/avis-de-reception`, envoi)).status).toBe(200);
  expect((await dire(`${BASE}/suspension/reception`, {}, { qui: maire })).status).toBe(400);
  expect((await dire(`${BASE}/suspension/reception`, { prononceeLe }, { qui: maire })).status).toBe(200);
}

async function reprendreLePapier({ dire, lire, deposer, tourner, ferrand, venir, remplir }: Console) {
  const suite = { premierBordereau: 48, premierePiece: 1250, pj: 1 } as const;
  const depotId = await deposer(await fluxDeSaintAubin(suite, { signeLe }), 'B48.xml');
  await tourner();
  const papier = `/mises-a-disposition/${depotId}-1/papier`;
  expect((await lire(`${BASE}/suspension/papier?quoi=du`)).status).toBe(200);
  expect((await dire(papier, { objet: 'bordereau', recuLe: '2026-11-02' })).status).toBe(200);
  expect((await dire(papier, { objet: 'pj', recuLe: '2030-01-01' })).status).toBe(422);
  expect((await dire(papier, {})).status).toBe(400);
  expect(await statuts(lire('/suspensions'), lire(`${BASE}/suspension`))).toEqual([200, 200]);
  const { enCours } = await (await lire(`${BASE}/suspension`)).json();
  expect(enCours.recue).not.toBeNull();
  const agent = await venir({
    ...{ role: 'agent-comptable', perimetre: { type: 'poste', codique: CODIQUE }, courriel: 'agent@exemple.invalid' },
    ...{ delegant: ferrand.id, actes: ['lever', 'lire-adhesion'] },
  });
  expect((await dire(`${BASE}/levee`, levee)).status).toBe(409);
  expect((await dire(`${BASE}/levee/ecart`, levee)).status).toBe(409);
  expect((await dire(`${BASE}/levee/proposition`, levee, { qui: agent })).status).toBe(200);
  expect((await dire(`${BASE}/levee/ecart`, { raison: 'Pas encore.' })).status).toBe(200);
  expect((await dire(`${BASE}/levee/proposition`, levee, { qui: agent })).status).toBe(200);
  const fichier = new File(['décision'], 'decision.pdf');
  expect((await remplir(`${BASE}/levee`, { ...levee, fichier })).status).toBe(303);
  const { passees } = await (await lire(`${BASE}/suspension`)).json();
  const { leveeLe } = passees[0].levee;
  expect((await dire(`${BASE}/levee/envoi`, { le: '2026-11-02' })).status).toBe(400);
  expect((await dire(`${BASE}/levee/envoi`, { le: '2026-11-02', leveeLe })).status).toBe(200);
  const sha256 = createHash('sha256').update('décision').digest('hex');
  expect((await lire(`${BASE}/suspension/documents/${sha256}`)).status).toBe(200);
  expect((await lire(`/depots/${depotId}/bordereaux/1`)).status).toBe(200);
}

/** On the comptable's prior instruction, the machine suspends and he confirms. */
async function confirmer({ dire, deposer, tourner }: Console) {
  const signee = {
    instruction: { alterations: 1, jours: 30 },
    quatreYeux: false,
    raison: 'Rentrée.',
    document: INCONNU,
  };
  expect((await dire(politique, signee)).status).toBe(200);
  await deposer(alterer(await fluxDeSaintAubin({ premierBordereau: 49, premierePiece: 1300 }, { signeLe })), 'B49.xml');
  await tourner();
  expect((await dire(`${BASE}/suspension/confirmation`, { raison: 'Altération grave, constatée.' })).status).toBe(200);
  expect((await dire(`${BASE}/levee`, levee)).status).toBe(200);
}

export async function parcoursDUneSuspension() {
  const console_ = await suspensionEprouvee('2026-11-02T09:00:00.000Z');
  await qualifierEtSuspendre(console_);
  await reprendreLePapier(console_);
  await confirmer(console_);
}
