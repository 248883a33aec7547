/** A second lasts until the next one, for who signs as for his path. */
import { expect, test } from 'vitest';
import { fluxSigne, juger } from '../verification/flux.ts';

const certificat = { nom: 'Fraction', du: '2026-01-01T00:00:00Z', au: '2026-09-30T10:00:00Z' };

test.each<[signeLe: string, motifs: readonly string[]]>([
  ['2026-09-30T10:00:00Z', []],
  ['2026-09-30T10:00:00.400Z', []],
  ['2026-09-30T10:00:01Z', ['CERTIFICAT_EXPIRE']],
])('signed at %s with a certificate that ends at 10:00:00', async (signeLe, motifs) => {
  const flux = await fluxSigne({ bordereaux: 1, pieces: 1 }, { portee: 'bordereau', signeLe, certificat });
  const { signatures } = await juger(flux);
  expect(signatures.map((signature) => signature.motifs)).toEqual([motifs]);
});
