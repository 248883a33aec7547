/** Changes that only a fuzzer makes: too much of something, values at the edge, damage under the base64. */
import type { Alea } from '../../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import { endommager } from './der.ts';
import { decouper, elements } from './jetons.ts';
import type { Mutation } from './mutation.ts';

const MAX = 400_000;
const inserer = (texte: string, i: number, quoi: string): string => texte.slice(0, i) + quoi + texte.slice(i);
const tirer = (liste: readonly string[], alea: Alea): string => liste[alea.entier(0, liste.length - 1)]!;
/** Small most of the time, large now and then. */
const nombre = (alea: Alea, max: number): number => alea.entier(1, alea.entier(0, 4) === 0 ? max : Math.ceil(max / 50));

/** After a tag, so that the document has a chance to stay well-formed. */
function apresUneBalise(texte: string, place: number, quoi: string): string {
  const i = texte.indexOf('>', place);
  return i < 0 ? texte + quoi : inserer(texte, i + 1, quoi);
}

function dansUneBalise(texte: string, place: number, quoi: string): string | null {
  const balise = /<[A-Za-z][^\s<>/]*/g;
  balise.lastIndex = place;
  return balise.exec(texte) === null ? null : inserer(texte, balise.lastIndex, quoi);
}

/** What the first match after a place says, written again. */
function recrire(texte: string, place: number, quoi: RegExp, par: (ecrit: string) => string): string | null {
  quoi.lastIndex = place;
  const trouve = quoi.exec(texte);
  if (trouve === null) return null;
  return texte.slice(0, trouve.index) + par(trouve[0]) + texte.slice(trouve.index + trouve[0].length);
}

function repeter(texte: string, place: number, alea: Alea): string | null {
  const e = elements(decouper(texte)).findLast(({ de }) => de <= place);
  if (e === undefined) return null;
  const ecrit = texte.slice(e.de, e.a);
  return inserer(texte, e.a, ecrit.repeat(Math.min(nombre(alea, 2000), Math.ceil(MAX / ecrit.length))));
}

const VALEURS = [
  ...['', ' ', '0', '-0', '-1', '1e999', 'NaN', '0x10', '0012', '1.005', '99999999999999999999', '1'.repeat(400)],
  ...['2026-02-30', '0000-00-00', '9999-12-31', '2026-09-30T24:00:00Z', '+2026', '__proto__', 'constructor'],
  ...['&#0;', '&#x110000;', '&inconnue;', '&amp', '&#xD800;', '&lt;', '\u00a0', '%00', '{0}', '$&', '../..'],
];
const MORCEAUX = [
  ...['<![CDATA[', ']]>', '<!--', '-->', '--', '<?', '?>', '<!DOCTYPE a [<!ENTITY e "x">]>', '&e;', '</', '/>', '<'],
  ...[
    '<?xml version="1.0" encoding="UTF-16"?>',
    '\u00ef\u00bb\u00bf',
    '\u00ff\u00fe',
    '\u0000',
    '\r',
    '\u0085',
    '\u00ed\u00a0\u0080',
  ],
  ...['<__proto__ constructor="x"/>', '<Bordereau Id="B1"/>', '<PES_PJ>', '<xml:a/>', '<a:b:c/>', ' xmlns=""'],
];
const URIS = [
  ...['#sha1', '#md5', '#hmac-sha256', '#rsa-sha1', '#enveloped-signature', '#base64'],
  ...['http://www.w3.org/2001/10/xml-exc-c14n#', 'http://www.w3.org/TR/1999/REC-xpath-19991116', 'file:///etc/passwd'],
  ...[
    '#xpointer(/)',
    '',
    '#',
    'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments',
    'http://www.w3.org/2006/12/xml-c14n11',
  ],
];

export const EXCES: readonly Mutation[] = [
  [
    'nested elements',
    (t, i, a) => {
      const n = nombre(a, 4000);
      return apresUneBalise(t, i, '<a>'.repeat(n) + '</a>'.repeat(n));
    },
  ],
  ['long attribute', (t, i, a) => dansUneBalise(t, i, ` Z="${'x'.repeat(nombre(a, 200_000))}"`)],
  [
    'many attributes',
    (t, i, a) => dansUneBalise(t, i, Array.from({ length: nombre(a, 400) }, (_, n) => ` z${n}="${n}"`).join('')),
  ],
  [
    'many namespaces',
    (t, i, a) =>
      dansUneBalise(t, i, Array.from({ length: nombre(a, 400) }, (_, n) => ` xmlns:z${n}="urn:z:${n}"`).join('')),
  ],
  [
    'many names',
    (t, i, a) => apresUneBalise(t, i, Array.from({ length: nombre(a, 6000) }, (_, n) => `<z${n}/>`).join('')),
  ],
  [
    'long text',
    (t, i, a) => apresUneBalise(t, i, tirer(['x', 'QUJD', ' ', '&amp;', '\n', ']'], a).repeat(nombre(a, MAX / 5))),
  ],
  ['many comments', (t, i, a) => apresUneBalise(t, i, '<!---->'.repeat(nombre(a, 20_000)))],
  ['element repeated', repeter],
  [
    'slice repeated',
    (t, i, a) => {
      const tranche = t.slice(i, i + nombre(a, 20_000)) || 'x';
      return inserer(t, i, tranche.repeat(Math.min(nombre(a, 100), Math.ceil(MAX / tranche.length))));
    },
  ],
  ['slice deleted', (t, i, a) => t.slice(0, i) + t.slice(i + nombre(a, 20_000))],
  [
    'slice moved',
    (t, i, a) => {
      const n = nombre(a, 5000);
      const reste = t.slice(0, i) + t.slice(i + n);
      return inserer(reste, a.entier(0, reste.length), t.slice(i, i + n));
    },
  ],
  ['truncated', (t, i) => t.slice(0, i)],
  ['value at the edge', (t, i, a) => recrire(t, i, /"[^"<]*"|>[^<>]+</g, (v) => v[0] + tirer(VALEURS, a) + v.at(-1))],
  ['piece of markup', (t, i, a) => inserer(t, i, tirer(MORCEAUX, a))],
  ['another algorithm', (t, i, a) => recrire(t, i, /(?<=(?:Algorithm|URI|Type)=")[^"]*/g, () => tirer(URIS, a))],
  [
    'another encoding',
    (t, _, a) =>
      t.replace(/encoding="[^"]*"/, `encoding="${tirer(['UTF-8', 'ISO-8859-1', 'utf-16', 'windows-1252', ''], a)}"`),
  ],
  [
    'certificate damaged',
    (t, _, a) =>
      recrire(t, 0, /(?<=<ds:X509Certificate>)[^<]+/g, (v) =>
        endommager(Buffer.from(v, 'base64'), a).toString('base64'),
      ),
  ],
  [
    'base64 damaged',
    (t, i, a) =>
      recrire(t, i, /(?<=>)[A-Za-z0-9+/=\s]{20,}(?=<)/g, (v) =>
        inserer(v, a.entier(0, v.length), tirer(['=', '==', 'A', '\n', '-', '_', '\u0000', '&#61;'], a)),
      ),
  ],
];
