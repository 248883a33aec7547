/** Which signature policies may be followed, and when: docs/securite.md, case 36. */
import { describe, expect, it } from 'vitest';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { identite } from '../autorites.ts';
import { DSIG, XMLENC } from './autre-signataire.ts';
import { refaireProprietes } from './faussaire.ts';
import { codes, DEUX_BORDEREAUX, dire, retoucher, signer, verifier } from './flux.ts';

const HELIOS = '1.2.250.1.131.1.5.18.21.1';
const CONDENSAT_7 = 'roF9+cfRHNPtVJolhdqfIqGMVuUXX8aR4rpiquf0u5E=';
const CONDENSAT_4 = 'pYtFgzn09kQWZywqdIGVd1fFI07tjKmEAyQHr0l/YAk=';
const SHA1_4 = 'Jkdb+aba0Hz6+ZPKmKNhPByzQ+Q=';
const signe = await signer(DEUX_BORDEREAUX);
const BLOC = /<xad:SignaturePolicyIdentifier>[\s\S]*<\/xad:SignaturePolicyIdentifier>/;

const suivre = (id: string, condensat: string, algorithme = `${XMLENC}sha256`, base = signe) =>
  refaireProprietes(base, (p) =>
    retoucher(
      p,
      BLOC,
      `<xad:SignaturePolicyIdentifier><xad:SignaturePolicyId><xad:SigPolicyId><xad:Identifier>${id}</xad:Identifier></xad:SigPolicyId><xad:SigPolicyHash><xad:DigestMethod Algorithm="${algorithme}"></xad:DigestMethod><xad:DigestValue>${condensat}</xad:DigestValue></xad:SigPolicyHash></xad:SignaturePolicyId></xad:SignaturePolicyIdentifier>`,
    ),
  );
const dedans = (contenu: string) =>
  refaireProprietes(signe, (p) =>
    retoucher(p, BLOC, `<xad:SignaturePolicyIdentifier>${contenu}</xad:SignaturePolicyIdentifier>`),
  );
const phrase = (xml: string) => verifier(xml).signatures[0]?.anomalies[0]?.phrase;
const admettre = (
  id: string | null,
  valeur: string | null,
  du: string | null = null,
  jusquAu: string | null = null,
) => ({
  politique: {
    politiquesDeSignature: [
      { id, condensats: valeur === null ? [] : [{ algorithme: `${XMLENC}sha256`, valeur }], du, jusquAu },
    ],
  },
});

describe('policy .7 of the DGFiP', () => {
  it.each([`urn:oid:${HELIOS}.7`, `URN:OID:${HELIOS}.7`, `oid:${HELIOS}.7`, `${HELIOS}.7`, `\n  ${HELIOS}.7 `])(
    'is followed by who writes « %s »',
    (id) => {
      expect(dire(suivre(id, CONDENSAT_7))).toBe('intacte');
    },
  );

  it('has two digests in the field, and no other', () => {
    expect(dire(suivre(`${HELIOS}.7`, 'GbP1WjbTrHp6h9zlsz5RN7AqkJbnDNDOAQzgm1qzIJ4='))).toBe('intacte');
    const trompe = suivre(`urn:oid:${HELIOS}.7`, CONDENSAT_4);
    expect(dire(trompe)).toBe('intacte POLITIQUE_DE_SIGNATURE_CONDENSAT');
    expect(verifier(trompe).signatures[0]?.confiance).toBe('refusee');
    expect(phrase(trompe)).toBe(
      `La signature du bordereau n° 47 nomme la politique de signature « urn:oid:${HELIOS}.7 » mais en donne pour condensat sha256 ${CONDENSAT_4} ; il est attendu sha256 ${CONDENSAT_7} ou une autre valeur admise.`,
    );
  });

  it('with the digest of .4, as a sample of the DGFiP has it, where the politique lists that pair', () => {
    expect(dire(suivre(`${HELIOS}.7`, CONDENSAT_4), admettre(`urn:oid:${HELIOS}.7`, CONDENSAT_4))).toBe('intacte');
  });

  it('is not proved by the right value under another algorithm', () => {
    expect(dire(suivre(`${HELIOS}.7`, CONDENSAT_7, `${XMLENC}sha512`))).toBe(
      'intacte POLITIQUE_DE_SIGNATURE_CONDENSAT',
    );
  });
});

