import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { fluxDeDonnees } from '../console/console-eprouvee.ts';
import { attendre, lancer, preparer } from '../embedded/serveur-lance.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { passerelle } from './commande-lancee.ts';

const { siret } = COMMUNE;
const { codique } = COMMUNE.poste;

async function client() {
  const dossier = dossierPassager();
  await preparer(dossier);
  const { url } = await lancer(dossier);
  const cwd = dossierPassager();
  writeFileSync(join(cwd, 'flux.xml'), fluxDeDonnees({ bordereaux: 2 }));
  writeFileSync(join(cwd, 'mauvais.xml'), '<a>');
  writeFileSync(join(cwd, 'decision.pdf'), 'décision signée');
  const appeler = (...args: string[]) => passerelle([...args, '--serveur', url], { cwd });
  const json = async (...args: string[]) => {
    const { code, sortie } = await appeler(...args, '--json');
    return { code, lignes: sortie.split('\n').flatMap((ligne) => (ligne === '' ? [] : [JSON.parse(ligne)])) };
  };
  const lue = async (chemin: string) => (await fetch(`${url}/${chemin}`)).json();
  return { appeler, json, lue };
}

test('the whole journey by the command line', async () => {
  const { appeler, json } = await client();
  const depot = await json('deposer', 'flux.xml', 'mauvais.xml', '--siret', siret);
  expect(depot).toMatchObject({ code: 0, lignes: [{ nom: 'flux.xml' }, { nom: 'mauvais.xml' }] });
  const [bon, mauvais] = depot.lignes.map(({ depotId }) => depotId);

  const suivi = await json('suivre', bon, '--attendre');
  expect(suivi).toMatchObject({ code: 0, lignes: [{ etat: 'accepte', repondu: true }] });
  const rejet = await appeler('suivre', mauvais.slice(0, 12), '--attendre');
  expect(rejet.code).toBe(1);
  expect(rejet.sortie).toMatch(/Rejeté\.[\s\S]*Anomalies[\s\S]*\(ligne 1, colonne \d+\)\n {4}Que faire : /);

  const messages = await attendre(async () => {
    const recus = await json('recevoir', codique, '--max', '5');
    return recus.lignes.length === 0 ? null : recus.lignes;
  });
  const [premier, second] = messages.map(({ message }) => message.dedupId);
  expect(premier).toBe(`${bon}-1`);
  expect(await appeler('recevoir', codique)).toMatchObject({ code: 0, sortie: 'Rien n’attend ce poste comptable.\n' });

  expect(await json('accuser', premier)).toMatchObject({ code: 0, lignes: [{ etat: 'recue' }] });
  expect(await json('accuser', premier, '--prise-en-charge')).toMatchObject({ lignes: [{ etat: 'prise-en-charge' }] });
  const trop = await appeler('accuser', premier, '--rejet', 'Trop tard');
  expect(trop.code).toBe(1);
  expect(trop.messages).toMatch(/^Cette mise à disposition a déjà été prise en charge.*\nQue faire : /);
  if (second)
    expect(await json('accuser', second, '--rejet', 'Erreur')).toMatchObject({ lignes: [{ etat: 'rejetee' }] });
  expect((await appeler('accuser', premier, '--prise-en-charge', '--rejet', 'x')).code).toBe(2);
}, 30_000);

test('the comptable suspends and lifts', async () => {
  const { appeler, json, lue } = await client();
  const acte = [siret, '--raison', 'Flux altérés', '--codique', codique];
  const saisie = ['--motif', 'alterations-graves', '--saisi-par', 'adm-1'];
  expect((await appeler('suspendre', ...acte, ...saisie)).messages).toContain('--document');
  const suspendue = await json('suspendre', ...acte, ...saisie, '--document', 'a'.repeat(64));
  expect(suspendue).toMatchObject({ code: 0, lignes: [{ etat: 'suspendue' }] });
  expect((await appeler('suspendre', ...acte, '--motif', 'acces-empeche')).code).toBe(1);
  expect(await appeler('lever', ...acte)).toMatchObject({ code: 0, sortie: 'Suspension levée.\n' });
  const absente = await appeler('suspendre', ...acte, ...saisie, '--document', 'absent.pdf');
  expect([absente.code, absente.messages]).toEqual([2, expect.stringContaining('n’existe pas')]);
  const jointe = await json('suspendre', ...acte, ...saisie, '--document', 'decision.pdf');
  expect(jointe).toMatchObject({ code: 0, lignes: [{ etat: 'suspendue' }] });
  const { enCours } = await lue(`adhesions/${siret}/suspension`);
  const sha256 = createHash('sha256').update('décision signée').digest('hex');
  expect(enCours.prononcee).toMatchObject({ document: sha256, saisiPar: { id: 'adm-1' }, piece: { sha256 } });
  expect((await appeler('lever', ...acte, '--document', 'decision.pdf')).code).toBe(0);
  expect((await appeler('suspendre', ...acte)).code).toBe(2);
  expect((await appeler('suspendre', ...acte, '--motif', 'humeur')).code).toBe(2);
  const autre = ['suspendre', siret, '--raison', 'x', '--codique', '099077', '--motif', 'acces-empeche'];
  expect((await appeler(...autre)).code).toBe(1);
});

test('an unknown deposit is a misuse, a server that does not answer is our fault', async () => {
  const { json } = await client();
  expect(await json('suivre', '0'.repeat(64))).toMatchObject({ code: 2, lignes: [{ erreur: expect.any(String) }] });
  expect((await json('recevoir', 'zut')).code).toBe(2);
  expect((await json('deposer', 'flux.xml', '--siret', '12')).code).toBe(2);
  expect((await json('deposer', 'absent.xml', '--siret', siret)).code).toBe(2);
  const muet = await passerelle(['suivre', '0'.repeat(64), '--serveur', 'http://127.0.0.1:9']);
  expect(muet.code).toBe(3);
  expect(muet.messages).toMatch(/^Le serveur http:\/\/127\.0\.0\.1:9 ne répond pas\./);
  expect((await passerelle(['suivre', '0'.repeat(64), '--serveur', 'zut'])).code).toBe(2);
});
