/** From an altered flow to its suspension, the paper and the lifting: by the keyboard alone, then without JavaScript. */
import { expect, test } from 'vitest';
import { clavierDe } from './clavier.ts';
import { seConnecter, terrain } from './navigateur.ts';

const { ouvrir } = terrain();

const COMPTABLE = 'Aubin Ferrandière';

/** The demonstration holds one altered flow: its ordonnateur is the one whose alteration waits. */
test('with the keyboard alone, a comptable signs in, qualifies an alteration and pronounces the suspension', async () => {
  const page = await ouvrir();
  const clavier = clavierDe(page);
  await page.goto('/connexion');
  await clavier.actionner(`Se connecter comme ${COMPTABLE}`);
  await clavier.actionner(/^Utiliser/);
  await clavier.actionner('Suspensions');
  await clavier.actionner(/^Dépôt [0-9a-f]{12}/);
  await clavier.choisir('Cette altération est-elle grave', 'Oui');
  await clavier.ecrire('Raison', 'Le montant d’un mandat a changé après la signature.');
  await clavier.actionner('Enregistrer le constat');
  expect(await page.locator('main').textContent()).toContain('qualifiée grave');
  await clavier.ecrire('Raison', 'Montants changés après la signature : bordereau 47.');
  await clavier.actionner('Continuer');
  expect(await page.locator('h1').textContent()).toContain('Récapitulatif');
  await clavier.actionner('Prononcer la suspension');
  await expect.poll(() => page.locator('main').textContent()).toContain('Prononcée le');
});

test('without JavaScript, the ordonnateur acknowledges it, and the comptable lifts it', async () => {
  const comptable = await ouvrir({ javaScriptEnabled: false });
  await seConnecter(comptable, COMPTABLE);
  await comptable.goto('/suspensions');
  const siret = (await comptable.getByRole('rowheader').first().textContent())?.trim() ?? '';
  const ordonnateur = await ouvrir({ javaScriptEnabled: false });
  await seConnecter(ordonnateur, siret === '00010204600018' ? 'Solène Brévalain' : 'Côme Quérouville');
  expect(await ordonnateur.locator('main').textContent()).toMatch(/suspen/i);
  await ordonnateur.goto(`/adhesions/${siret}/suspension`);
  await ordonnateur.getByRole('button', { name: 'Accuser réception et lire la lettre' }).click();
  expect(await ordonnateur.locator('main').textContent()).toContain('27 juin 2007');
  await comptable.goto(`/adhesions/${siret}/suspension`);
  expect(await comptable.locator('main').textContent()).toContain('accusé de réception de l’ordonnateur');
  await comptable.getByRole('link', { name: 'Lever la suspension' }).click();
  await comptable.getByLabel('Raison').fill('Le poste de signature a été remis en état, les flux sont intacts.');
  await comptable.getByRole('button', { name: 'Continuer' }).click();
  await comptable.getByRole('button', { name: 'Lever la suspension' }).click();
  await comptable.goto('/suspensions');
  expect(await comptable.locator('main').textContent()).toContain('Aucune adhésion n’est suspendue');
});
