/** One byte changed. Bytes are the characters of a Latin-1 string. */
import type { Mutation } from './mutation.ts';

const CARACTERES = [
  '0',
  '9',
  'A',
  'z',
  ' ',
  '\n',
  '\t',
  '<',
  '>',
  '&',
  '"',
  "'",
  '/',
  '=',
  '#',
  ':',
  'é',
  '\u0000',
  'ÿ',
];

export const OCTET: readonly Mutation[] = [
  [
    'bit flipped',
    (texte, i, alea) => poser(texte, i, String.fromCharCode(texte.charCodeAt(i) ^ (1 << alea.entier(0, 7)))),
  ],
  ['byte replaced', (texte, i, alea) => poser(texte, i, CARACTERES[alea.entier(0, CARACTERES.length - 1)]!)],
  ['letter case changed', (texte, i) => poser(texte, i, String.fromCharCode(texte.charCodeAt(i) ^ 32))],
  ['byte deleted', (texte, i) => texte.slice(0, i) + texte.slice(i + 1)],
  ['byte doubled', (texte, i) => texte.slice(0, i + 1) + texte.slice(i)],
  [
    'byte inserted',
    (texte, i, alea) => texte.slice(0, i) + CARACTERES[alea.entier(0, CARACTERES.length - 1)] + texte.slice(i),
  ],
  ['bytes swapped', (texte, i) => texte.slice(0, i) + (texte[i + 1] ?? '') + (texte[i] ?? '') + texte.slice(i + 2)],
];

const poser = (texte: string, i: number, c: string): string => texte.slice(0, i) + c + texte.slice(i + 1);
