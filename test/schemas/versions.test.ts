import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JeuDeSchemas, jeuEnVigueur, versionsSchema } from '../../schemas/pes/versions.ts';
import { DOSSIER, racines, versions } from './jeu-depose.ts';

const [notre] = versions();
const jeu = (id: string, du: string | null, jusquAu: string | null): JeuDeSchemas => ({ ...notre!, id, du, jusquAu });
const admis = (...jeux: JeuDeSchemas[]) => versionsSchema.safeParse(jeux).success;

describe('the declared sets', () => {
  it('are in the folders that they name', () => {
    for (const { chemin } of racines()) expect(existsSync(chemin), chemin).toBe(true);
  });

  it('judge whatever the day, while only one version is known', () => {
    const jour = fc.date({ min: new Date('2007-06-27'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(jour, (d) => {
        expect(jeuEnVigueur(versions(), d.toISOString().slice(0, 10))?.id).toBe('v5.12');
      }),
    );
  });

  it('follow each other with no day judged twice', () => {
    const suite = [jeu('v1', null, '2026-12-31'), jeu('v2', '2027-01-01', null)];
    expect(admis(...suite)).toBe(true);
    expect(['2026-12-31', '2027-01-01'].map((d) => jeuEnVigueur(suite, d)?.id)).toEqual(['v1', 'v2']);
    expect(admis(jeu('v1', null, '2027-01-01'), jeu('v2', '2027-01-01', null))).toBe(false);
    expect(admis(jeu('v1', null, null), jeu('v2', '2027-01-01', null))).toBe(false);
  });

  it('may leave a day without judge', () => {
    expect(jeuEnVigueur([jeu('v2', '2027-01-01', '2027-12-31')], '2026-12-31')).toBeNull();
    expect(jeuEnVigueur([jeu('v2', '2027-01-01', '2027-12-31')], '2028-01-01')).toBeNull();
  });

  it.each([
    ['a period that ends before it starts', jeu('v2', '2027-01-01', '2026-01-01')],
    ['a date that is not one', jeu('v2', '2027-02-30', null)],
    ['a file outside the folder', { ...notre!, racines: [{ ...notre!.racines[0]!, fichier: '../v1/aller.xsd' }] }],
    ['an absolute file', { ...notre!, racines: [{ ...notre!.racines[0]!, fichier: '/etc/aller.xsd' }] }],
    ['a folder elsewhere', jeu('../v1', null, null)],
    ['a root declared twice', { ...notre!, racines: [notre!.racines[0]!, notre!.racines[0]!] }],
  ])('refuse %s', (_, faux) => {
    expect(admis(faux)).toBe(false);
  });
});

describe('the files of our set', () => {
  const dossier = join(DOSSIER, notre!.id);
  const fichiers = readdirSync(dossier, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.xsd'));
  const texte = (fichier: string) => readFileSync(join(dossier, fichier), 'utf8');

  it.each(fichiers)('%s says what it is, that another prevails, and stays short', (fichier) => {
    expect(texte(fichier)).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<!--\n[\s\S]*? le jeu de la DGFiP prévaut\.\n-->/,
    );
    expect(texte(fichier).split('\n').length).toBeLessThanOrEqual(200);
  });

  it('all serve: each is a root or reached from one', () => {
    const atteints = new Set<string>();
    const suivre = (fichier: string): void => {
      if (atteints.has(fichier)) return;
      atteints.add(fichier);
      for (const [, lieu] of texte(fichier).matchAll(/schemaLocation="([^"]+)"/g))
        suivre(relative(dossier, resolve(dossier, dirname(fichier), lieu!)));
    };
    for (const { fichier } of notre!.racines) suivre(fichier);
    expect([...atteints].sort()).toEqual(fichiers.sort());
  });

  it('all their named types and groups serve', () => {
    const tout = fichiers.map(texte).join('');
    const nommes = [...tout.matchAll(/<xs:(?:complexType|simpleType|group) name="([^"]+)"/g)].map(([, nom]) => nom);
    const inutiles = nommes.filter((nom) => !new RegExp(`(?:type|base|ref)="(?:\\w+:)?${nom}"`).test(tout));
    expect(inutiles).toEqual([]);
  });
});
