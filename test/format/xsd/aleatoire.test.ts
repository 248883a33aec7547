import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Expression } from '../../../functions/format/xsd/expression/expression.ts';
import { enLong } from '../../en-long.ts';
import { compiler, fautesDe, Juge, valider, xsd } from './epreuve.ts';

/** A content model whose elements all differ: attribution is unique, whatever the occurrences. */
interface Modele {
  readonly genre: 'element' | 'sequence' | 'choice';
  readonly membres: readonly Modele[];
  readonly min: number;
  readonly max: number | 'unbounded';
}

type Occurrences = readonly [number, number | 'unbounded'];
/** Nested counts are unrolled: what is small is enough, and JavaScript's own expressions backtrack. */
const OCCURRENCES: readonly Occurrences[] = [
  [1, 1],
  [0, 1],
  [0, 'unbounded'],
  [1, 'unbounded'],
  [2, 3],
  [0, 2],
];

const modele: fc.Arbitrary<Modele> = fc.letrec<{ modele: Modele; groupe: Modele }>((tie) => ({
  groupe: fc
    .tuple(
      fc.constantFrom('sequence' as const, 'choice' as const),
      fc.array(tie('modele'), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...OCCURRENCES),
    )
    .map(([genre, membres, [min, max]]) => ({ genre, membres, min, max })),
  modele: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom(...OCCURRENCES).map(([min, max]): Modele => ({ genre: 'element', membres: [], min, max })),
    tie('groupe'),
  ),
})).groupe;

const LETTRES = 'abcdefghijklmnopqrstuvwxyz';

/** The model as a schema, and as an expression over the letters that name its elements. */
function ecrire(m: Modele, lettres: string[]): readonly [string, string] {
  const attributs = `minOccurs="${m.min}" maxOccurs="${m.max}"`;
  const quantite = `{${m.min},${m.max === 'unbounded' ? '' : m.max}}`;
  if (m.genre === 'element') {
    const nom = LETTRES[lettres.length % LETTRES.length] ?? '';
    lettres.push(nom);
    return [`<xs:element name="${nom}" type="xs:string" ${attributs}/>`, nom + quantite];
  }
  const membres = m.membres.map((membre) => ecrire(membre, lettres));
  const expressions = membres.map(([, e]) => e).join(m.genre === 'choice' ? '|' : '');
  return [
    `<xs:${m.genre} ${attributs}>${membres.map(([x]) => x).join('')}</xs:${m.genre}>`,
    `(?:${expressions})${quantite}`,
  ];
}

describe('random content models', () => {
  // Not libxml2 here: it loses count of a repetition inside another. The judge backtracks, at worst exponentially in the
  // length of a document: short ones, from a seed that is known to end.
  it('admit what the same expressions of JavaScript match', () => {
    const documents = fc.array(fc.array(fc.nat(40), { maxLength: 6 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(modele, documents, (m, suites) => {
        const lettres: string[] = [];
        const [contenu, expression] = ecrire(m, lettres);
        const nous = compiler(xsd(`<xs:element name="r"><xs:complexType>${contenu}</xs:complexType></xs:element>`));
        const eux = new RegExp(`^${expression}$`);
        for (const [i, suite] of suites.entries()) {
          // In order, and in any order: the first are nearer to valid.
          const rangs = suite.map((n) => n % lettres.length);
          const noms = (i % 2 === 0 ? rangs.toSorted((a, b) => a - b) : rangs).map((n) => lettres[n] ?? '');
          const xml = `<r>${noms.map((nom) => `<${nom}/>`).join('')}</r>`;
          expect(fautesDe(nous, xml).length === 0, `${expression}\n${xml}`).toBe(eux.test(noms.join('')));
        }
      }),
      { numRuns: enLong(200, 25), seed: 512 },
    );
  });
});

describe('random facets of numbers', () => {
  it('admit what libxml2 admits', () => {
    const nombre = fc
      .tuple(
        fc.constantFrom('', '-', '+'),
        fc.constantFrom('', '0', '00'),
        fc.integer({ min: 0, max: 2000 }),
        fc.constantFrom('', '.', '.0', '.5', '.50', '.05', '.125'),
      )
      .map(([signe, zeros, n, fraction]) => `${signe}${zeros}${n}${fraction}`);
    const facettes = fc.record(
      {
        totalDigits: fc.integer({ min: 3, max: 6 }),
        fractionDigits: fc.integer({ min: 0, max: 3 }),
        minInclusive: fc.integer({ min: -100, max: 100 }),
        maxExclusive: fc.integer({ min: 101, max: 900 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(facettes, fc.array(nombre, { minLength: 15, maxLength: 15 }), (f, valeurs) => {
        const ecrites = Object.entries(f).map(([nom, valeur]) => `<xs:${nom} value="${valeur}"/>`);
        const schema = xsd(
          `<xs:element name="r"><xs:simpleType><xs:restriction base="xs:decimal">${ecrites.join('')}</xs:restriction></xs:simpleType></xs:element>`,
        );
        const nous = compiler(schema);
        const juge = new Juge(schema);
        for (const valeur of valeurs)
          expect(fautesDe(nous, `<r>${valeur}</r>`).length === 0, `${schema} ${valeur}`).toBe(
            juge.admet(`<r>${valeur}</r>`),
          );
        juge.dispose();
      }),
      { numRuns: enLong(100, 40), seed: 512 },
    );
  });
});

const atome = fc.constantFrom('a', 'b', '[^a]', '[a-c]', '.', '\\.', '[0-9]');
const expression: fc.Arbitrary<string> = fc.letrec<{ e: string }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 4 },
    atome,
    fc.tuple(tie('e'), tie('e')).map(([a, b]) => a + b),
    fc.tuple(tie('e'), tie('e')).map(([a, b]) => `(${a}|${b})`),
    fc.tuple(tie('e'), fc.constantFrom('?', '*', '+', '{2}', '{0,2}', '{1,}')).map(([a, q]) => `(${a})${q}`),
  ),
})).e;

