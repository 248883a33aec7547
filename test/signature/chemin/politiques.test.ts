/** Certificate policies: required, mapped, inhibited. */
import { describe, expect, it } from 'vitest';
import { TOUTE } from '../../../functions/signature/chemin/requete.ts';
import type { Demande } from './autorites.ts';
import * as ext from './extensions.ts';
import { motif, sous } from './jugement.ts';

describe('policies (§6.1.3 to §6.1.5)', () => {
  const [P, Q] = ['1.2.250.1.1', '1.2.250.1.2'];
  const de = (...oids: string[]) => ({ extensions: [ext.politiques(...oids)] });
  const exiger = { ...TOUTE, exigerPolitique: true };
  const vouloir = (p: string) => ({ ...exiger, voulues: new Set([p]) });

  it.each<[string, string, ext.Extension[], Partial<Demande>, typeof TOUTE]>([
    ['none, none required', 'valide', [], {}, TOUTE],
    ['none, one required', 'POLITIQUE_ABSENTE', [], {}, exiger],
    ['the same all along', 'valide', [ext.politiques(P)], de(P), exiger],
    ['another than the authority’s', 'POLITIQUE_ABSENTE', [ext.politiques(P)], de(Q), exiger],
    ['another than wanted', 'POLITIQUE_ABSENTE', [ext.politiques(P)], de(P), vouloir(Q)],
    ['any', 'valide', [ext.politiques('2.5.29.32.0')], de(P), vouloir(P)],
    [
      'any, inhibited',
      'POLITIQUE_ABSENTE',
      [ext.politiques('2.5.29.32.0')],
      de(P),
      { ...exiger, inhiberToutePolitique: true },
    ],
    [
      'any, inhibited by an authority',
      'POLITIQUE_ABSENTE',
      [ext.politiques(P), ext.inhibeToute(0)],
      de('2.5.29.32.0'),
      exiger,
    ],
    ['mapped', 'valide', [ext.politiques(P), ext.transpositions([P, Q])], de(Q), vouloir(P)],
    [
      'mapped, mapping inhibited',
      'POLITIQUE_ABSENTE',
      [ext.politiques(P), ext.transpositions([P, Q])],
      de(Q),
      { ...exiger, inhiberTransposition: true },
    ],
    [
      'any, mapped',
      'POLITIQUE_MAL_TRANSPOSEE',
      [ext.politiques(P), ext.transpositions([P, '2.5.29.32.0'])],
      de(P),
      TOUTE,
    ],
    ['required by an authority', 'POLITIQUE_ABSENTE', [ext.exigences(0, null)], {}, TOUTE],
    ['required far below', 'valide', [ext.exigences(3, null)], {}, TOUTE],
  ])('%s', (_, attendu, extensions, plus, politiques) => {
    expect(motif(sous(extensions, plus), { politiques }).replace('CHEMIN_', '')).toBe(attendu);
  });
});
