import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { passerelle } from './commande-lancee.ts';

const COMMANDES = [
  'verifier',
  'chemin',
  'confiance',
  'signer',
  'deposer',
  'suivre',
  'recevoir',
  'accuser',
  'adherer',
  'suspendre',
  'lever',
  'preuve',
  'verifier-preuve',
  'tracer',
  'purger',
  'sauvegarder',
];

test('the help lists the commands that exist', async () => {
  const { code, sortie } = await passerelle(['--help']);
  expect(code).toBe(0);
  expect([...sortie.matchAll(/^ {2}([\w-]+) /gm)].map(([, nom]) => nom)).toEqual(COMMANDES);
});

test.each(COMMANDES)('%s has its help, knows --json, and refuses what it does not know', async (nom) => {
  const aide = await passerelle([nom, '--help']);
  expect(aide.code).toBe(0);
  expect(aide.sortie).toMatch(new RegExp(`^Usage : passerelle ${nom} `));
  expect(aide.sortie).toContain('--json');
  const inconnue = await passerelle([nom, 'x', '--zut']);
  expect(inconnue.code).toBe(2);
  expect(inconnue.messages).toBe(`L’option « --zut » n’existe pas.\nAide : passerelle ${nom} --help\n`);
  const vide = await passerelle([nom], { cwd: join(tmpdir(), 'absent') });
  expect(vide.code).toBe(2);
});

test.each([[[]], [['zut']], [['toString']], [['--json']]])('%j is a misuse', async (args) => {
  expect((await passerelle(args)).code).toBe(2);
});
