/** Shapes that real signing software gives to a block and that change nothing to what is signed. */

import { expect, it } from 'vitest';
import { C14N, EXC } from './autre-signataire.ts';
import { refaireSignedInfo } from './faussaire.ts';
import { DEUX_BORDEREAUX, dire, retoucher, signer } from './flux.ts';

const signe = await signer(DEUX_BORDEREAUX);

it.each([
  ['a CRL', '<ds:X509CRL>MIIB</ds:X509CRL>'],
  [
    'an issuer and serial number',
    '<ds:X509IssuerSerial><ds:X509IssuerName>CN=x</ds:X509IssuerName><ds:X509SerialNumber>1</ds:X509SerialNumber></ds:X509IssuerSerial>',
  ],
  ['a subject name', '<ds:X509SubjectName>CN=x</ds:X509SubjectName>'],
  ['a key identifier', '<ds:X509SKI>AAAA</ds:X509SKI>'],
])('%s beside the certificate is ignored', (_, donnee) => {
  expect(dire(retoucher(signe, '</ds:X509Data>', `${donnee}</ds:X509Data>`))).toBe('intacte');
  expect(dire(retoucher(signe, '<ds:X509Data>', `<ds:X509Data>${donnee}</ds:X509Data><ds:X509Data>`))).toBe('intacte');
});

it('an empty PrefixList is no prefix list', () => {
  const forme = (uri: string, liste: string) =>
    dire(
      refaireSignedInfo(signe, (si) =>
        retoucher(
          si,
          `<ds:Transform Algorithm="${EXC}"></ds:Transform>`,
          `<ds:Transform Algorithm="${uri}"><ec:InclusiveNamespaces xmlns:ec="${EXC}" PrefixList="${liste}"></ec:InclusiveNamespaces></ds:Transform>`,
        ),
      ),
      { politique: { canonisations: [EXC, C14N] } },
    );
  expect(forme(EXC, '')).toBe('intacte');
  expect(forme(EXC, ' ')).toBe('intacte');
  expect(forme(EXC, 'n')).toBe('illisible SIGNATURE_CANONISATION_NON_ADMISE');
  expect(forme(C14N, '')).toBe('illisible SIGNATURE_CANONISATION_NON_ADMISE');
});
