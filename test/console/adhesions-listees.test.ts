/** The list of adhésions shows to each what is his; each act is that of whoever is signed in. */
import { expect, test } from 'vitest';
import { activer, tenirLeRegistre } from '../../functions/adhesion/handler.ts';
import { enBref } from '../../functions/adhesion/registre/formulaire.ts';
import { reconnaitreUneAdhesion } from '../../functions/console/lecture/adhesion/adhesions-connues.ts';
import { listerAdhesions } from '../../functions/console/lecture/adhesion/adhesions-listees.ts';
import { motsDe } from '../../functions/console/lecture/depot/mots-du-nom.ts';
import { lireAdhesion } from '../../schemas/evenements/adhesion.ts';
import { annexe } from '../adhesion/registre.ts';
import { ADMINISTRATEUR, formulaire } from '../depot/exemples.ts';
import { plateformeEnMemoire } from '../platform/dossier.ts';
import { accesEprouve } from './acces-eprouve.ts';

async function registre(combien: number) {
  const plateforme = plateformeEnMemoire();
  const sirets = Array.from({ length: combien }, (_, n) => `000${String(n).padStart(11, '0')}`);
  for (const [n, siret] of sirets.entries()) {
    const codiques = [n % 2 === 0 ? '033001' : '033002'];
    if (n % 3 === 0) {
      const complet = enBref({
        siret,
        codiques,
        siretsRattaches: [],
        annexe: annexe({ organisme: `Syndicat n° ${n}` }),
      });
      const auteurs = { decidePar: ADMINISTRATEUR, saisiPar: ADMINISTRATEUR };
      await tenirLeRegistre(plateforme)({ type: 'preparer', formulaire: complet, ...auteurs });
    } else await activer(plateforme)({ formulaire: formulaire({ siret, codiques }), saisiPar: ADMINISTRATEUR });
    const { events } = await plateforme.journal.read(`adhesion/${siret}`);
    await reconnaitreUneAdhesion(plateforme.lectures, lireAdhesion(events));
  }
  return { plateforme, sirets };
}

const TOUT = { type: 'tout' } as const;

test('page after page, every adhésion is met once, whatever is asked of it', async () => {
  const { plateforme, sirets } = await registre(45);
  const parcourir = async (demande: { q?: string; situation?: 'active' | 'en-preparation' }) => {
    const vus: string[] = [];
    let apres: string | undefined;
    for (let pages = 0; pages < 20; pages++) {
      const page = await listerAdhesions(plateforme, TOUT, { ...demande, max: 7, apres });
      expect(page.adhesions.length).toBeLessThanOrEqual(7);
      vus.push(...page.adhesions.map(({ siret }) => siret));
      if (page.suivant === null) break;
      apres = page.suivant;
    }
    return vus;
  };
  expect(await parcourir({})).toEqual(sirets);
  expect(await parcourir({ situation: 'en-preparation' })).toEqual(sirets.filter((_, n) => n % 3 === 0));
  expect(await parcourir({ situation: 'active' })).toEqual(sirets.filter((_, n) => n % 3 !== 0));
  expect((await parcourir({ q: 'syndicat' })).sort()).toEqual(sirets.filter((_, n) => n % 3 === 0));
});

test('each sees what is his: the poste its ordonnateurs, the ordonnateur himself, an étude nothing', async () => {
  const { plateforme, sirets } = await registre(9);
  const [siret = ''] = sirets;
  const vus = async (perimetre: Parameters<typeof listerAdhesions>[1]) =>
    (await listerAdhesions(plateforme, perimetre, { max: 50 })).adhesions.map((une) => une.siret);
  expect(await vus({ type: 'poste', codique: '033002' })).toEqual(sirets.filter((_, n) => n % 2 === 1));
  expect(await vus({ type: 'ordonnateur', siret })).toEqual([siret]);
  expect(await vus({ type: 'ordonnateur', siret: '99999999999999' })).toEqual([]);
  expect(await vus({ type: 'etude', siret })).toEqual([]);
});

test('an organisme that changes its name or its poste is found by the new ones alone', async () => {
  const { plateforme, sirets } = await registre(1);
  const [siret = ''] = sirets;
  const nouveau = enBref({
    siret,
    codiques: ['033002'],
    siretsRattaches: [],
    annexe: annexe({ organisme: 'Régie des eaux' }),
  });
  const auteurs = { decidePar: ADMINISTRATEUR, saisiPar: ADMINISTRATEUR };
  await tenirLeRegistre(plateforme)({ type: 'preparer', formulaire: nouveau, ...auteurs });
  const { events } = await plateforme.journal.read(`adhesion/${siret}`);
  await reconnaitreUneAdhesion(plateforme.lectures, lireAdhesion(events));
  const trouves = async (perimetre: Parameters<typeof listerAdhesions>[1], q: string) =>
    (await listerAdhesions(plateforme, perimetre, { q, max: 5 })).adhesions.length;
  expect(await trouves(TOUT, 'syndicat')).toBe(0);
  expect(await trouves(TOUT, 'EAUX')).toBe(1);
  expect(await trouves({ type: 'poste', codique: '033001' }, '')).toBe(0);
  expect(await trouves({ type: 'poste', codique: '033002' }, '')).toBe(1);
});

test('a name is looked for without accents, from any of its words on', () => {
  expect(motsDe('Commune de Saint-Aubin-les-Étangs')).toEqual([
    'COMMUNE DE SAINT AUBIN LES ETANGS',
    'DE SAINT AUBIN LES ETANGS',
    'SAINT AUBIN LES ETANGS',
    'AUBIN LES ETANGS',
    'LES ETANGS',
    'ETANGS',
  ]);
  expect(motsDe(' – ')).toEqual([]);
});

test('an act is that of whoever is signed in, whatever his request says', async () => {
  const eprouve = accesEprouve();
  const siret = '00012345600013';
  const { cookie } = await eprouve.venir({ role: 'ordonnateur', perimetre: { type: 'ordonnateur', siret } });
  const corps = {
    organisme: 'Commune d’essai',
    representant: { civilite: 'M.', nom: 'Exemple', prenom: 'Jean', qualite: 'Maire' },
    codiques: ['033001'],
    versionPes: '2',
    transmission: { mode: 'portail-dgfip' },
    depense: { adhere: true, donneesDepuis: '2026-01-01', editeur: 'Éditeur', progiciel: 'Compta' },
    certificat: { famille: 'dgfip' },
    renonciation: 'Par courrier.',
    decidePar: ADMINISTRATEUR,
    saisiPar: ADMINISTRATEUR,
  };
  const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', Cookie: cookie };
  const poster = (route: string, body: object) =>
    eprouve.appeler(`/adhesions/${siret}/${route}`, { method: 'POST', body: JSON.stringify(body), headers });
  expect((await poster('formulaire', { ...corps, decidePar: undefined })).status).toBe(201);
  const [prepare] = (await eprouve.journal.read(`adhesion/${siret}`)).events;
  expect(prepare?.data).toMatchObject({
    saisiPar: { role: 'ordonnateur', siret },
    decidePar: { role: 'ordonnateur', siret },
  });
  const usurpe = await poster('actes/validation', {
    le: '2026-01-02',
    decidePar: { role: 'comptable', id: 'autre', codique: '033001' },
  });
  expect(usurpe.status).toBe(403);
  expect((await usurpe.json()).code).toBe('SAISIE_PAR_UN_TIERS');
  const autre = await eprouve.appeler('/adhesions/00099999900014/formulaire', { headers });
  expect(autre.status).toBe(403);
});
