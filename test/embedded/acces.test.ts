import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { activer } from '../../functions/adhesion/handler.ts';
import { enVigueurDe } from '../../functions/habilitation/de-la-personne.ts';
import { personneDe } from '../../functions/habilitation/personne.ts';
import { lireLesCles, ouvrirAcces, SecretPerdu } from '../../infra/embedded/acces.ts';
import { estDeDemonstration, habiliterLesPersonas, PERSONAS } from '../../infra/embedded/demonstration/personas.ts';
import { activerLeRegistre, COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { lireReglages, ReglageIncorrect } from '../../infra/embedded/reglages.ts';
import { CLES } from '../console/acces-eprouve.ts';
import { dossierPassager, plateformePassagere } from '../platform/dossier.ts';

const OIDC = {
  PASSERELLE_OIDC_EMETTEUR: 'https://identite.exemple.invalid/api/v2',
  PASSERELLE_OIDC_CLIENT: 'abc',
  PASSERELLE_OIDC_SECRET: 'un secret',
  PASSERELLE_OIDC_RETOUR: 'https://passerelle.exemple.invalid/connexion/retour',
};
const regler = (env: Record<string, string>) => lireReglages([], env, '/');

test('the key of the identities is drawn once, and read by the account of the server alone', async () => {
  const dossier = dossierPassager();
  const { journal } = plateformePassagere();
  const cles = await lireLesCles(dossier, journal);
  expect(await lireLesCles(dossier, journal)).toEqual(cles);
  expect(await lireLesCles(dossierPassager(), journal)).not.toEqual(cles);
  if (process.platform === 'win32') return;
  expect(statSync(join(dossier, 'secrets')).mode & 0o777).toBe(0o700);
  expect(statSync(join(dossier, 'secrets', 'identites')).mode & 0o777).toBe(0o600);
});

test('where the journal knows a person by a key that is gone, no other is drawn: the remedy is said', async () => {
  const dossier = dossierPassager();
  const plateforme = plateformePassagere();
  const cles = await lireLesCles(dossier, plateforme.journal);
  await habiliterLesPersonas({ ...plateforme, cles }, `depot/${'0'.repeat(64)}`);
  expect(await lireLesCles(dossier, plateforme.journal)).toEqual(cles);
  rmSync(join(dossier, 'secrets'), { recursive: true });
  await expect(lireLesCles(dossier, plateforme.journal)).rejects.toThrow(SecretPerdu);
  await expect(lireLesCles(dossier, plateforme.journal)).rejects.toThrow(/« secrets » de la sauvegarde/);
  expect(existsSync(join(dossier, 'secrets'))).toBe(false);
});

test.each(['0.0.0.0', '::', '192.0.2.7', 'passerelle.exemple.invalid'])(
  'without a provider, listening on %s is refused',
  (ecoute) => {
    expect(() => regler({ PASSERELLE_ECOUTE: ecoute })).toThrow(ReglageIncorrect);
    expect(regler({ ...OIDC, PASSERELLE_ECOUTE: ecoute }).ecoute).toBe(ecoute);
  },
);

test.each([
  [{ PASSERELLE_OIDC_SECRET: '' }, /PASSERELLE_OIDC_SECRET manque/],
  [{ PASSERELLE_OIDC_CLIENT: '' }, /PASSERELLE_OIDC_CLIENT manque/],
  [{ PASSERELLE_OIDC_EMETTEUR: 'http://identite.exemple.invalid' }, /PASSERELLE_OIDC_EMETTEUR.*https/],
  [{ PASSERELLE_OIDC_RETOUR: 'http://passerelle.exemple.invalid/connexion/retour' }, /PASSERELLE_OIDC_RETOUR.*https/],
  [{ PASSERELLE_OIDC_RETOUR: 'https://passerelle.exemple.invalid/' }, /connexion\/retour/],
  [{ PASSERELLE_OIDC_SECRET_FICHIER: '/nulle/part' }, /PASSERELLE_OIDC_SECRET_FICHIER/],
] as readonly (readonly [Record<string, string>, RegExp])[])(
  'a provider that is configured with %j is refused in French',
  (autre, phrase) => {
    expect(() => regler({ ...OIDC, ...autre })).toThrow(phrase);
  },
);

test('the personas are there for the data of a demonstration, on this machine, without a provider; else there are none', async () => {
  const demonstration = plateformePassagere();
  await activerLeRegistre(demonstration);
  const vraie = plateformePassagere();
  const formulaire = {
    siret: COMMUNE.siret,
    codiques: ['099042'],
    siretsRattaches: [],
    budgets: null,
    domaines: ['depense'],
    pjDematerialisees: true,
    depuis: '2026-01-01',
  };
  await activer(vraie)({ formulaire, saisiPar: { role: 'administrateur', id: 'adm-1', codique: null } });
  const vide = plateformePassagere();
  const de = { oidc: null, ouvert: false, demonstration: true, relais: false, contact: null };
  const { oidc } = regler(OIDC);
  const combien = async ({ journal }: typeof vide, autre: Partial<typeof de> = {}) =>
    (await ouvrirAcces(CLES, journal, { ...de, ...autre }).personas()).length;
  expect(await combien(demonstration)).toBe(PERSONAS.length);
  expect(await combien(demonstration, { ouvert: true })).toBe(0);
  expect(await combien(demonstration, { demonstration: false })).toBe(0);
  expect((await ouvrirAcces(CLES, demonstration.journal, { ...de, oidc }).personas()).length).toBe(0);
  expect(await combien(vraie)).toBe(0);
  expect(await combien(vide)).toBe(0);
  expect(await estDeDemonstration(vraie.journal)).toBe(false);
});

test('each persona of the demonstration has the rights that it is shown with, and one has none', async () => {
  const plateforme = plateformePassagere();
  await habiliterLesPersonas({ ...plateforme, cles: CLES }, `depot/${'0'.repeat(64)}`);
  const droits = await Promise.all(
    PERSONAS.map(async ({ courriel, siret }) => {
      const siens = await enVigueurDe(plateforme.journal, personneDe(CLES, courriel), plateforme.horloge.now());
      for (const { perimetre } of siens) if ('siret' in perimetre) expect(perimetre.siret).toBe(siret);
      return siens.map(({ role }) => role);
    }),
  );
  expect(droits.map((siens) => siens.join('+'))).toEqual([
    'administrateur',
    'comptable+comptable',
    'agent-comptable',
    'ordonnateur',
    'agent-ordonnateur',
    'ordonnateur',
    'ordonnateur',
    'etude',
    'mandataire',
    'ddfip',
    'juge',
    '',
  ]);
});
