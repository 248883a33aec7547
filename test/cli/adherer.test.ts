import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { fluxDeDonnees } from '../console/console-eprouvee.ts';
import { lancer } from '../embedded/serveur-lance.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { passerelle } from './commande-lancee.ts';

const SIRET = '00012345600013';

async function surUnServeurVide() {
  const { url } = await lancer(dossierPassager());
  const cwd = dossierPassager();
  const appeler = (...args: string[]) => passerelle([...args, '--serveur', url], { cwd });
  return { url, cwd, appeler };
}

test('what the empty page tells to type works, from the adhésion to the verdict', async () => {
  const { url, cwd, appeler } = await surUnServeurVide();
  const html = await (await fetch(url, { headers: { Accept: 'text/html' } })).text();
  const exemples = [...html.matchAll(/passerelle ((?:adherer|deposer) [^<\n]*)/g)].map(([, args = '']) =>
    args.split(' '),
  );
  expect(exemples.map(([nom]) => nom)).toEqual(['adherer', 'deposer']);
  const [adherer = [], deposer = []] = exemples;
  writeFileSync(join(cwd, 'flux.xml'), fluxDeDonnees({ siret: SIRET }));

  const adhesion = await appeler(...adherer);
  expect(adhesion).toMatchObject({ code: 0, messages: '' });
  expect(adhesion.sortie).toBe(`Adhésion de l’ordonnateur ${SIRET} enregistrée, avec effet au 01/01/2026.\n`);
  const depot = await appeler(...deposer, '--json');
  expect(depot.code).toBe(0);
  // The delivery is decided once the answer has left.
  await vi.waitFor(
    async () => {
      const suivi = await appeler('suivre', JSON.parse(depot.sortie).depotId, '--attendre', '--json');
      expect(suivi.code).toBe(0);
      expect(JSON.parse(suivi.sortie)).toMatchObject({ etat: 'accepte', destinataires: ['099042'] });
    },
    { timeout: 20_000 },
  );
}, 30_000);

test('every field of the form can be given', async () => {
  const { appeler } = await surUnServeurVide();
  const form = ['--codique', '099042', '--codique', '099077', '--depuis', '2026-03-01', '--saisi-par', 'adm-1'];
  const bornes = [
    '--domaine',
    'depense',
    '--budget',
    '00',
    '--budget',
    '01',
    '--rattache',
    '00012345600021',
    '--sans-pj',
  ];
  const { code, sortie } = await appeler('adherer', SIRET, ...form, ...bornes, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(sortie)).toMatchObject({
    etat: 'active',
    formulaire: {
      codiques: ['099042', '099077'],
      domaines: ['depense'],
      budgets: ['00', '01'],
      siretsRattaches: ['00012345600021'],
      pjDematerialisees: false,
      depuis: '2026-03-01',
    },
  });
});

test('a form that is incomplete or incorrect is a misuse', async () => {
  const { appeler } = await surUnServeurVide();
  const form = ['--codique', '099042', '--depuis', '2026-03-01', '--saisi-par', 'adm-1'];
  expect((await appeler('adherer', SIRET, ...form.slice(2))).messages).toMatch(/^L’option --codique est obligatoire\./);
  expect((await appeler('adherer', SIRET, ...form.slice(0, 4))).code).toBe(2);
  expect((await appeler('adherer', SIRET, ...form, '--domaine', 'epargne')).messages).toContain('« epargne »');
  expect((await appeler('adherer', '12', ...form)).code).toBe(2);
  expect((await appeler('adherer', SIRET, ...form.slice(0, 2), '--depuis', '2026-02-31', ...form.slice(4))).code).toBe(
    2,
  );
});

test('a real client that announces JSON and sends nothing is understood', async () => {
  const { url } = await surUnServeurVide();
  const route = `${url}/mises-a-disposition/${'0'.repeat(64)}-1/reception`;
  // 404 and not 400: the body was accepted, the delivery is unknown.
  const reponse = await fetch(route, { method: 'POST', headers: { 'Content-Type': 'application/json' } });
  expect(reponse.status).toBe(404);
});
