/** What stands beside the journal is what the journal makes anew; each way in which it may not be has its name. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import { sceller } from '../../functions/preuve/sceller.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { auditerLeDossier } from '../../infra/embedded/auditer.ts';
import { auditerLesLectures } from '../../infra/embedded/auditer-les-lectures.ts';
import { tenirLesLectures } from '../../infra/embedded/projections.ts';
import { adherer, deposer, juge } from '../depot/etapes.ts';
import { bordereau, signature, verdict } from '../depot/exemples.ts';
import { dossierPassager, horlogeEprouvee } from '../platform/dossier.ts';
import { besoins, deposerEtJuger } from '../preuve/etapes.ts';

type Lectures = Eprouvee['plateforme']['lectures'];
type Eprouvee = Awaited<ReturnType<typeof dossierEprouve>>;

/** One that waits for its comptable, one that he took charge of, one whose trust cannot be judged yet; all sealed. */
async function dossierEprouve() {
  const dossier = dossierPassager();
  const clock = horlogeEprouvee();
  const plateforme = { ...ouvrirPlateforme(dossier, { clock, maxReceiveCount: () => 5 }), avancer: clock.avancer };
  await adherer(plateforme);
  const attend = (await deposer(plateforme, 'attend.xml')).depotId;
  await verifier({ ...plateforme, verifierObjet: juge(verdict(), 'attend.xml') })({ depotId: attend });
  await deposerEtJuger(plateforme, 'pris.xml', verdict({ bordereaux: [bordereau('48')] }));
  const differe = (await deposer(plateforme, 'differe.xml')).depotId;
  const inconnue = signature('B49', { confiance: 'indeterminee', motifs: ['CHEMIN_REVOCATION_INDETERMINEE'] });
  const rendu = verdict({ signatures: [inconnue], bordereaux: [bordereau('49', { verdict: 'indetermine' })] });
  const incertain = { ...rendu, verdict: 'indetermine' as const };
  await verifier({ ...plateforme, verifierObjet: juge(incertain, 'differe.xml') })({ depotId: differe });
  await expedier(plateforme);
  await sceller(besoins(plateforme));
  const lectures = tenirLesLectures(plateforme, (erreur) => {
    throw erreur;
  });
  await expect.poll(() => plateforme.lectures.get('curseurs', 'console')).not.toBeNull();
  await lectures.arreter();
  return { dossier, plateforme, attend, differe };
}

async function auditer({ dossier, plateforme }: Pick<Eprouvee, 'dossier' | 'plateforme'>): Promise<string[]> {
  const scelleAvant = plateforme.horloge.now();
  const ecarts = [
    ...auditerLeDossier(dossier, { finiAvant: '0000', auRepos: true, scelleAvant }),
    ...(await auditerLesLectures(dossier)),
  ];
  return ecarts.map(({ code, sujet }) => `${code} ${sujet}`);
}

function retoucher(dossier: string, sql: string): void {
  const db = new DatabaseSync(join(dossier, 'passerelle.sqlite'));
  const { changes } = db.prepare(sql).run();
  db.close();
  expect(Number(changes)).toBeGreaterThan(0);
}

test('a folder that nobody touched has nothing to tell', async () => {
  const eprouvee = await dossierEprouve();
  expect(await auditer(eprouvee)).toEqual([]);
  eprouvee.plateforme.close();
});

