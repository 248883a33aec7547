/** What can be no deposit. */
import { expect, test } from 'vitest';
import { ecartDe } from '../../functions/platform/aws/fonctions/ecart.ts';
import { SIRET } from '../depot/exemples.ts';

test.each([
  ['a flow', `ordonnateurs/${SIRET}/pes.xml`, 1_000_000_000, null],
  ['an unreadable size', `ordonnateurs/${SIRET}/pes.xml`, 1_000_000_001, 'trop-gros'],
  ['a name too long', `ordonnateurs/${SIRET}/${'a'.repeat(201)}`, 3, 'cle-inconnue'],
  ['a disguised name', `ordonnateurs/${SIRET}/a\u202Elmx.xml`, 3, 'cle-inconnue'],
  ['a sub-folder', `ordonnateurs/${SIRET}/2026/pes.xml`, 3, 'cle-inconnue'],
  ['a sender that is none', 'ordonnateurs/1/pes.xml', 3, 'cle-inconnue'],
  ['what no step reads', `mandataires/${SIRET}/lot.xml`, 3, 'cle-inconnue'],
])('%s', (_, key, size, attendu) => {
  expect(ecartDe({ key, size })).toBe(attendu);
});
