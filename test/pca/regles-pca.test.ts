/** docs/regles-pca.md says of each rule where it is enforced and what proves it: both must be there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const RACINE = join(import.meta.dirname, '../..');
const lire = (chemin: string) => readFileSync(join(RACINE, chemin), 'utf8');
const page = lire('docs/regles-pca.md');

const rangees = [...page.matchAll(/^\| ([CEL]\d+) \|(.*)\|$/gm)].map(([, numero = '', reste = '']) => {
  const [regle = '', source = '', comment = '', ou = '', epreuve = ''] = reste.split(' | ').map((c) => c.trim());
  return { numero, regle, source, comment, ou, epreuves: epreuve === '–' ? [] : epreuve.split('<br>') };
});
const numeros = (lettre: string, n: number) => Array.from({ length: n }, (_, i) => `${lettre}${i + 1}`);

describe('docs/regles-pca.md', () => {
  test('dit une fois chaque règle du contrat, de la chaîne du recouvrement, et chaque cas limite', () => {
    expect(rangees.map(({ numero }) => numero)).toEqual([
      ...numeros('C', 31),
      ...numeros('E', 21),
      ...numeros('L', 30),
    ]);
    for (const { numero, regle, source } of rangees)
      expect([numero, regle !== '', source !== '']).toEqual([numero, true, true]);
  });

  test('dit comment chacune est tenue, et pourquoi quand elle ne l’est pas', () => {
    for (const { numero, comment, ou, epreuves } of rangees) {
      expect(['tenue', 'montrée', 'hors champ'], numero).toContain(comment);
      const [, fichier] = /^`([\w./-]+)`/.exec(ou) ?? [];
      if (comment === 'hors champ') expect([numero, epreuves, ou.length > 10]).toEqual([numero, [], true]);
      else
        expect([numero, existsSync(join(RACINE, fichier ?? '?')), epreuves.length > 0]).toEqual([numero, true, true]);
    }
  });

  test('nomme des épreuves qui existent', () => {
    for (const { numero, epreuves } of rangees)
      for (const epreuve of epreuves) {
        const [, fichier = '', titre = ''] = /^`([\w./-]+)`: (.+)$/.exec(epreuve) ?? [];
        expect(fichier, `${numero} : ${epreuve}`).not.toBe('');
        expect(lire(`test/pca/${fichier}`), `${numero} : ${epreuve}`).toContain(titre);
      }
  });
});
