import { beforeAll, describe, expect, test } from 'vitest';
import { duDeposant, duDepot } from '../../functions/console/garde/cible.ts';
import { deLEchange, deLEtude, duDossier } from '../../functions/console/garde/cible-du-dossier.ts';
import { DROITS, type Droit } from '../../functions/console/garde/table-des-droits.ts';
import type { Acte } from '../../functions/habilitation/actes.ts';
import { activerLeRegistre, COMMUNE, HOPITAL } from '../../infra/embedded/demonstration/registre.ts';
import { accesEprouve } from '../console/acces-eprouve.ts';
import {
  adresse,
  DEPECHE,
  demander,
  type Eprouve,
  MATRICE,
  type Organisme,
  organisme,
  ROLES,
  venirEn,
} from './droits-eprouves.ts';

const ROUTES = new Set(accesEprouve().app.routes.map(({ method, path }) => `${method} ${path}`));
const GARDEES = DROITS.filter(
  (droit): droit is Droit & { acte: Acte } => droit.acte !== 'public' && droit.acte !== 'identifie',
).filter(({ methode, chemin }) => ROUTES.has(`${methode} ${chemin}`));

let eprouve: Eprouve;
let sien: Organisme;
let autre: Organisme;
const cookies = new Map<string, string>();

beforeAll(async () => {
  eprouve = accesEprouve();
  await activerLeRegistre(eprouve);
  sien = await organisme(eprouve, COMMUNE, '00099900000012', '52');
  autre = await organisme(eprouve, HOPITAL, '00099900000038', '10');
  for (const role of ROLES) cookies.set(role, await venirEn(eprouve, role, sien));
});

test('every route of the application is in the table, and every line of the table is a route', () => {
  const routes = eprouve.app.routes.filter(({ method, path }) => !(method === 'ALL' && path.endsWith('*')));
  const dites = new Set(DROITS.map(({ methode, chemin }) => `${methode} ${chemin}`));
  expect(routes.map(({ method, path }) => `${method} ${path}`).filter((route) => !dites.has(route))).toEqual([]);
  const optionnelles = DROITS.filter(({ chemin }) => chemin === '/essai');
  const vraies = new Set(routes.map(({ method, path }) => `${method} ${path}`));
  expect([...dites].filter((dite) => !vraies.has(dite))).toEqual(
    optionnelles.map(({ methode, chemin }) => `${methode} ${chemin}`),
  );
});

test('a route that nobody thought of is answered to nobody', async () => {
  const { app, appeler, venir } = accesEprouve();
  app.get('/oubliee', (c) => c.text('secret'));
  const { cookie } = await venir({ role: 'administrateur', perimetre: { type: 'tout' } });
  const reponse = await appeler('/oubliee', { headers: { ...DEPECHE, Cookie: cookie } });
  expect(reponse.status).toBe(403);
});

test('who is nobody gets a 401 or is led to the sign-in, whatever he asks for', async () => {
  for (const droit of GARDEES) {
    expect((await demander(eprouve, droit, sien, null)).status, droit.chemin).toBe(401);
    const page = await eprouve.appeler(adresse(droit, sien), {
      method: droit.methode,
      headers: { ...DEPECHE, Accept: 'text/html' },
    });
    expect(page.status).toBe(303);
    expect(page.headers.get('location')).toMatch(/^\/connexion(?:\?vers=%2F|$)/);
  }
});

