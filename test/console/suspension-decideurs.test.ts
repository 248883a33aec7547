/** Who decides of a suspension: what two rights, another poste or a departure do not get round. */
import { describe, expect, test } from 'vitest';
import { retirer } from '../../functions/habilitation/handler.ts';
import { EXPLOITANT } from '../../functions/habilitation/qui.ts';
import { expectPagePublique } from './page-publique.ts';
import { alterer, BASE, CODIQUE, fluxDeSaintAubin, suspensionEprouvee } from './suspension-eprouvee.ts';

describe('ce que deux habilitations, un autre poste ou un départ ne contournent pas', () => {
  const poste = { type: 'poste', codique: CODIQUE } as const;
  const deux = { instruction: null, quatreYeux: true, raison: 'Prudence.' };
  const suspendre = { motif: 'acces-empeche', raison: 'Fichiers illisibles.' };
  const raison = 'Fichiers de nouveau lisibles.';

  test('la comptable qui a aussi une habilitation d’agent ne propose pas d’une main et ne lève pas de l’autre', async () => {
    const { dire, venir, ferrand, lire } = await suspensionEprouvee('2026-11-02T09:00:00.000Z');
    const seconde = await venir({
      ...{ role: 'agent-comptable', perimetre: poste, courriel: ferrand.courriel, delegant: ferrand.id },
      actes: ['lever', 'lire-adhesion'],
    });
    await dire(`/comptables/${CODIQUE}/politique`, deux);
    await dire(`${BASE}/suspension`, suspendre);
    expect((await dire(`${BASE}/levee/proposition`, { raison }, { qui: seconde })).status).toBe(200);
    const { enCours } = await (await lire(`${BASE}/suspension`)).json();
    expect(enCours.leveeProposee.personnes).toHaveLength(1);
    const refus = await dire(`${BASE}/levee`, { raison });
    expect(await refus.json()).toMatchObject({ status: 403, code: 'AUTRE_PERSONNE_REQUISE' });
  });

  test('renoncer aux deux personnes ne vaut pas pour la suspension qui court', async () => {
    const { dire, avancer } = await suspensionEprouvee('2026-11-02T09:00:00.000Z');
    await dire(`/comptables/${CODIQUE}/politique`, deux);
    avancer(60);
    await dire(`${BASE}/suspension`, suspendre);
    avancer(60);
    const seul = { ...deux, quatreYeux: false };
    expect((await dire(`/comptables/${CODIQUE}/politique`, seul)).status).toBe(200);
    expect(await (await dire(`${BASE}/levee`, { raison })).json()).toMatchObject({ code: 'LEVEE_A_PROPOSER' });
  });

  test('un administrateur nomme un comptable en fonction à ce poste, et joint sa décision', async () => {
    const { dire, remplir, lire, administrateur, ferrand, venir, types, ...needs } =
      await suspensionEprouvee('2026-11-02T09:00:00.000Z');
    const ailleurs = await venir({
      ...{ role: 'comptable', perimetre: { type: 'poste', codique: '099077' }, courriel: 'autre@exemple.invalid' },
    });
    const partie = await venir({ role: 'comptable', perimetre: poste, courriel: 'partie@exemple.invalid' });
    await retirer(needs)(EXPLOITANT, { id: partie.id, raison: 'Partie.' });
    const adjoint = await venir({
      ...{ role: 'agent-comptable', perimetre: poste, courriel: 'adjoint@exemple.invalid', delegant: ferrand.id },
      actes: ['suspendre'],
    });
    const fichier = new File(['décision'], 'decision.pdf');
    const qui = administrateur;
    for (const decideur of ['personne-du-tout', '', ailleurs.id, partie.id, adjoint.id, administrateur.id]) {
      const champs = { ...suspendre, codique: CODIQUE, decideur, fichier };
      const refusee = await remplir(`${BASE}/suspension/decider`, champs, { qui });
      expect(refusee.status).toBe(422);
      const html = await refusee.text();
      expectPagePublique(html);
      expect(html).toContain('<a href="#decideur">');
    }
    const dite = { ...suspendre, decidePar: { role: 'comptable', id: ferrand.id, codique: CODIQUE } };
    const empreinte = await dire(`${BASE}/suspension`, { ...dite, document: 'f'.repeat(64) }, { qui });
    expect(await empreinte.json()).toMatchObject({ status: 422, code: 'DOCUMENT_ABSENT' });
    expect(await types()).toEqual(['AdhesionActivee']);
    const saisie = { ...suspendre, codique: CODIQUE, decideur: ferrand.id, fichier };
    expect((await remplir(`${BASE}/suspension`, saisie, { qui })).status).toBe(303);
  });

  test('l’instruction permanente cesse avec les fonctions du comptable qui l’a signée : la suspension est proposée', async () => {
    const { remplir, deposer, tourner, ferrand, types, ...needs } =
      await suspensionEprouvee('2026-11-02T09:00:00.000Z');
    const instruction = { alterations: '1', jours: '30', quatreYeux: 'non', raison: 'Rentrée 2026.' };
    const fichier = new File(['instruction signée'], 'instruction.pdf');
    expect((await remplir(`/comptables/${CODIQUE}/politique`, { ...instruction, fichier })).status).toBe(303);
    await retirer(needs)(EXPLOITANT, { id: ferrand.id, raison: 'Mutation.' });
    const flux = alterer(await fluxDeSaintAubin({ premierBordereau: 47 }, { signeLe: '2026-11-02T08:30:00.000Z' }));
    await deposer(flux, 'B47.xml');
    await tourner();
    expect(await types()).toEqual(['AdhesionActivee', 'AlterationDetectee', 'SuspensionAdhesionProposee']);
  });

  test('l’accusé de réception d’une page ancienne ne vaut pas pour la suspension prononcée depuis', async () => {
    const { dire, remplir, page, maire, avancer, lire } = await suspensionEprouvee('2026-11-02T09:00:00.000Z');
    await dire(`${BASE}/suspension`, suspendre);
    const [, prononceeLe = ''] =
      /name="prononceeLe" value="([^"]+)"/.exec(await page(`${BASE}/suspension`, maire)) ?? [];
    avancer(60);
    await dire(`${BASE}/levee`, { raison });
    avancer(60);
    await dire(`${BASE}/suspension`, { ...suspendre, raison: 'Une seconde fois.' });
    const tardif = await remplir(`${BASE}/suspension/reception`, { prononceeLe }, { qui: maire });
    expect(tardif.status).toBe(409);
    expectPagePublique(await tardif.text());
    expect((await (await lire(`${BASE}/suspension`)).json()).enCours.recue).toBeNull();
  });
});

