import { expect, it } from 'vitest';
import { CANONISATIONS, CONDENSATS, METHODES } from '../../functions/signature/algorithmes.ts';
import { MOTIFS_SIGNATURE } from '../../schemas/motifs/signature.ts';
import { politiqueSchema } from '../../schemas/politique.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';

it('the default politique is one, and all it admits can be computed', () => {
  expect(politiqueSchema.parse(POLITIQUE_PAR_DEFAUT)).toEqual(POLITIQUE_PAR_DEFAUT);
  for (const { uri } of POLITIQUE_PAR_DEFAUT.signatures) expect(METHODES.has(uri)).toBe(true);
  for (const { uri } of POLITIQUE_PAR_DEFAUT.condensats) expect(CONDENSATS.has(uri)).toBe(true);
  for (const uri of POLITIQUE_PAR_DEFAUT.canonisations) expect(CANONISATIONS.has(uri)).toBe(true);
});

it('refuses a politique whose date is no date', () => {
  const [premier] = POLITIQUE_PAR_DEFAUT.signatures;
  const fausse = { ...POLITIQUE_PAR_DEFAUT, signatures: [{ ...premier, jusquAu: '2018-02-30' }] };
  expect(politiqueSchema.safeParse(fausse).success).toBe(false);
});

it('motifs are sentences, with a remedy and a source', () => {
  for (const [code, motif] of Object.entries(MOTIFS_SIGNATURE)) {
    expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/);
    expect(motif.phrase, code).toMatch(/^[A-ZÀ-Ü{][\s\S]+\.$/);
    expect(motif.remede, code).toMatch(/^[A-ZÀ-Ü][\s\S]+\.$/);
    expect(motif.source, code).not.toBe('');
    expect(motif.numAnoAck, code).toMatch(/^ERREUR_[A-Z_]+$/);
  }
});
