/** What was destroyed at its term is no loss; what the journal does not say destroyed is. */
import { expect, test } from 'vitest';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { sceller } from '../../functions/preuve/sceller.ts';
import { auditerLeDossier } from '../../infra/embedded/auditer.ts';
import { adherer } from '../depot/etapes.ts';
import { dossierPassager, horlogeEprouvee } from '../platform/dossier.ts';
import { besoins, deposerEtJuger } from '../preuve/etapes.ts';
import { purgerMaintenant } from '../retention/etapes.ts';

test('an audit tells of a version that outlived its purge, whether the journal named it or not', async () => {
  const dossier = dossierPassager();
  const clock = horlogeEprouvee();
  const plateforme = { ...ouvrirPlateforme(dossier, { clock, maxReceiveCount: () => 5 }), avancer: clock.avancer };
  await adherer(plateforme);
  const depotId = await deposerEtJuger(plateforme, 'a.xml');
  await sceller(besoins(plateforme));
  plateforme.avancer(11 * 366 * 86_400);
  await purgerMaintenant(plateforme);
  const codes = () =>
    auditerLeDossier(dossier, { finiAvant: '0', auRepos: true, scelleAvant: '0' }).map(({ code }) => code);
  expect(codes()).toEqual([]);
  await plateforme.objets.create('verdicts', `${depotId}/revenu.json`, Buffer.from('{}'));
  expect(codes()).toEqual(['PURGE_INACHEVEE']);
  plateforme.close();
});

test('an audit finds a purged deposit as it was, and a missing one lost', async () => {
  const dossier = dossierPassager();
  const clock = horlogeEprouvee();
  const plateforme = { ...ouvrirPlateforme(dossier, { clock, maxReceiveCount: () => 5 }), avancer: clock.avancer };
  await adherer(plateforme);
  await deposerEtJuger(plateforme, 'a.xml');
  await sceller(besoins(plateforme));
  const auditer = () => {
    const maintenant = plateforme.horloge.now();
    const options = { finiAvant: maintenant, auRepos: true, scelleAvant: maintenant };
    return auditerLeDossier(dossier, options).map(({ code }) => code);
  };
  const avant = auditer();
  plateforme.avancer(11 * 366 * 86_400);
  expect(await purgerMaintenant(plateforme)).toMatchObject({ documents: 3 });
  expect(auditer()).toEqual(avant);
  const { data } = (await plateforme.journal.read('adhesion/21330000100017')).events[0] ?? {};
  expect(data).toBeDefined();
  plateforme.avancer(60);
  const perdu = await deposerEtJuger(plateforme, 'b.xml');
  const recu = (await plateforme.journal.read(`depot/${perdu}`)).events[0]?.data as { key: string; version: string };
  await plateforme.objets.effacer({ bucket: 'depot', key: recu.key, version: recu.version });
  expect(auditer()).toContain('FICHIER_PERDU');
  plateforme.close();
});