describe('chacun chez soi', () => {
  test('un autre poste et un autre ordonnateur ne voient ni ne font rien ; la raison hostile n’est que du texte', async () => {
    const { dire, lire, venir, page } = await suspensionEprouvee('2026-11-02T09:00:00.000Z');
    const raison = '<img src=x onerror=alert(1)> « & »';
    expect((await dire(`${BASE}/suspension`, { motif: 'acces-empeche', raison })).status).toBe(200);
    const ailleurs = await venir({
      ...{ role: 'comptable', perimetre: { type: 'poste', codique: '099077' }, courriel: 'autre@exemple.invalid' },
    });
    const voisin = await venir({
      ...{
        role: 'ordonnateur',
        perimetre: { type: 'ordonnateur', siret: '00010311900012' },
        courriel: 'v@exemple.invalid',
      },
    });
    for (const qui of [ailleurs, voisin]) {
      expect((await lire(`${BASE}/suspension`, { qui })).status).toBe(403);
      expect((await lire(`${BASE}/suspension/papier`, { qui })).status).toBe(403);
      expect((await dire(`${BASE}/levee`, { raison: 'Non.' }, { qui })).status).toBe(403);
      expect((await dire(`${BASE}/suspension/reception`, {}, { qui })).status).toBe(403);
    }
    const { sections } = await (await lire('/suspensions', { qui: ailleurs })).json();
    expect(sections.flatMap(({ lignes }: { lignes: unknown[] }) => lignes)).toEqual([]);
    for (const html of [await page(`${BASE}/suspension`), await page(`${BASE}/suspension/lettre`)]) {
      expect(html).not.toContain('<img src=x');
      expect(html.replaceAll('\u00a0', ' ')).toContain('&lt;img src=x onerror=alert(1)&gt; « &amp; »');
    }
  });
});
