/** `passerelle purger`: told first, destroyed only where it is asked, on the folder of a server that is stopped. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { sceller } from '../../functions/preuve/sceller.ts';
import { RETENTION_PAR_DEFAUT } from '../../schemas/retention.ts';
import { adherer, deposer } from '../depot/etapes.ts';
import { bordereau, SIRET, verdict } from '../depot/exemples.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { besoins, deposerEtJuger } from '../preuve/etapes.ts';
import { passerelle } from './commande-lancee.ts';

/** The command has the clock of the machine. */
const JOUR = 86_400;
const AUJOURD_HUI = new Date();
const IL_Y_A_DOUZE_ANS = Date.UTC(AUJOURD_HUI.getUTCFullYear() - 12, 5, 1);

let dossier: string;

function ouvrir(depart: number) {
  let instant = depart;
  const clock = { now: () => new Date(instant).toISOString() };
  const avancer = (secondes: number) => {
    instant += secondes * 1000;
  };
  return { ...ouvrirPlateforme(dossier, { clock, maxReceiveCount: () => 5 }), avancer };
}

/** A seal on each of the six days before: the clock may be believed. */
async function vivre(plateforme: ReturnType<typeof ouvrir>): Promise<void> {
  plateforme.avancer(-6 * JOUR);
  for (let jour = 0; jour < 6; jour++) {
    await deposer(plateforme, `jour-${jour}.xml`);
    await sceller(besoins(plateforme));
    plateforme.avancer(JOUR);
  }
}

async function scellerUnDepot(depart: number, nom: string, numero: string): Promise<string> {
  const plateforme = ouvrir(depart);
  if (nom === 'vieux.xml') await adherer(plateforme);
  else await vivre(plateforme);
  const exercice = String(new Date(depart).getUTCFullYear());
  const depotId = await deposerEtJuger(plateforme, nom, verdict({ bordereaux: [bordereau(numero, { exercice })] }));
  await sceller(besoins(plateforme));
  plateforme.close();
  return depotId;
}

const purger = (...options: string[]) => passerelle(['purger', '--donnees', dossier, ...options]);
const enJson = async (...options: string[]) => JSON.parse((await purger('--json', ...options)).sortie);

beforeEach(() => {
  dossier = dossierPassager();
});

describe('a folder that has a deposit at its term, and one that has not', () => {
  let vieux: string;
  beforeEach(async () => {
    vieux = await scellerUnDepot(IL_Y_A_DOUZE_ANS, 'vieux.xml', '47');
    await scellerUnDepot(AUJOURD_HUI.getTime(), 'neuf.xml', '48');
  });

  test('is told what is at its term, as often as it is asked, and loses nothing', async () => {
    const { code, sortie, messages } = await purger();
    expect([code, messages]).toEqual([0, '']);
    expect(sortie).toContain(`${vieux}  vieux.xml\n  déposé par ${SIRET}`);
    expect(sortie).toContain(`- Verdict détaillé, conservé jusqu’au 31/12/${AUJOURD_HUI.getUTCFullYear() - 2} inclus`);
    expect(sortie).toContain('À purger : 1 dépôt, 3 documents. Rien n’est encore détruit : ajoutez --executer.');
    expect(sortie).not.toContain('neuf.xml');
    expect((await purger()).sortie).toBe(sortie);
    expect(await enJson()).toMatchObject({
      executee: false,
      retention: RETENTION_PAR_DEFAUT.version,
      depots: [{ depot: vieux, aPurger: [{ genre: 'fichier' }, { genre: 'verdict' }, { genre: 'acquit' }] }],
    });
  });

  test('loses it with --executer, once, against a certificate', async () => {
    const { code, sortie } = await purger('--executer');
    expect(code).toBe(0);
    expect(sortie).toContain('CERTIFICAT DE PURGE');
    expect(sortie).toContain(`Dépôt      : ${vieux}`);
    expect(sortie).toMatch(/\n1 purge\.\n$/);
    expect((await purger()).sortie).toBe('Rien n’est au terme de sa conservation.\n');
    expect(await enJson('--executer')).toEqual({ executee: true, certificats: [], echecs: [] });
    const plateforme = ouvrir(AUJOURD_HUI.getTime());
    onTestFinished(() => plateforme.close());
    expect(await plateforme.objets.versionsSous('verdicts', `${vieux}/`)).toEqual([]);
    expect(await plateforme.objets.versionsSous('preuves', `purges/${vieux}/`)).toHaveLength(2);
  });

  test('in which a server works is told all the same, and loses nothing by another hand', async () => {
    const serveur = ouvrir(AUJOURD_HUI.getTime());
    onTestFinished(() => serveur.close());
    expect(await enJson()).toMatchObject({ depots: [{ depot: vieux }] });
    const { code, messages } = await purger('--executer');
    expect(code).toBe(3);
    expect(messages).toContain('déjà utilisé par un autre serveur');
    expect(await serveur.objets.versionsSous('verdicts', `${vieux}/`)).toHaveLength(1);
  });

  test('whose rules keep it longer is told that there is nothing to do', async () => {
    const regles = RETENTION_PAR_DEFAUT.regles.map((regle) => ({ ...regle, annees: 30 }));
    writeFileSync(join(dossier, 'conservation.json'), JSON.stringify({ version: 'longue', regles }));
    expect(await enJson()).toEqual({ executee: false, retention: 'longue', depots: [], registres: [] });
    writeFileSync(join(dossier, 'conservation.json'), '{');
    expect((await purger()).code).toBe(2);
  });
});

test('a clock far from the last seal destroys nothing, and is told', async () => {
  const vieux = await scellerUnDepot(IL_Y_A_DOUZE_ANS, 'vieux.xml', '47');
  const montree = await purger();
  expect(montree.code).toBe(1);
  expect(montree.sortie).toContain(vieux);
  const executee = await purger('--executer');
  expect([executee.code, executee.sortie]).toEqual([1, '']);
  expect(executee.messages).toBe(montree.messages);
  expect(executee.messages).toContain('Vérifiez l’horloge de cette machine');
});

test('a deposit that cannot be purged is told by an exit of 1, and holds no other back', async () => {
  const vieux = await scellerUnDepot(IL_Y_A_DOUZE_ANS, 'vieux.xml', '47');
  const plateforme = ouvrir(AUJOURD_HUI.getTime());
  const perdu = { id: 'perdu', type: 'terme-de-conservation', date: '2001-01-01', stream: 'depot/perdu' };
  const at = plateforme.horloge.now();
  await plateforme.journal.append({ stream: 'dossier/x', expected: 0, events: [], at, echeances: { put: [perdu] } });
  plateforme.close();
  await scellerUnDepot(AUJOURD_HUI.getTime(), 'neuf.xml', '48');
  const { code, sortie, messages } = await purger('--executer', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(sortie)).toMatchObject({
    certificats: [{ depot: vieux }],
    echecs: [expect.stringContaining('perdu')],
  });
  expect(messages).toContain('depot/perdu has a term and no document');
});

test('a folder without data is a misuse', async () => {
  const { code, messages } = await purger();
  expect(code).toBe(2);
  expect(messages).toContain('n’a pas de données de Passerelle');
});
