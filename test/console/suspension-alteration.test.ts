/** Scenario 1 of art. 6, over HTTP, with people who sign in and flows really signed: an alteration, and what is done of it. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { expectPagePublique } from './page-publique.ts';
import { alterer, BASE, CODIQUE, fluxDeSaintAubin, SIRET, suspensionEprouvee } from './suspension-eprouvee.ts';

describe('scénario 1 : l’altération', () => {
  async function altere() {
    const eprouvee = await suspensionEprouvee('2026-09-30T08:00:00.000Z');
    const signeLe = '2026-09-30T07:30:00.000Z';
    const bon = await fluxDeSaintAubin({ premierBordereau: 47 }, { signeLe });
    const alterId = await eprouvee.deposer(alterer(bon), 'B47.xml');
    const perime = await fluxDeSaintAubin({ premierBordereau: 48 }, { signeLe, perime: true });
    const perimeId = await eprouvee.deposer(perime, 'B48.xml');
    await eprouvee.tourner();
    return { ...eprouvee, alterId, perimeId };
  }

  test('le flux altéré est rejeté et une suspension proposée ; le certificat expiré n’en propose pas', async () => {
    const { types, lire, alterId, perimeId, page } = await altere();
    expect(await types()).toEqual(['AdhesionActivee', 'AlterationDetectee', 'SuspensionAdhesionProposee']);
    for (const depotId of [alterId, perimeId])
      expect((await (await lire(`/depots/${depotId}`)).json()).etat).toBe('rejete');
    const { sections } = await (await lire('/suspensions')).json();
    expect(sections[0].lignes).toMatchObject([{ siret: SIRET, proposee: true, aQualifier: [{ depotId: alterId }] }]);
    const html = await page('/suspensions');
    expectPagePublique(html);
    expect(html).toContain('Suspension proposée');
    expect(html).toContain(`/adhesions/${SIRET}/suspension/alterations/${alterId}`);
  });

  test('la page de l’altération en montre la preuve : dépôt, verdict, signature, bordereau', async () => {
    const { page, lire, alterId } = await altere();
    const preuve = await (await lire(`${BASE}/suspension/alterations/${alterId}`)).json();
    expect(preuve).toMatchObject({
      ...{ nom: 'B47.xml', verdictSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      signatures: [{ portee: 'bordereau', signataire: expect.stringContaining('Solène Brévalain') }],
      bordereaux: [{ rang: 1, domaine: 'depense', numero: '47' }],
    });
    const html = await page(`${BASE}/suspension/alterations/${alterId}`);
    expectPagePublique(html);
    expect(html).toContain(preuve.verdictSha256);
    expect(html).toContain('Bordereau de dépense n°\u00a047');
  });

  test('Mme Ferrand qualifie et suspend, en deux pages, et le maire est notifié', async () => {
    const { remplir, page, types, alterId, tourner, partis, lire, journal } = await altere();
    const qualifiee = await remplir(`${BASE}/suspension/alterations/${alterId}`, {
      ...{ grave: 'oui', raison: 'Montant changé après signature.' },
    });
    expect(qualifiee.status).toBe(303);
    expect(qualifiee.headers.get('location')).toBe(`${BASE}/suspension/decider`);
    const formulaire = await page(`${BASE}/suspension/decider`);
    expectPagePublique(formulaire);
    expect(formulaire).toMatch(new RegExp(`value="${alterId}" checked`));
    expect(formulaire).not.toContain('name="codique"');
    const champs = { motif: 'alterations-graves', raison: 'Bordereau 47 altéré.', alterations: alterId };
    const recapitulatif = await remplir(`${BASE}/suspension/decider`, champs);
    const html = await recapitulatif.text();
    expectPagePublique(html);
    expect(html).toContain('Prononcer la suspension');
    expect(await types()).not.toContain('SuspensionPrononcee');
    expect((await remplir(`${BASE}/suspension`, champs)).headers.get('location')).toBe(`${BASE}/suspension`);
    await tourner();
    expect((await types()).slice(-3)).toEqual(['AlterationConstatee', 'SuspensionPrononcee', 'SuspensionNotifiee']);
    expect(partis).toMatchObject([{ a: ['brevalain@exemple.invalid'] }]);
    const { enCours } = await (await lire(`${BASE}/suspension`)).json();
    expect(enCours.prononcee).toMatchObject({
      alterations: [alterId],
      decidePar: { codique: CODIQUE },
      document: null,
    });
    expect(enCours.notifications[0].destinataire).toMatch(/^h-[0-9a-f]{32}$/);
    expect(JSON.stringify(journal.tous)).not.toContain('brevalain@');
    // The form sent twice suspends once, and says so.
    expect((await remplir(`${BASE}/suspension`, champs)).status).toBe(409);
  });

  test('« sans gravité » clôt la proposition', async () => {
    const { dire, lire, alterId, tourner } = await altere();
    const corps = { grave: false, raison: 'Espace ajouté par le transport.' };
    expect((await dire(`${BASE}/suspension/alterations/${alterId}`, corps)).status).toBe(200);
    await tourner();
    const { sections } = await (await lire('/suspensions')).json();
    expect(sections.map(({ lignes }: { lignes: unknown[] }) => lignes.length)).toEqual([0, 0, 0]);
    const citee = { motif: 'alterations-graves', raison: 'Non.', alterations: [alterId] };
    expect((await dire(`${BASE}/suspension`, citee)).status).toBe(409);
  });

  test('un administrateur seul ne suspend pas ; la décision écrite du comptable jointe, il la saisit', async () => {
    const { dire, remplir, administrateur, types, lire, page, ferrand } = await altere();
    const qui = administrateur;
    const moi = { role: 'administrateur', id: administrateur.id, codique: null };
    const decision = { motif: 'alterations-graves', raison: 'Bordereau 47 altéré.' };
    expect((await dire(`${BASE}/suspension`, { ...decision, decidePar: moi }, { qui })).status).toBe(403);
    const champs = { ...decision, codique: CODIQUE, decideur: ferrand.id };
    const sansDocument = await remplir(`${BASE}/suspension/decider`, champs, { qui });
    expect(sansDocument.status).toBe(422);
    const redemande = await sansDocument.text();
    expectPagePublique(redemande);
    expect(redemande).toContain('<a href="#fichier">');
    expect(redemande).toMatch(/id="fichier"[^>]*aria-invalid="true"/);
    expect(redemande).toContain('Bordereau 47 altéré.');
    const contenu = '%PDF-1.7 décision signée';
    const fichier = new File([contenu], 'decision.pdf');
    const html = await (await remplir(`${BASE}/suspension/decider`, { ...champs, fichier }, { qui })).text();
    const sha256 = createHash('sha256').update(contenu).digest('hex');
    expect(html).toContain(sha256);
    const version = /name="version" value="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(await types()).not.toContain('SuspensionPrononcee');
    // A digest that names nothing we keep is no document.
    const forge = { ...champs, document: 'f'.repeat(64), version };
    expect((await remplir(`${BASE}/suspension`, forge, { qui })).status).toBe(422);
    expect((await remplir(`${BASE}/suspension`, { ...champs, document: sha256, version }, { qui })).status).toBe(303);
    const { enCours } = await (await lire(`${BASE}/suspension`)).json();
    expect(enCours.prononcee).toMatchObject({
      ...{ decidePar: { id: ferrand.id, role: 'comptable' }, saisiPar: { id: administrateur.id }, document: sha256 },
    });
    const garde = await lire(`${BASE}/suspension/documents/${sha256}`);
    expect(await garde.text()).toBe(contenu);
    expect(garde.headers.get('content-disposition')).toContain('attachment');
    expect(await page(`${BASE}/suspension`)).toContain(sha256);
  });

  test('l’agent n’agit que dans sa délégation, et saisit alors la décision de son comptable', async () => {
    const { dire, remplir, page, venir, ferrand, types, lire } = await altere();
    const poste = { type: 'poste', codique: CODIQUE } as const;
    const agent = (actes: ('suspendre' | 'lire-adhesion')[], courriel: string) =>
      venir({ ...{ role: 'agent-comptable', perimetre: poste, courriel }, delegant: ferrand.id, actes });
    const decision = { motif: 'acces-empeche', raison: 'Fichiers illisibles.' };
    const lecteur = await agent(['lire-adhesion'], 'lecteur@exemple.invalid');
    expect((await dire(`${BASE}/suspension`, decision, { qui: lecteur })).status).toBe(403);
    expect(await types()).not.toContain('SuspensionPrononcee');
    const adjoint = await agent(['suspendre', 'lire-adhesion'], 'adjoint@exemple.invalid');
    // A digest is not the comptable's document: his agent joins the document itself.
    const empreinte = { ...decision, document: 'f'.repeat(64) };
    expect((await dire(`${BASE}/suspension`, empreinte, { qui: adjoint })).status).toBe(422);
    expect(await page(`${BASE}/suspension/decider`, adjoint)).toMatch(/id="fichier"[^>]*required/);
    const fichier = new File(['décision de Mme Ferrand'], 'decision.pdf');
    expect((await remplir(`${BASE}/suspension`, { ...decision, fichier }, { qui: adjoint })).status).toBe(303);
    const { enCours } = await (await lire(`${BASE}/suspension`)).json();
    expect(enCours.prononcee).toMatchObject({
      ...{ decidePar: { role: 'comptable', id: ferrand.id }, saisiPar: { id: adjoint.id, role: 'agent-comptable' } },
    });
  });
});