test.each<[string, string, (eprouvee: Eprouvee) => string]>([
  [
    'a delivery that is no longer to be sent',
    "DELETE FROM outbox WHERE queue LIKE 'comptable-%'",
    ({ attend }) => `ENVOI_OUBLIE mise/${attend}/1`,
  ],
  [
    'one that is to be sent to somebody else',
    "UPDATE outbox SET queue = 'comptable-000000' WHERE queue LIKE 'comptable-%'",
    ({ attend }) => `ENVOI_ALTERE mise/${attend}/1`,
  ],
  [
    'one whose dispense was changed on the way',
    `UPDATE outbox SET body = replace(body, '"bordereau":true', '"bordereau":false') WHERE queue LIKE 'comptable-%'`,
    ({ attend }) => `ENVOI_ALTERE mise/${attend}/1`,
  ],
  [
    'one that is no message any more',
    "UPDATE outbox SET body = '{}' WHERE queue LIKE 'comptable-%'",
    ({ attend }) => `ENVOI_ALTERE mise/${attend}/1`,
  ],
  [
    'one that was sent, and is said to wait',
    "UPDATE outbox SET last_sent_at = '2026-11-01T00:00:00.000Z' WHERE queue LIKE 'comptable-%'",
    ({ attend }) => `ENVOIS_MAL_COMPTES mise/${attend}/1`,
  ],
  [
    'a deposit that nobody will verify',
    "DELETE FROM outbox WHERE queue NOT LIKE 'comptable-%'",
    ({ differe }) => `ENVOI_OUBLIE depot/${differe}`,
  ],
  [
    'a next try that was moved',
    "UPDATE echeance SET date = '2027-01-01T00:00:00.000Z' WHERE type = 'reprise-de-verification'",
    ({ differe }) => `ECHEANCE_FAUSSE depot/${differe}`,
  ],
  [
    'a term that was put off',
    "UPDATE echeance SET date = '2036-12-31' WHERE type = 'terme-de-conservation' AND stream = 'depot/:attend'",
    ({ attend }) => `TERME_FAUX preuve/${attend}`,
  ],
  [
    'a term that was lost',
    "DELETE FROM echeance WHERE type = 'terme-de-conservation' AND stream = 'depot/:attend'",
    ({ attend }) => `TERME_OUBLIE preuve/${attend}`,
  ],
  [
    'a name that was let go',
    "DELETE FROM claim WHERE key LIKE 'bordereau/%' AND holder = 'depot/:attend'",
    ({ attend }) => `NOM_NON_TENU depot/${attend}`,
  ],
  [
    'a name that was taken for a deposit that does not bear it',
    "INSERT INTO claim (key, holder) VALUES ('bordereau/autre', 'depot/:attend')",
    ({ attend }) => `NOM_TENU_EN_TROP depot/${attend}`,
  ],
])('an audit names %s', async (_, sql, attendu) => {
  const eprouvee = await dossierEprouve();
  retoucher(eprouvee.dossier, sql.replaceAll(':attend', eprouvee.attend));
  expect(await auditer(eprouvee)).toEqual([attendu(eprouvee)]);
  eprouvee.plateforme.close();
});

async function remplacer(lectures: Lectures, collection: string, id: string, ce: string, par: string) {
  const body = await lectures.get(collection, id);
  expect(body).toContain(ce);
  await lectures.put(collection, id, { rank: 'r', body: body!.replace(ce, par) });
}

test.each<[string, (eprouvee: Eprouvee) => Promise<void>, (eprouvee: Eprouvee) => string]>([
  [
    'that says a rejection',
    ({ plateforme, attend }) =>
      remplacer(plateforme.lectures, 'depots', attend, '"verdict":"accepte"', '"verdict":"rejete"'),
    ({ attend }) => `LECTURE_FAUSSE depots/${attend}`,
  ],
  [
    'that is gone',
    ({ plateforme, attend }) => plateforme.lectures.ecrire([{ collection: 'depots', id: attend, document: null }]),
    ({ attend }) => `LECTURE_FAUSSE depots/${attend}`,
  ],
  [
    'of a delivery that shows another',
    ({ plateforme, attend }) =>
      remplacer(plateforme.lectures, `mises/${attend}`, '1', '"etat":"mise"', '"etat":"recue"'),
    ({ attend }) => `LECTURE_FAUSSE mises/${attend}/1`,
  ],
  [
    'of a deposit that never was',
    ({ plateforme }) => plateforme.lectures.put('depots', 'jamais', { rank: 'r', body: '{"depotId":"jamais"}' }),
    () => 'LECTURE_FAUSSE depots/jamais',
  ],
])('an audit names a page %s', async (_, alterer, attendu) => {
  const eprouvee = await dossierEprouve();
  await alterer(eprouvee);
  expect(await auditer(eprouvee)).toEqual([attendu(eprouvee)]);
  eprouvee.plateforme.close();
});

test('read models that the server will make anew, those of an older version, are not said to be wrong', async () => {
  const eprouvee = await dossierEprouve();
  const { lectures, close } = eprouvee.plateforme;
  await remplacer(lectures, 'depots', eprouvee.attend, '"alterees":0', '"alterees":7');
  expect(await auditer(eprouvee)).toEqual([`LECTURE_FAUSSE depots/${eprouvee.attend}`]);
  await lectures.put('curseurs', 'console', { rank: 'console', body: '12' });
  expect(await auditer(eprouvee)).toEqual([]);
  close();
});

test('read models that are behind the journal, or gone, are not said to be wrong', async () => {
  const eprouvee = await dossierEprouve();
  const { plateforme, dossier } = eprouvee;
  await deposerEtJuger(plateforme, 'tard.xml', verdict({ bordereaux: [bordereau('50')] }));
  await sceller(besoins(plateforme));
  expect(await auditer(eprouvee)).toEqual([]);
  plateforme.close();
  for (const suite of ['', '-wal', '-shm']) rmSync(join(dossier, `lectures.sqlite${suite}`), { force: true });
  expect(await auditer(eprouvee)).toEqual([]);
});
