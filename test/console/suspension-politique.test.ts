/** What a comptable lays down for his poste, over HTTP. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { expectPagePublique } from './page-publique.ts';
import { alterer, BASE, CODIQUE, fluxDeSaintAubin, suspensionEprouvee } from './suspension-eprouvee.ts';

describe('la politique du poste', () => {
  const instruction = { alterations: '1', jours: '30', quatreYeux: 'oui', raison: 'Rentrée 2026.' };

  test('sans document signé, pas de suspension immédiate ; signée, la première altération suspend, à confirmer', async () => {
    const { remplir, page, deposer, tourner, lire, types } = await suspensionEprouvee('2026-11-02T09:00:00.000Z');
    const chemin = `/comptables/${CODIQUE}/politique`;
    expectPagePublique(await page(chemin));
    expect((await remplir(chemin, instruction)).status).toBe(422);
    expect((await remplir(chemin, { ...instruction, jours: '0' })).status).toBe(400);
    const fichier = new File(['instruction signée'], 'instruction.pdf');
    expect((await remplir(chemin, { ...instruction, fichier })).status).toBe(303);
    expect(await page(chemin)).toContain('Suspension immédiate après 1\u00a0altération en 30\u00a0jours');
    const flux = alterer(await fluxDeSaintAubin({ premierBordereau: 47 }, { signeLe: '2026-11-02T08:30:00.000Z' }));
    await deposer(flux, 'B47.xml');
    await tourner();
    expect(await types()).toEqual([
      ...['AdhesionActivee', 'AlterationDetectee', 'SuspensionPrononcee', 'SuspensionNotifiee'],
    ]);
    const { enCours } = await (await lire(`${BASE}/suspension`)).json();
    const sha256 = createHash('sha256').update('instruction signée').digest('hex');
    expect(enCours.prononcee).toMatchObject({ aConfirmer: true, document: sha256, saisiPar: { role: 'passerelle' } });
    expect(await page('/suspensions')).toContain('À confirmer');
    expect((await remplir(`${BASE}/suspension/confirmation`, { raison: 'Altération grave, constatée.' })).status).toBe(
      303,
    );
    expect((await types()).at(-1)).toBe('SuspensionConfirmee');
  });

  test('à deux personnes, celle qui propose la levée ne la décide pas', async () => {
    const { dire, remplir, page, venir, ferrand, types } = await suspensionEprouvee('2026-11-02T09:00:00.000Z');
    await dire(`/comptables/${CODIQUE}/politique`, { instruction: null, quatreYeux: true, raison: 'Prudence.' });
    await dire(`${BASE}/suspension`, { motif: 'acces-empeche', raison: 'Fichiers illisibles.' });
    expect(await page(`${BASE}/suspension`)).not.toContain('Lever la suspension');
    const raison = 'Fichiers de nouveau lisibles.';
    expect((await remplir(`${BASE}/levee/decider`, { raison })).status).toBe(409);
    const perimetre = { type: 'poste', codique: CODIQUE } as const;
    const agent = await venir({
      ...{ role: 'agent-comptable', perimetre, courriel: 'agent@exemple.invalid', delegant: ferrand.id },
      actes: ['lever', 'lire-adhesion'],
    });
    const recap = await remplir(`${BASE}/levee/proposer`, { raison }, { qui: agent });
    expect(await recap.text()).toContain('Proposer la levée');
    expect((await remplir(`${BASE}/levee/proposition`, { raison }, { qui: agent })).status).toBe(303);
    const fichier = new File(['levée décidée'], 'levee.pdf');
    expect((await remplir(`${BASE}/levee`, { raison, fichier }, { qui: agent })).status).toBe(403);
    expect(await page(`${BASE}/suspension`)).toContain('Lever la suspension');
    expect((await dire(`${BASE}/levee`, { raison })).status).toBe(200);
    expect((await types()).slice(-2)).toEqual(['LeveeProposee', 'SuspensionLevee']);
  });
});
