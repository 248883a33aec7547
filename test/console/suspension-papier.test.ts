/** Scenario 2 of art. 6, over HTTP: back to paper, until the suspension is lifted. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { expectPagePublique } from './page-publique.ts';
import { BASE, fluxDeSaintAubin, SIRET, suspensionEprouvee } from './suspension-eprouvee.ts';

describe('scénario 2 : le retour au papier', () => {
  test('de la suspension à la levée : deux remises sans dispense, leur papier coché, le doublon qui nomme le premier', async () => {
    const eprouvee = await suspensionEprouvee('2026-11-02T09:00:00.000Z');
    const { dire, deposer, tourner, lire, page, remplir, maire, avancer, horloge, journal, types, partis } = eprouvee;
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
    expect((await remplir(`${BASE}/suspension/reception`, {}, { qui })).status).toBe(400);
    const prononceeLe = '2026-11-02T09:00:00.000Z';
    const accuse = await remplir(`${BASE}/suspension/reception`, { prononceeLe }, { qui });
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
    expect(html).toContain('Bordereau de dépense n°\u00a051');
    expect(html).not.toContain('Cocher');
    const envoi = await page(`${BASE}/suspension/papier/bordereau`, qui);
    expectPagePublique(envoi);
    expect(envoi).toContain('Bordereau de dépense n°\u00a052');

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
      'LeveeNotifiee',
    ]);
    // He is told of the end as he was of the beginning, and may read its letter at once.
    expect(partis.map(({ sujet }) => sujet)).toEqual([
      'Suspension de votre adhésion : lettre de notification',
      'Levée de la suspension de votre adhésion : lettre de notification',
    ]);
    const finie = await (await lire(`${BASE}/levee/lettre`, { qui, navigateur: true })).text();
    expect(finie).toContain('Chaîne de signature corrigée.');
    const suspensionFinie = await page(`${BASE}/suspension`, qui);
    expectPagePublique(suspensionFinie);
    expect(suspensionFinie).toContain('Levée notifiée le');
    const { passees } = await (await lire(`${BASE}/suspension`)).json();
    const sceau = passees[0].leveeNotifications[0].lettre.sha256;
    expect(createHash('sha256').update(finie).digest('hex')).toBe(sceau);
    // Its letter stays, as it was, with the history.
    const gardee = await lire(`${BASE}/suspension/documents/${enCours.notifications[0].lettre.sha256}`, { qui });
    expect(await gardee.text()).toBe(texte);
    const { sections } = await (await lire('/suspensions')).json();
    expect(sections[2].lignes).toMatchObject([{ siret: SIRET, papierDu: 0 }]);
  });

  test('par la poste : le poste enregistre l’envoi de la lettre, puis son avis', async () => {
    const { dire, remplir, lire, page } = await suspensionEprouvee('2026-11-02T09:00:00.000Z');
    await dire(`${BASE}/suspension`, { motif: 'acces-empeche', raison: 'Fichiers illisibles.' });
    const prononceeLe = '2026-11-02T09:00:00.000Z';
    const demain = await remplir(`${BASE}/suspension/envoi`, { le: '2026-11-03', prononceeLe });
    expect(demain.status).toBe(422);
    expect(await demain.text()).toContain('<a href="#le">');
    const [envoi, avis] = [`${BASE}/suspension/envoi`, `${BASE}/suspension/avis-de-reception`];
    for (const chemin of [envoi, avis]) expect((await remplir(chemin, { le: '2026-11-02' })).status).toBe(400);
    const leJour = { le: '2026-11-02', prononceeLe };
    expect((await remplir(avis, leJour)).status).toBe(409);
    expect((await remplir(envoi, leJour)).status).toBe(303);
    expect((await remplir(avis, leJour)).status).toBe(303);
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
