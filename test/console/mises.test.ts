/** What a poste does from the console with what was handed over to it, without a script. */
import { beforeAll, describe, expect, test } from 'vitest';
import { lireMise } from '../../schemas/evenements/mise.ts';
import { CODIQUE, consoleEprouvee, fluxDeDonnees } from './console-eprouvee.ts';
import { expectPagePublique } from './page-publique.ts';
import { fluxDeSaintAubin, suspensionEprouvee } from './suspension-eprouvee.ts';

type Champs = Readonly<Record<string, string>>;

async function remis(bordereaux = 1, premierBordereau = 47) {
  const eprouvee = await consoleEprouvee();
  const remplir = (chemin: string, champs: Champs = {}) =>
    eprouvee.appeler(chemin, {
      ...{ method: 'POST', body: new URLSearchParams(champs), headers: { Accept: 'text/html' } },
    });
  const deposer = async (demande: Parameters<typeof fluxDeDonnees>[0]) => {
    const { depotId } = await (await eprouvee.deposer(fluxDeDonnees(demande), 'flux.xml')).json();
    await eprouvee.tourner();
    return depotId as string;
  };
  const depotId = await deposer({ bordereaux, premierBordereau });
  const mise = `/mises-a-disposition/${depotId}-1`;
  const types = async (n = 1) => (await eprouvee.journal.read(`mise/${depotId}/${n}`)).events.map(({ type }) => type);
  return { ...eprouvee, remplir, deposer, depotId, mise, types };
}

test('the reception, then the prise en charge, each by one button; the page is back with what is to be done next', async () => {
  const { page, remplir, mise, types, tourner, depotId } = await remis();
  const premiere = await page(mise);
  expectPagePublique(premiere);
  expect(premiere).toContain('Bordereau de dépense n°\u00a047 (exercice 2026)');
  expect(premiere).toContain('Confirmer la réception');
  expect(premiere).not.toContain('Prendre en charge</button>');
  const recue = await remplir(`${mise}/reception`);
  expect([recue.status, recue.headers.get('location')]).toEqual([303, mise]);
  const seconde = await page(mise);
  expectPagePublique(seconde);
  expect(seconde).toContain('Prendre en charge</button>');
  expect(seconde).toContain(`href="${mise}/rejeter"`);
  for (const _ of ['once', 'twice']) expect((await remplir(`${mise}/prise-en-charge`)).status).toBe(303);
  expect(await page(mise)).not.toContain('<button');
  expect((await types()).slice(-2)).toEqual(['ReceptionConfirmee', 'PrisEnCharge']);
  await tourner();
  expect(await page(`/depots/${depotId}`)).toContain(`<a href="${mise}">Voir la prise en charge</a>`);
});

test('a rejection is explained, read again, done once, and told to the ordonnateur', async () => {
  const { page, remplir, mise, types, tourner, depotId } = await remis();
  await remplir(`${mise}/reception`);
  expectPagePublique(await page(`${mise}/rejeter`));
  const motif = 'Pièce n° 1200 : <facture> absente.';
  const lu = await remplir(`${mise}/rejeter`, { motif: ` ${motif} ` });
  const recapitulatif = await lu.text();
  expect(lu.status).toBe(200);
  expectPagePublique(recapitulatif);
  expect(recapitulatif).toContain('Pièce n° 1200 : &lt;facture&gt; absente.');
  expect(await types()).not.toContain('RejeteParLeComptable');
  for (const _ of ['once', 'twice']) expect((await remplir(`${mise}/rejet`, { motif })).status).toBe(303);
  expect((await types()).filter((type) => type === 'RejeteParLeComptable')).toHaveLength(1);
  await tourner();
  expect(await page(`/depots/${depotId}`)).toContain('&lt;facture&gt; absente.');
  // Whoever comes back to the form by its address finds what was decided.
  expect((await remplir(`${mise}/rejeter`, { motif })).headers.get('location')).toBe(mise);
});

test.each([
  ['no reason', '  ', 'rejeter', 'Le rejet doit être motivé'],
  ['a reason of a page', 'x'.repeat(501), 'rejeter', 'un paragraphe de 500 caractères'],
  ['no reason, past the summary', '', 'rejet', 'Le rejet doit être motivé'],
])('with %s the form comes back with its error beside the field', async (_, motif, chemin, phrase) => {
  const { remplir, mise, types } = await remis();
  await remplir(`${mise}/reception`);
  const reponse = await remplir(`${mise}/${chemin}`, { motif });
  expect(reponse.status).toBe(422);
  const html = await reponse.text();
  expectPagePublique(html);
  expect(html).toContain('<a href="#motif">');
  expect(html).toMatch(/<textarea id="motif"[^>]* aria-describedby="aide-motif erreur-motif" aria-invalid="true"/);
  expect(html).toContain(phrase);
  expect(await types()).not.toContain('RejeteParLeComptable');
});

