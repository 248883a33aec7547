/** What a page could tell of what its reader may not see, by the way. */
import { expect, test } from 'vitest';
import { activer } from '../../functions/adhesion/handler.ts';
import { listerDepots } from '../../functions/console/lecture/depot/liste.ts';
import { adresseDeNotification } from '../../functions/console/lecture/suspension/notification.ts';
import { emettre } from '../../functions/habilitation/emission.ts';
import { EXPLOITANT } from '../../functions/habilitation/qui.ts';
import { ObjetAbsent } from '../../functions/platform/ports.ts';
import { formulaire } from '../depot/exemples.ts';
import { CODIQUE, fluxDeSaintAubin, SIRET, suspensionEprouvee } from './suspension-eprouvee.ts';

const DEPART = '2026-11-02T08:00:00.000Z';
const SIGNE = { signeLe: '2026-11-02T07:30:00.000Z' };
const VOISIN = '00099900000014';
const DE_LA_COMMUNE = { type: 'ordonnateur', siret: SIRET } as const;

async function avecUnDepot() {
  const eprouvee = await suspensionEprouvee(DEPART);
  const depotId = await eprouvee.deposer(await fluxDeSaintAubin({ premierBordereau: 51 }, SIGNE), 'confidentiel.xml');
  await eprouvee.tourner();
  return { ...eprouvee, depotId };
}

test('the home page tells an agent and a token nothing of the lists that they may not read', async () => {
  const { venir, maire, page, appeler, ...needs } = await avecUnDepot();
  const agent = await venir({
    ...{ role: 'agent-ordonnateur', perimetre: DE_LA_COMMUNE, courriel: 'agent@exemple.invalid', nom: 'Agent' },
    ...{ actes: ['deposer'], delegant: maire.id },
  });
  const demande = { role: 'agent-ordonnateur', perimetre: DE_LA_COMMUNE, actes: ['deposer'], au: '2026-12-01' };
  const emis = await emettre(needs)(EXPLOITANT, { ...demande, objet: 'Logiciel.' }, new Uint8Array(40));
  const Authorization = `Bearer ${emis.ok ? emis.jeton : ''}`;
  const duJeton = await appeler('/', { headers: { Authorization, Accept: 'text/html' } });
  expect(duJeton.status).toBe(200);
  expect(await page('/', maire)).toContain('confidentiel.xml');
  for (const html of [await page('/', agent), await duJeton.text()]) {
    expect(html).not.toContain('confidentiel.xml');
    expect(html).not.toContain('Suspension de votre adhésion');
    expect(html).not.toContain('Certificats de signature');
  }
});

test('how busy the machine is, is told to whoever watches it alone', async () => {
  const { lire, maire, ferrand, administrateur } = await suspensionEprouvee(DEPART);
  for (const qui of [maire, ferrand])
    expect(await (await lire('/sante', { qui })).json()).toEqual({ etat: 'en-service' });
  expect(await (await lire('/sante', { qui: administrateur })).json()).toMatchObject({ enAttente: expect.any(Number) });
});

/** More of them than one search looks at. */
async function depotsDuVoisin({ lectures }: Awaited<ReturnType<typeof suspensionEprouvee>>, modele: string) {
  const resume = JSON.parse((await lectures.get('depots', modele)) ?? '');
  for (let i = 0; i < 230; i++) {
    const depotId = i.toString(16).padStart(64, '0');
    const rank = `2026-10-01T00:00:00.000Z/${depotId}`;
    const sien = { ...resume, depotId, expediteur: VOISIN, poste: '033009', destinataires: [] };
    await lectures.put('depots', depotId, { rank, body: JSON.stringify(sien) });
    await lectures.put(`depots/ordonnateur/${VOISIN}`, rank, { rank, body: depotId });
  }
}

test('a search among the deposits of another depositor gives nothing, and no place in his list', async () => {
  const eprouvee = await avecUnDepot();
  await depotsDuVoisin(eprouvee, eprouvee.depotId);
  const vide = { depots: [], suivant: null, precedent: null };
  for (const qui of [eprouvee.maire, eprouvee.ferrand])
    for (const cherche of ['expediteur', 'q'])
      expect(await (await eprouvee.lire(`/depots?${cherche}=${VOISIN}`, { qui })).json()).toEqual(vide);
  const chez = async (expediteur: string) =>
    (await listerDepots(eprouvee, { type: 'poste', codique: CODIQUE }, { max: 25, expediteur })).depots;
  expect((await chez(SIRET)).map(({ depotId }) => depotId)).toEqual([eprouvee.depotId]);
});