describe.each(ROLES)('%s', (role) => {
  const lettre = 'ACaOoEMDJ'[ROLES.indexOf(role)] ?? '?';
  const cookie = () => cookies.get(role) ?? '';

  test('is refused what is not of his role, whomever it is about', async () => {
    for (const droit of GARDEES.filter(({ acte }) => !MATRICE[acte].includes(lettre)))
      for (const chez of [sien, autre]) {
        const reponse = await demander(eprouve, droit, chez, cookie());
        expect(reponse.status, `${droit.methode} ${droit.chemin}`).toBe(403);
        expect((await reponse.json()).detail).toBe('Votre habilitation ne permet pas cet acte.');
      }
  });

  test('is refused what is of his role where it is about somebody else', async () => {
    const siens = GARDEES.filter(({ acte, cible }) => MATRICE[acte].includes(lettre) && cible !== undefined);
    for (const droit of role === 'administrateur' ? [] : siens) {
      const reponse = await demander(eprouve, droit, autre, cookie());
      expect(reponse.status, `${droit.methode} ${droit.chemin}`).toBe(droit.secret === undefined ? 403 : 404);
      expect((await reponse.json()).detail).toBe(
        droit.secret ?? 'Cet organisme n’est pas celui de votre habilitation.',
      );
    }
  });

  test('is let in where it is about his own', async () => {
    // An ordonnateur has no poste, and a poste no SIRET to deposit under: what is of one is never the other's own.
    const dUnAutre = ({ chemin, cible }: Droit) => {
      if (role === 'juge') return cible === duDossier;
      // The deposits here are of an ordonnateur: those of an étude are its own affair.
      if (role === 'etude' || role === 'mandataire')
        return (
          chemin.includes(':codique') ||
          cible === duDepot ||
          cible === duDeposant ||
          chemin.startsWith('/dossiers/lots')
        );
      // A file of versements is the étude's to bring, and what it is told is its own to fetch; acts in bulk, the comptable's in person.
      if (role.endsWith('comptable') && chemin.startsWith('/dossiers/import')) return true;
      if (role === 'agent-comptable' && chemin.startsWith('/dossiers/lots')) return true;
      if (role.endsWith('comptable')) return cible === duDeposant || cible === deLEtude || cible === deLEchange;
      return role.endsWith('ordonnateur') && chemin.includes(':codique');
    };
    for (const droit of GARDEES.filter((un) => MATRICE[un.acte].includes(lettre) && !dUnAutre(un))) {
      const reponse = await demander(eprouve, droit, sien, cookie());
      expect([401, 403], `${droit.methode} ${droit.chemin}`).not.toContain(reponse.status);
      if (droit.secret !== undefined && reponse.status === 404)
        expect((await reponse.json()).detail, droit.chemin).not.toBe(droit.secret);
    }
  });
});

test('a poste deposits in its own name, in that of no other, and nobody in two names', async () => {
  const deposer = async (qui: string) =>
    (
      await eprouve.appeler(`/depots?${qui}&nom=a.xml`, {
        ...{ method: 'POST', body: '<a/>' },
        headers: { ...DEPECHE, Cookie: cookies.get('comptable') ?? '' },
      })
    ).status;
  expect(await deposer(`codique=${sien.codique}`)).toBe(201);
  expect(await deposer(`codique=${autre.codique}`)).toBe(403);
  expect(await deposer(`codique=${sien.codique}&siret=${autre.siret}`)).toBe(403);
});

test('what is of another and what is of nobody are told apart by nothing', async () => {
  for (const droit of GARDEES.filter(({ secret }) => secret !== undefined)) {
    const lettres = MATRICE[droit.acte];
    const role = lettres.includes('O') ? 'ordonnateur' : lettres.includes('C') ? 'comptable' : 'etude';
    const rien = {
      ...{ ...autre, id: 'f'.repeat(64), dedupId: `${'f'.repeat(64)}-1`, numero: 'D-0' },
      ...{ echange: `pca.${autre.codique}.D-0.1`, contrat: 'PCA-0', reference: 'R-0', etude: '00099900000099' },
    };
    const [deLAutre, dePersonne] = await Promise.all(
      [autre, rien].map((chez) => demander(eprouve, droit, chez, cookies.get(role) ?? '')),
    );
    expect(deLAutre?.status).toBe(404);
    expect([deLAutre?.status, await deLAutre?.text()]).toEqual([dePersonne?.status, await dePersonne?.text()]);
  }
});