test('what cannot be done any more is refused on the page as it now stands', async () => {
  const { remplir, mise, page } = await remis();
  const avant = await remplir(`${mise}/prise-en-charge`);
  expect(avant.status).toBe(409);
  expect(await avant.text()).toContain('La réception n’a pas été confirmée');
  expect(await page(`${mise}/rejeter`)).toBe('');
  await remplir(`${mise}/reception`);
  await remplir(`${mise}/prise-en-charge`);
  const apres = await remplir(`${mise}/rejet`, { motif: 'Trop tard.' });
  const html = await apres.text();
  expect(apres.status).toBe(409);
  expectPagePublique(html);
  expect(html).toContain('a déjà été prise en charge');
  expect(html).toContain('Rien n’est enregistré');
});

test('the receptions of a deposit are confirmed all at once, and only them', async () => {
  const { page, remplir, appeler, depotId, types, tourner } = await remis(3);
  expect(await page(`/depots/${depotId}`)).toContain('Confirmer la réception de 3\u00a0bordereaux</button>');
  await remplir(`/mises-a-disposition/${depotId}-2/reception`);
  await tourner();
  const reponse = await remplir(`/depots/${depotId}/receptions`);
  expect([reponse.status, reponse.headers.get('location')]).toEqual([303, `/depots/${depotId}`]);
  for (const n of [1, 2, 3]) expect((await types(n)).filter((type) => type === 'ReceptionConfirmee')).toHaveLength(1);
  await tourner();
  expect(await page(`/depots/${depotId}`)).not.toContain('/receptions"');
  const encore = await appeler(`/depots/${depotId}/receptions`, { method: 'POST' });
  expect(await encore.json()).toEqual({ depotId, confirmees: 0, reste: false });
});

test('the home page names the flows that wait, oldest first, each with its age', async () => {
  const { page, deposer, avancer, remplir, tourner, depotId } = await remis();
  avancer(7200);
  const second = await deposer({ bordereaux: 2, premierBordereau: 90, premierePiece: 2000 });
  const accueil = await page('/');
  expectPagePublique(accueil);
  const [, traiter = ''] = /id="legende-a-traiter"(.*?)<\/section>/s.exec(accueil) ?? [];
  const liens = [...traiter.matchAll(/href="(\/(?:mises|depots)[^"]+)"/g)].map(([, lien]) => lien);
  expect(liens).toEqual([`/mises-a-disposition/${depotId}-1`, `/depots/${second}`]);
  expect(traiter).toContain('2\u00a0h\u00a0');
  expect(traiter).toContain('2\u00a0réceptions à confirmer');
  await remplir(`/mises-a-disposition/${depotId}-1/reception`);
  await tourner();
  expect(await page('/')).toContain('1\u00a0à prendre en charge ou à rejeter');
  await remplir(`/mises-a-disposition/${depotId}-1/prise-en-charge`);
  await tourner();
  expect(await page('/')).not.toContain(`/mises-a-disposition/${depotId}-1`);
});