test('a flow that bears the IdColl of another is not told which deposits of his brought its PJ', async () => {
  const eprouvee = await suspensionEprouvee(DEPART);
  const saisiPar = { role: 'administrateur', id: 'demonstration', codique: null } as const;
  await activer(eprouvee)({ formulaire: formulaire({ siret: VOISIN, codiques: [CODIQUE] }), saisiPar });
  const perimetre = { type: 'ordonnateur', siret: VOISIN } as const;
  const voisin = await eprouvee.venir({ role: 'ordonnateur', perimetre, courriel: 'v@exemple.invalid', nom: 'Voisin' });
  const demande = { premierBordereau: 51, pj: 1, signature: 'aucune' } as const;
  const apporte = await eprouvee.deposer(await fluxDeSaintAubin({ ...demande, nomFic: 'un' }, SIGNE), 'un.xml');
  await eprouvee.tourner();
  const sansPj = (await fluxDeSaintAubin({ ...demande, nomFic: 'deux' }, SIGNE))
    .toString('latin1')
    .replace(/<PES_PJ>[\s\S]*<\/PES_PJ>/, '');
  const { id, courriel, siret } = voisin;
  const depose = await eprouvee.appeler(`/depots?siret=${VOISIN}&nom=deux.xml`, {
    method: 'POST',
    body: new Blob([new Uint8Array(Buffer.from(sansPj, 'latin1'))]),
    headers: { Cookie: eprouvee.cookie(id, courriel, siret), 'Sec-Fetch-Site': 'same-origin' },
  });
  const { depotId } = await depose.json();
  await eprouvee.tourner();
  for (const qui of [voisin, eprouvee.ferrand, eprouvee.administrateur]) {
    const lu = await eprouvee.lire(`/depots/${depotId}/bordereaux/1`, { qui });
    expect(lu.status).toBe(200);
    expect(await lu.text()).not.toContain(apporte);
  }
});

test('an ordonnateur is written to, however many rights were opened to his agents since his own', async () => {
  const eprouvee = await suspensionEprouvee(DEPART);
  const { venir, maire, avancer, tourner } = eprouvee;
  for (let i = 0; i < 51; i++) {
    avancer(1);
    await venir({
      ...{ role: 'agent-ordonnateur', perimetre: DE_LA_COMMUNE, courriel: `agent${i}@exemple.invalid`, nom: 'Agent' },
      ...{ actes: ['deposer'], delegant: maire.id },
    });
  }
  await tourner();
  expect(await adresseDeNotification(eprouvee)(SIRET)).toMatchObject({ courriels: [maire.courriel] });
});

test('a body that is not what it announces is refused, and alerts nobody', async () => {
  const { appeler, cookie, ferrand, signales } = await suspensionEprouvee(DEPART);
  const siennes = { Cookie: cookie(ferrand.id, ferrand.courriel, null), 'Sec-Fetch-Site': 'same-origin' };
  const envoyer = async (chemin: string, type: string, body: string) =>
    (await appeler(chemin, { method: 'POST', body, headers: { ...siennes, 'Content-Type': type } })).status;
  for (const chemin of ['/habilitations', '/jetons', '/compte/habilitation', '/connexion/persona']) {
    expect([chemin, await envoyer(chemin, 'multipart/form-data', 'zzz')]).toEqual([chemin, 400]);
    expect([chemin, await envoyer(chemin, 'application/json', '{')]).toEqual([chemin, 400]);
  }
  expect(signales).toEqual([]);
});

test('a written decision whose keeping has ended is said to be kept no more', async () => {
  const eprouvee = await suspensionEprouvee(DEPART);
  const { remplir, lire, objets, signales } = eprouvee;
  const fichier = new File(['décision'], 'decision.pdf');
  const base = `/adhesions/${SIRET}/suspension`;
  await remplir(base, { motif: 'acces-empeche', raison: 'Panne.', fichier });
  const { piece } = (await (await lire(base)).json()).enCours.prononcee;
  const chemin = `${base}/documents/${piece.sha256}`;
  expect((await lire(chemin)).status).toBe(200);
  objets.read = (ref) => {
    throw new ObjetAbsent(`${ref.key}`);
  };
  expect((await lire(chemin)).status).toBe(404);
  expect(signales).toEqual([]);
});
