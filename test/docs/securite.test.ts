import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MOTIFS } from '../../schemas/motifs/catalogue.ts';
import { ATTAQUES } from '../signature/attaques/toutes.ts';

const lire = (chemin: string) => readFileSync(new URL(`../../${chemin}`, import.meta.url), 'utf8');
const rangees = [...lire('docs/securite.md').matchAll(/^\| (\d+) \| (.+) \| ([^|]+) \| ([^|]*) \| ([^|]*)\|$/gm)].map(
  ([, cas, , reponses = '', motifs = '', tests = '']) => ({
    cas: Number(cas),
    reponses: reponses.split(', '),
    motifs: [...motifs.matchAll(/`([A-Z_\d]+)`/g)].map(([, code = '']) => code),
    tests: tests
      .trim()
      .split('<br>')
      .filter((t) => t !== '')
      .map((t) => /^`([\w./-]+)`: (.+)$/.exec(t)?.slice(1) ?? [t]),
  }),
);

/** What the hostile files of one case are answered, in the words of the page. */
function reponses(cas: number) {
  const parts = ATTAQUES.filter((a) => a.cas === cas && a.attendu !== 'intacte').flatMap((a) => a.attendu.split(' ; '));
  return {
    classes: new Set(parts.map((p) => /^(?:non lu|[a-z]+)/.exec(p)?.[0] ?? 'flux')),
    codes: new Set(parts.flatMap((p) => p.match(/\b[A-Z][A-Z_\d]+\b/g) ?? [])),
  };
}

describe('docs/securite.md', () => {
  it('tells each case from 1 to 57 once', () => {
    expect(rangees.map((r) => r.cas)).toEqual(Array.from({ length: 57 }, (_, i) => i + 1));
  });

  it('names motifs of the catalogue', () => {
    for (const { cas, motifs } of rangees) {
      expect(motifs, `case ${cas}`).not.toEqual([]);
      expect(
        motifs.filter((code) => !(code in MOTIFS)),
        `case ${cas}`,
      ).toEqual([]);
    }
  });

  it('names tests that are there', () => {
    for (const { cas, tests } of rangees) {
      expect(tests, `case ${cas}`).not.toEqual([]);
      for (const [fichier = '', nom = ''] of tests) expect(lire(`test/${fichier}`), `case ${cas}`).toContain(nom);
    }
  });

  it('says of what a signature meets just what its hostile files are answered', () => {
    for (const { cas, reponses: dites, motifs } of rangees.filter((r) => r.cas <= 46)) {
      const { classes, codes } = reponses(cas);
      expect([cas, [...dites].sort()]).toEqual([cas, [...classes].sort()]);
      expect([cas, [...motifs].sort()]).toEqual([cas, [...codes].sort()]);
    }
  });

  it('says of trust only motifs that the tests it names expect', () => {
    for (const { cas, motifs, tests } of rangees.filter((r) => r.cas > 46)) {
      const attendus = tests.map(([fichier]) => lire(`test/${fichier}`)).join();
      const tus = motifs.filter((code) => !attendus.includes(code.replace('CHEMIN_', '')));
      expect([cas, tus]).toEqual([cas, []]);
    }
  });
});