describe('with people who sign in', () => {
  let c: Awaited<ReturnType<typeof suspensionEprouvee>>;
  let depotId: string;
  let agent: Awaited<ReturnType<typeof c.venir>>;
  let autre: Awaited<ReturnType<typeof c.venir>>;
  const poste = (codique: string) => ({ type: 'poste', codique }) as const;

  beforeAll(async () => {
    c = await suspensionEprouvee('2026-11-02T08:00:00.000Z');
    const demande = { bordereaux: 2, signature: 'aucune' } as const;
    depotId = await c.deposer(await fluxDeSaintAubin(demande, { signeLe: '2026-11-01T08:00:00Z' }), 'flux.xml');
    await c.tourner();
    agent = await c.venir({
      ...{ role: 'agent-comptable', perimetre: poste(CODIQUE), courriel: 'agent@exemple.invalid' },
      ...{ delegant: c.ferrand.id, actes: ['lire-depot', 'lire-depots', 'traiter-mise', 'accueil'] },
    });
    autre = await c.venir({ role: 'comptable', perimetre: poste('099077'), courriel: 'autre@exemple.invalid' });
  });

  test('the comptable and his agent act in the name of the poste, and the journal says which of them', async () => {
    const [premiere, seconde] = [1, 2].map((n) => `/mises-a-disposition/${depotId}-${n}`);
    expect((await c.remplir(`${premiere}/reception`, {}, { qui: agent })).status).toBe(303);
    expect((await c.remplir(`${premiere}/prise-en-charge`, {})).status).toBe(303);
    expect((await c.dire(`${seconde}/reception`, {}, { qui: agent })).status).toBe(200);
    const events = lireMise((await c.journal.read(`mise/${depotId}/1`)).events).slice(-2);
    expect(events.map(({ data }) => data)).toEqual([
      { par: CODIQUE, saisiPar: { role: 'agent-comptable', id: agent.id, codique: CODIQUE } },
      { par: CODIQUE, saisiPar: { role: 'comptable', id: c.ferrand.id, codique: CODIQUE } },
    ]);
    const html = await c.page(premiere ?? '', agent);
    expect(html).toContain(`Réception confirmée par le poste ${CODIQUE} (agent comptable).`);
    expect(html).toContain(`Pris en charge par le poste ${CODIQUE} (comptable).`);
    expect(html).not.toContain('ferrand');
  });

  test('whoever does not act for that poste has neither the page, nor the link to it, nor the act', async () => {
    const mise = `/mises-a-disposition/${depotId}-2`;
    for (const [qui, statut] of [
      [c.maire, 403],
      [c.administrateur, 403],
      [autre, 404],
    ] as const) {
      expect((await c.lire(mise, { qui })).status).toBe(statut);
      expect((await c.remplir(`${mise}/rejet`, { motif: 'Non.' }, { qui })).status).toBe(statut);
      expect((await c.remplir(`/depots/${depotId}/receptions`, {}, { qui })).status).toBe(statut);
    }
    expect(await c.page(`/depots/${depotId}`, c.maire)).not.toContain('/mises-a-disposition/');
    expect(await c.page(`/depots/${depotId}`, agent)).toContain(mise);
    expect(await c.page(`/depots/${depotId}/bordereaux/2`, agent)).toContain(mise);
  });

  test('an act recorded before its author was is still read', async () => {
    const event = (await c.journal.read(`mise/${depotId}/1`)).events.at(-1);
    if (event === undefined) throw new Error('nothing was done');
    const [ancien] = lireMise([{ ...event, data: { par: CODIQUE } }]);
    expect(ancien?.data).toEqual({ par: CODIQUE });
  });

  /** Whether the deposit is in the list of each, and what he gets who asks for it. */
  const vuPar = (id: string, ...qui: readonly (typeof agent)[]) =>
    Promise.all(
      qui.map(async (un) => {
        const { depots } = await (await c.lire('/depots?max=50', { qui: un })).json();
        const liste = depots.some((depot: { depotId: string }) => depot.depotId === id);
        return [liste, (await c.lire(`/depots/${id}`, { qui: un })).status];
      }),
    );

  test('a rejected flow is listed for the poste that its header names, who may read it, and for no other', async () => {
    const demande = { codique: '099077', signature: 'aucune', premierBordereau: 300, nomFic: 'ailleurs' } as const;
    const contenu = await fluxDeSaintAubin(demande, { signeLe: '2026-11-01T08:00:00Z' });
    const rejete = await c.deposer(contenu, 'ailleurs.xml');
    await c.tourner();
    expect((await (await c.lire(`/depots/${rejete}`, { qui: c.maire })).json()).etat).toBe('rejete');
    expect(await vuPar(rejete, autre, c.ferrand)).toEqual([
      [true, 200],
      [false, 404],
    ]);
  });

  test('a file that a poste deposits and whose header names another is listed for both, who may both read it', async () => {
    const demande = { signature: 'aucune', premierBordereau: 400, nomFic: 'du-poste' } as const;
    const contenu = await fluxDeSaintAubin(demande, { signeLe: '2026-11-01T08:00:00Z' });
    const cookie = c.cookie(autre.id, autre.courriel, autre.siret);
    const depot = await c.appeler('/depots?codique=099077&nom=du-poste.xml', {
      ...{ method: 'POST', body: new Blob([new Uint8Array(contenu)]) },
      headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
    });
    const { depotId: duPoste } = await depot.json();
    await c.tourner();
    const tiers = { role: 'comptable', perimetre: poste('099088'), courriel: 'tiers@exemple.invalid' } as const;
    expect(await vuPar(duPoste, autre, c.ferrand, await c.venir(tiers))).toEqual([
      [true, 200],
      [true, 200],
      [false, 404],
    ]);
  });
});
