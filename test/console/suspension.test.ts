/** Scenario 1 (alteration) and 2 (paper) of art. 6, over HTTP, with people who sign in and flows really signed. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { retirer } from '../../functions/habilitation/handler.ts';
import { EXPLOITANT } from '../../functions/habilitation/qui.ts';
import { expectPagePublique } from './page-publique.ts';
import { CODIQUE, fluxDeSaintAubin, SIRET, suspensionEprouvee } from './suspension-eprouvee.ts';

const BASE = `/adhesions/${SIRET}`;

/** One amount, changed on the way after the signature. */
function modifier(contenu: Buffer): Buffer {
  const place = contenu.indexOf('<MtHT V="') + '<MtHT V="'.length;
  const copie = Buffer.from(contenu);
  copie.write(copie.toString('latin1', place, place + 1) === '9' ? '8' : '9', place, 'latin1');
  return copie;
}

describe('scénario 1 : l’altération', () => {
  async function altere() {
    const eprouvee = await suspensionEprouvee('2026-09-30T08:00:00.000Z');
    const signeLe = '2026-09-30T07:30:00.000Z';
    const bon = await fluxDeSaintAubin({ premierBordereau: 47 }, { signeLe });
    const alterId = await eprouvee.deposer(modifier(bon), 'B47.xml');
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
    expect(html).toContain('Bordereau de dépense n° 47');
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

describe('scénario 2 : le retour au papier', () => {
  test('de la suspension à la levée : deux remises sans dispense, leur papier coché, le doublon qui nomme le premier', async () => {
    const eprouvee = await suspensionEprouvee('2026-11-02T09:00:00.000Z');
    const { dire, deposer, tourner, lire, page, remplir, maire, avancer, horloge, journal, types } = eprouvee;
    const alHeure = (instant: string) => avancer((Date.parse(instant) - Date.parse(horloge.now())) / 1000);
    const decision = { motif: 'alterations-graves', raison: 'Altérations répétées.' };
    expect((await dire(`${BASE}/suspension`, decision)).status).toBe(200);

    // 02/11, 16:00: signed, and nevertheless due on paper.
    alHeure('2026-11-02T15:00:00.000Z');
    const signeLe = '2026-11-02T14:30:00.000Z';
    const b51 = await fluxDeSaintAubin({ premierBordereau: 51, pj: 2 }, { signeLe });
    const id51 = await deposer(b51, 'B51.xml');
    await tourner();
    const avant = await (await lire(`${BASE}/suspension/papier`)).json();
    expect(avant.papiers).toMatchObject([
      { depotId: id51, du: ['bordereau', 'pj'], pj: [expect.any(String), expect.any(String)] },
    ]);

    // 03/11, 09:12 in Paris: the mayor acknowledges, and only then reads.
    alHeure('2026-11-03T08:12:00.000Z');
    const qui = maire;
    const sans = await lire(`${BASE}/suspension/lettre`, { qui, navigateur: true });
    expect(sans.headers.get('location')).toBe(`${BASE}/suspension`);
    expect(await page(`${BASE}/suspension`, qui)).toContain('Accuser réception et lire la lettre');
    const accuse = await remplir(`${BASE}/suspension/reception`, {}, { qui });
    expect(accuse.headers.get('location')).toBe(`${BASE}/suspension/lettre`);
    const lettre = await lire(`${BASE}/suspension/lettre`, { qui, navigateur: true });
    const texte = await lettre.text();
    expect(texte).toContain('support papier');
    const { enCours } = await (await lire(`${BASE}/suspension`)).json();
    expect(enCours).toMatchObject({
      prononcee: { prononceeLe: '2026-11-02T09:00:00.000Z' },
      notifications: [{ moyen: 'courriel', notifieeLe: '2026-11-02T15:00:00.000Z' }],
      recue: { recueLe: '2026-11-03T08:12:00.000Z', saisiPar: { role: 'ordonnateur', siret: SIRET } },
    });
    expect(createHash('sha256').update(texte).digest('hex')).toBe(enCours.notifications[0].lettre.sha256);

    // 04/11: data alone go on being judged and handed over.
    alHeure('2026-11-04T09:00:00.000Z');
    const b52 = await fluxDeSaintAubin(
      { premierBordereau: 52, premierePiece: 1300, signature: 'aucune' },
      { signeLe: '2026-11-04T08:00:00.000Z' },
    );
    const id52 = await deposer(b52, 'B52.xml');
    await tourner();
    for (const depotId of [id51, id52]) {
      const [decidee] = (await journal.read(`mise/${depotId}/1`)).events;
      expect(decidee?.data.dispense).toMatchObject({ bordereau: false, pj: false });
    }
    const html = await page(`${BASE}/suspension/papier`, qui);
    expectPagePublique(html);
    expect(html).toContain('Bordereau de dépense n° 51');
    expect(html).not.toContain('Cocher');
    const envoi = await page(`${BASE}/suspension/papier/bordereau`, qui);
    expectPagePublique(envoi);
    expect(envoi).toContain('Bordereau de dépense n° 52');

    // 05/11: the paper has come; the ordonnateur cannot tick it off himself.
    alHeure('2026-11-05T10:00:00.000Z');
    const recuLe = '2026-11-05';
    expect(
      (await remplir(`/mises-a-disposition/${id51}-1/papier`, { objet: 'bordereau', recuLe }, { qui })).status,
    ).toBe(403);
    for (const objet of ['bordereau', 'pj'])
      for (const depotId of [id51, id52])
        expect((await remplir(`/mises-a-disposition/${depotId}-1/papier`, { objet, recuLe })).status).toBe(303);
    await tourner();
    expect(await page(`${BASE}/suspension/papier`)).toContain('Aucun papier n’est attendu.');
    expect(await page(`${BASE}/suspension/papier?quoi=recu`)).toContain('reçu le 05/11/2026');

    // 20/11: lifted; 51 sent again is a duplicate that names the first.
    alHeure('2026-11-20T09:00:00.000Z');
    expect((await dire(`${BASE}/levee`, { raison: 'Chaîne de signature corrigée.' })).status).toBe(200);
    const encore = await deposer(b51, 'B51-encore.xml');
    await tourner();
    const doublon = await (await lire(`/depots/${encore}`)).json();
    expect(doublon.etat).toBe('rejete');
    expect(JSON.stringify(doublon)).toContain(id51.slice(0, 12));
    const b53 = await fluxDeSaintAubin(
      { premierBordereau: 53, premierePiece: 1400 },
      { signeLe: '2026-11-20T08:30:00.000Z' },
    );
    const id53 = await deposer(b53, 'B53.xml');
    await tourner();
    const [apres] = (await journal.read(`mise/${id53}/1`)).events;
    expect(apres?.data.dispense).toMatchObject({ bordereau: true });
    // Never retroactive: what was handed over during the suspension stays as it was.
    expect((await journal.read(`mise/${id51}/1`)).events[0]?.data.dispense).toMatchObject({ bordereau: false });
    expect(await types()).toEqual([
      ...['AdhesionActivee', 'SuspensionPrononcee', 'SuspensionNotifiee', 'SuspensionRecue', 'SuspensionLevee'],
    ]);
    // Its letter stays, as it was, with the history.
    const gardee = await lire(`${BASE}/suspension/documents/${enCours.notifications[0].lettre.sha256}`, { qui });
    expect(await gardee.text()).toBe(texte);
    const { sections } = await (await lire('/suspensions')).json();
    expect(sections[2].lignes).toMatchObject([{ siret: SIRET, papierDu: 0 }]);
  });

  test('par la poste : le poste enregistre l’envoi de la lettre, puis son avis', async () => {
    const { dire, remplir, lire, page } = await suspensionEprouvee('2026-11-02T09:00:00.000Z');
    await dire(`${BASE}/suspension`, { motif: 'acces-empeche', raison: 'Fichiers illisibles.' });
    const demain = await remplir(`${BASE}/suspension/envoi`, { le: '2026-11-03' });
    expect(demain.status).toBe(422);
    expect(await demain.text()).toContain('<a href="#le">');
    expect((await remplir(`${BASE}/suspension/avis-de-reception`, { le: '2026-11-02' })).status).toBe(409);
    expect((await remplir(`${BASE}/suspension/envoi`, { le: '2026-11-02' })).status).toBe(303);
    expect((await remplir(`${BASE}/suspension/avis-de-reception`, { le: '2026-11-02' })).status).toBe(303);
    const { enCours } = await (await lire(`${BASE}/suspension`)).json();
    expect(enCours).toMatchObject({
      notifications: [{ moyen: 'courrier', destinataire: null, notifieeLe: '2026-11-02' }],
      recue: { moyen: 'avis-postal', recueLe: '2026-11-02' },
    });
    const html = await page(`${BASE}/suspension`);
    expectPagePublique(html);
    expect(html).toContain('avis de réception postal');
  });
});

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
    const flux = modifier(await fluxDeSaintAubin({ premierBordereau: 47 }, { signeLe: '2026-11-02T08:30:00.000Z' }));
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
    const flux = modifier(await fluxDeSaintAubin({ premierBordereau: 47 }, { signeLe: '2026-11-02T08:30:00.000Z' }));
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
      expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; « &amp; »');
    }
  });
});
