import { expect, it } from 'vitest';
import { CANONISATIONS, CONDENSATS, METHODES } from '../../functions/signature/algorithmes.ts';
import { refuserPolitiqueDeSignature } from '../../functions/signature/politique-de-signature.ts';
import { POLITIQUE_HELIOS_7 } from '../../functions/signature/signer/options.ts';
import { MOTIFS_SIGNATURE } from '../../schemas/motifs/signature.ts';
import { politiqueSchema } from '../../schemas/politique.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';

it('the default politique is one, and all it admits can be computed', () => {
  expect(politiqueSchema.parse(POLITIQUE_PAR_DEFAUT)).toEqual(POLITIQUE_PAR_DEFAUT);
  for (const { uri } of POLITIQUE_PAR_DEFAUT.signatures) expect(METHODES.has(uri)).toBe(true);
  for (const { uri } of POLITIQUE_PAR_DEFAUT.condensats) expect(CONDENSATS.has(uri)).toBe(true);
  for (const uri of POLITIQUE_PAR_DEFAUT.canonisations) expect(CANONISATIONS.has(uri)).toBe(true);
});

it('what our signer writes is admitted by default', () => {
  const { oid, algorithme, condensat } = POLITIQUE_HELIOS_7;
  const suivie = { id: oid, algorithme, condensat };
  expect(refuserPolitiqueDeSignature(suivie, POLITIQUE_PAR_DEFAUT, '2026-10-01')).toBeNull();
});

it('a digest of a signature policy that is no base64 is refused with its politique', () => {
  const condensats = [{ algorithme: 'x', valeur: '***' }];
  const politiquesDeSignature = [{ id: '1.2.3', condensats, du: null, jusquAu: null }];
  expect(politiqueSchema.safeParse({ ...POLITIQUE_PAR_DEFAUT, politiquesDeSignature }).success).toBe(false);
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
