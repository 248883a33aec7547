import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dossierPassager } from '../platform/dossier.ts';
import { passerelle } from './commande-lancee.ts';

const SIRET = '00012345600013';
const DEPOT = '0'.repeat(64);

/** Each with one mistake, and what is said of it. */
const MAUVAIS_USAGES: readonly (readonly [attendu: RegExp, ...args: string[]])[] = [
  [/^Le SIRET « 123 » est incorrect : 14 chiffres/, 'deposer', 'flux.xml', '--siret', '123'],
  [/^Le codique « 1 » est incorrect/, 'deposer', 'flux.xml', '--codique', '1'],
  [/^Le SIRET « x » est incorrect/, 'deposer', 'flux.xml', '--etude', 'x'],
  [/caractère interdit/, 'deposer', 'fl\u202eux.xml', '--siret', SIRET],
  [/^L’identifiant de dépôt « abc » est incorrect/, 'suivre', 'abc'],
  [/^L’identifiant de dépôt « 0\/0 » est incorrect/, 'preuve', '0/0'],
  [/^Le codique « zut » est incorrect/, 'recevoir', 'zut'],
  [/^--max est un nombre/, 'recevoir', '099042', '--max', '1000'],
  [/^L’identifiant de mise à disposition/, 'accuser', DEPOT],
  [/^L’option --rejet MOTIF est obligatoire/, 'accuser', `${DEPOT}-1`, '--rejet', ' '],
  [/^Le jour « hier » est incorrect/, 'tracer', '--du', 'hier'],
  [/^Le jour « 2026-02-31 » est incorrect/, 'tracer', '--du', '2026-02-01', '--au', '2026-02-31'],
  [/^Le SIRET « 12 » est incorrect/, 'lever', '12', '--codique', '099042', '--raison', 'x'],
  [
    /^Le codique « 9 » est incorrect/,
    'suspendre',
    SIRET,
    '--motif',
    'acces-empeche',
    '--codique',
    '9',
    '--raison',
    'x',
  ],
  [
    /^L’identifiant « M. Dû » est incorrect/,
    'lever',
    SIRET,
    '--codique',
    '099042',
    '--raison',
    'x',
    '--saisi-par',
    'M. Dû',
  ],
];

const ADHESION = { '--codique': '099042', '--depuis': '2026-03-01', '--saisi-par': 'adm-1' };
const ADHESIONS: readonly (readonly [attendu: RegExp, siret: string, options: Readonly<Record<string, string>>])[] = [
  [/^Le SIRET « 123 »/, '123', {}],
  [/^Le codique « 12 »/, SIRET, { '--codique': '12' }],
  [/^Le jour « hier »/, SIRET, { '--depuis': 'hier' }],
  [/^L’identifiant « a b »/, SIRET, { '--saisi-par': 'a b' }],
  [/^Le code de budget « 123 »/, SIRET, { '--budget': '123' }],
  [/^Le SIRET « 1 »/, SIRET, { '--rattache': '1' }],
  [/^Le SHA-256 « A »/, SIRET, { '--document': 'A' }],
];

test('what is mistyped is a misuse, said before any server is called', async () => {
  const cwd = dossierPassager();
  for (const nom of ['flux.xml', 'fl\u202eux.xml']) writeFileSync(join(cwd, nom), '<a/>');
  const formes = ADHESIONS.map(([attendu, siret, options]) => {
    const dites = Object.entries({ ...ADHESION, ...options }).flat();
    return [attendu, 'adherer', siret, ...dites] as const;
  });
  for (const [attendu, ...args] of [...MAUVAIS_USAGES, ...formes]) {
    const { code, messages } = await passerelle([...args, '--serveur', 'http://127.0.0.1:9'], { cwd });
    expect([args, code, messages]).toEqual([args, 2, expect.stringMatching(attendu)]);
  }
});

test('a server that does not answer is still our fault, where nothing is mistyped', async () => {
  const cwd = dossierPassager();
  writeFileSync(join(cwd, 'flux.xml'), '<a/>');
  const appels = [
    ['deposer', 'flux.xml', '--siret', SIRET],
    ['tracer', '--du', '2026-02-01'],
    ['adherer', SIRET, ...Object.entries(ADHESION).flat()],
  ];
  for (const args of appels) {
    const { code, messages } = await passerelle([...args, '--serveur', 'http://127.0.0.1:9'], { cwd });
    expect([args, code, messages]).toEqual([args, 3, expect.stringContaining('ne répond pas')]);
  }
});
