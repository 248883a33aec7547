/** A file comes in pieces of any size: what is said of it, and where, does not depend on them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enLong } from '../en-long.ts';
import { flux, SIGNATURE } from '../format/flux.ts';
import { juger } from './flux.ts';

const MORCEAUX = [65_536, 1000, 64, 7, 3, 1];
const SAIN = flux({ encodage: 'UTF-8', pieces: 2, lignes: 2, pj: 1, taillePj: 200 }).replace(
  '</Bordereau>',
  `${SIGNATURE}</Bordereau>`,
);
/** Behind each tag, and within each empty one once it is written in two. */
const PLACES = [...SAIN.matchAll(/>/g)].map(({ index }) => index + 1).slice(1, -1);

async function lues(octets: Buffer, morceau: number) {
  const { anomalies, anomaliesOmises } = await juger(octets, { morceau });
  return {
    anomaliesOmises,
    anomalies: anomalies.map((a) => [a.code, a.ligne, a.colonne, a.chemin, a.phrase, a.objet]),
  };
}

const MARQUES = ['x', 'à', '😀', ' ', '\n', '\r\n', '\t \r', '&#100;', '&#32;', '&amp;', '>', '<!-- é -->', '<?p q?>'];
const SECTIONS = [
  '<![CDATA[]]>',
  '<![CDATA[ \r\n ]]>',
  '<![CDATA[ a]b]] ]]>',
  'zz '.repeat(60),
  ' '.repeat(200),
  '<i>t</i>',
];
const contenu = fc
  .array(fc.constantFrom(...MARQUES, ...SECTIONS), { minLength: 1, maxLength: 4 })
  .map((m) => m.join(''));
const insertion = fc.tuple(fc.nat(), contenu, fc.boolean());

/** Puts texts behind tags; with `dedans`, opens the empty tag and puts the text within. */
function alterer(insertions: readonly (readonly [number, string, boolean])[]): Buffer {
  const places = new Map(insertions.map(([ou, ...reste]) => [PLACES[ou % PLACES.length] ?? 0, reste] as const));
  let xml = SAIN;
  for (const [place, [texte, dedans]] of [...places].sort(([a], [b]) => b - a)) {
    const [, nom] = /<([A-Za-z:]+)[^<>]*\/>$/.exec(xml.slice(0, place)) ?? [];
    xml =
      dedans && nom !== undefined
        ? `${xml.slice(0, place - 2)}>${texte}</${nom}>${xml.slice(place)}`
        : xml.slice(0, place) + texte + xml.slice(place);
  }
  return Buffer.from(xml);
}

describe('the pieces of a file', () => {
  it('change nothing to what is said of the texts in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(insertion, { minLength: 1, maxLength: 4 }), async (insertions) => {
        const octets = alterer(insertions);
        const entier = await lues(octets, octets.length);
        for (const morceau of MORCEAUX) expect(await lues(octets, morceau), String(morceau)).toEqual(entier);
      }),
      { numRuns: enLong(60, 20) },
    );
  }, 60_000);

  it.each([
    ['behind a tag', '<InfoDematerialisee V="0"/>', '<InfoDematerialisee V="0"/>\n   zz', '', 'EnTeteDepense'],
    [
      'in several runs',
      '<InfoDematerialisee V="0"/>',
      '<InfoDematerialisee V="0"/>\n   zz&#100;<![CDATA[e]]> f\ng',
      '',
      'EnTeteDepense',
    ],
    [
      'on either side of elements',
      '<InfoDematerialisee V="0"/>',
      '\n   zz<InfoDematerialisee V="0"/>zz',
      'zz',
      'EnTeteDepense',
    ],
    [
      'in an element that may hold nothing',
      '<InfoDematerialisee V="0"/>',
      '<InfoDematerialisee V="0">\n   zz </InfoDematerialisee>',
      '',
      'InfoDematerialisee',
    ],
  ])(
    'a text %s is told once, at its first character, in the element that holds it',
    async (_, de, par, apres, element) => {
      const xml = SAIN.replace(de, `${par}${apres}`);
      const { anomalies } = await juger(Buffer.from(xml));
      const textes = anomalies.filter(({ code }) => code === 'SCHEMA_TEXTE_INTERDIT');
      const avant = SAIN.slice(0, SAIN.indexOf(de)).split('\n').length;
      expect(textes.map(({ ligne, colonne, chemin }) => [ligne, colonne, chemin?.split('/').at(-1)])).toEqual([
        [avant + 1, 4, element],
      ]);
    },
  );
});