describe('random patterns', () => {
  it('match what the expressions of JavaScript match', () => {
    const valeur = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.', '1', 'é', '\u{1F600}'), maxLength: 8 });
    fc.assert(
      fc.property(expression, fc.array(valeur, { minLength: 10, maxLength: 10 }), (source, valeurs) => {
        const nous = new Expression(source);
        const eux = new RegExp(`^(?:${source})$`, 'u');
        for (const v of valeurs) expect(nous.accepte(v), `${source} ${v}`).toBe(eux.test(v));
      }),
      { numRuns: 1000, seed: 512 },
    );
  });

  it('that explode elsewhere are answered all the same', () => {
    const valeur = 'a'.repeat(50_000);
    expect(new Expression('(a*)*b').accepte(valeur)).toBe(false);
    expect(new Expression('(a|a)*').accepte(valeur)).toBe(true);
    expect(new Expression('.*[^0]+.*').accepte(`${'0\n'.repeat(20_000)}0`)).toBe(false);
    // (a|b)*a(a|b){12} has 2^13 deterministic states: those that are kept are bounded, the answer is the same.
    const longue = new Expression('(a|b)*a(a|b){12}');
    const bits = Array.from({ length: 20_000 }, (_, i) => ((i * i) % 7 < 3 ? 'a' : 'b')).join('');
    expect(longue.accepte(`${bits}a${'b'.repeat(12)}`)).toBe(true);
    expect(longue.accepte(`${bits}b${'a'.repeat(12)}`)).toBe(false);
  });
});

describe('a document', () => {
  it('is judged the same however its bytes come', () => {
    const schema = compiler(
      xsd(
        '<xs:element name="r"><xs:complexType><xs:sequence><xs:element name="b" type="xs:base64Binary"/><xs:element name="t" type="t"/></xs:sequence></xs:complexType></xs:element><xs:simpleType name="t"><xs:restriction base="xs:string"><xs:maxLength value="40"/></xs:restriction></xs:simpleType>',
      ),
    );
    const texte = fc.string({
      unit: fc.constantFrom('é', '€', '\u{1F600}', 'x', '&amp;', '<![CDATA[é]]>', '\r\n'),
      maxLength: 60,
    });
    const base64 = fc.string({ unit: fc.constantFrom('Q', 'A', '=', ' ', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(texte, base64, fc.integer({ min: 1, max: 9 }), (t, b, morceau) => {
        const xml = `<r><b>${b}</b><t>${t}</t></r>`;
        expect(valider(schema, xml, { morceau }).fautes).toEqual(valider(schema, xml).fautes);
      }),
      { numRuns: 200, seed: 512 },
    );
  });
});