describe('another policy', () => {
  it('is unknown, and the sentence says which is admitted that day', () => {
    for (const id of ['urn:oid:1.2.3.4', `${HELIOS}.70`, `x${HELIOS}.7`, 'https://exemple.invalid/politique', ''])
      expect(dire(suivre(id, CONDENSAT_7))).toBe('intacte POLITIQUE_DE_SIGNATURE_INCONNUE');
    expect(phrase(suivre('urn:oid:1.2.3.4', CONDENSAT_7))).toBe(
      `La signature du bordereau n° 47 suit la politique de signature « urn:oid:1.2.3.4 », qui n’est pas admise ; sont admises : urn:oid:${HELIOS}.7.`,
    );
  });

  it('.4 was admitted with SHA-1 until its end', async () => {
    const ancien = await signer(DEUX_BORDEREAUX, {
      ...identite({ du: '2016-01-01', au: '2019-06-01' }),
      signeLe: new Date('2018-06-01T10:00:00Z'),
    });
    for (const [condensat, algorithme] of [
      [CONDENSAT_4, `${XMLENC}sha256`],
      [SHA1_4, `${DSIG}sha1`],
    ] as const) {
      const xml = suivre(`urn:oid:${HELIOS}.4`, condensat, algorithme, ancien);
      const recu = (date: string) => ({ recuLe: new Date(date) });
      expect(dire(xml, recu('2018-12-31T23:00:00Z'))).toBe('intacte');
      expect(dire(xml, recu('2019-01-01T00:00:00Z'))).toBe('intacte POLITIQUE_DE_SIGNATURE_PERIMEE');
    }
    expect(phrase(suivre(`${HELIOS}.4`, CONDENSAT_4))).toContain('qui n’est plus admise après le 31/12/2018');
  });

  it('is admitted between its dates, both included', () => {
    const xml = suivre('urn:oid:1.2.3', CONDENSAT_7);
    const le = (date: string, du: string | null, jusquAu: string | null) =>
      dire(xml, { recuLe: new Date(date), ...admettre('1.2.3', CONDENSAT_7, du, jusquAu) });
    expect(le('2026-10-01T00:00:00Z', '2026-10-01', '2026-10-01')).toBe('intacte');
    expect(le('2026-10-01T23:59:59Z', null, '2026-09-30')).toBe('intacte POLITIQUE_DE_SIGNATURE_PERIMEE');
    expect(le('2026-10-01T23:59:59Z', '2026-10-02', null)).toBe('intacte POLITIQUE_DE_SIGNATURE_PREMATUREE');
  });
});

describe('SignaturePolicyImplied', () => {
  const implicite = dedans('<xad:SignaturePolicyImplied></xad:SignaturePolicyImplied>');

  it('names no policy: refused unless listed', () => {
    expect(POLITIQUE_PAR_DEFAUT.politiquesDeSignature.map((p) => p.id)).not.toContain(null);
    expect(dire(implicite)).toBe('intacte POLITIQUE_DE_SIGNATURE_IMPLICITE');
    expect(dire(implicite, admettre(null, null))).toBe('intacte');
    expect(dire(implicite, admettre(null, null, null, '2025-01-01'))).toBe('intacte POLITIQUE_DE_SIGNATURE_PERIMEE');
  });

  it('and neither, or both, is no policy at all', () => {
    const [nommee = ''] = /<xad:SignaturePolicyId>[\s\S]*?<\/xad:SignaturePolicyId>/.exec(signe) ?? [];
    for (const contenu of ['', `${nommee}<xad:SignaturePolicyImplied></xad:SignaturePolicyImplied>`, '<x></x>'])
      expect(dire(dedans(contenu))).toBe('illisible SIGNATURE_STRUCTURE');
  });
});

it('a policy that is not demanded may be left out, but not be wrong', () => {
  const libre = { politique: { proprietesExigees: [] } };
  expect(
    dire(
      refaireProprietes(signe, (p) => retoucher(p, BLOC, '')),
      libre,
    ),
  ).toBe('intacte');
  const fausse = verifier(suivre('1.2.3', CONDENSAT_7), libre).signatures[0];
  expect(codes(fausse)).toEqual(['POLITIQUE_DE_SIGNATURE_INCONNUE']);
});
