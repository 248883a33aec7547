import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifierJeton } from '../../functions/preuve/jeton/verifier.ts';
import { autorite } from '../signature/chemin/autorites.ts';
import { type DemandeDeJeton, horodateur, jetonDe } from './horodateur.ts';

const SHA = 'ab'.repeat(32);
const ec = horodateur({ cle: 'ec-256', cn: 'Service ECDSA' });

test.each<[string, Partial<DemandeDeJeton>]>([
  ['RSA', {}],
  ['ECDSA', { signataire: ec }],
  ['with other certificates', { joints: [autorite('Autre'), ec], signataire: ec }],
])('a token signed with %s is read', (_, plus) => {
  const lu = verifierJeton(jetonDe({ sha256: SHA, nonce: '01ff', ...plus }), SHA);
  expect(lu).toMatchObject({ sha256: SHA, nonce: '01ff', date: Date.parse('2026-11-02T08:05:00Z') });
});

test.each<[string, Partial<DemandeDeJeton>, string]>([
  ['of another digest', { sha256: 'cd'.repeat(32) }, 'autre chose'],
  ['whose signature is of another content', { autreContenu: true }, 'n’est pas celui qui a été signé'],
  ['without its certificate', { joints: [] }, 'n’est pas joint'],
  ['that names another certificate by digest', { designe: ec }, 'n’est pas joint'],
  ['that is a refusal', { statut: 2 }, 'a refusé'],
])('a token %s proves nothing', (_, plus, phrase) => {
  const lu = verifierJeton(jetonDe({ sha256: SHA, ...plus }), SHA);
  expect('defaut' in lu && lu.defaut).toContain(phrase);
});

test('whatever octet is changed, nothing is thrown and nothing else is proved', () => {
  const jeton = jetonDe({ sha256: SHA });
  const juste = verifierJeton(jeton, SHA);
  fc.assert(
    fc.property(fc.nat(jeton.length - 1), fc.integer({ min: 1, max: 255 }), (ou, masque) => {
      const change = Buffer.from(jeton);
      change[ou]! ^= masque;
      const lu = verifierJeton(change, SHA);
      // Outside what is signed there are version numbers, which say nothing.
      if (!('defaut' in lu))
        expect({ sha256: lu.sha256, date: lu.date }).toEqual({ sha256: SHA, date: 'date' in juste && juste.date });
    }),
    { numRuns: 400 },
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (octets) => 'defaut' in verifierJeton(octets, SHA)));
});
