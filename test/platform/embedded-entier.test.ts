import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { JournalHorsDUsage } from '../../functions/platform/embedded/hors-d-usage.ts';
import { ouvrirPlateforme, type PlateformeOptions } from '../../functions/platform/embedded/index.ts';
import { activerLeRegistre } from '../../infra/embedded/demonstration/registre.ts';
import { dossierPassager } from './dossier.ts';

function ouvrir(dossier: string, options: Partial<PlateformeOptions> = {}) {
  const plateforme = ouvrirPlateforme(dossier, options);
  onTestFinished(() => plateforme.close());
  return plateforme;
}

/** A folder in which a server worked, and stopped. */
async function dossierServi(): Promise<string> {
  const dossier = dossierPassager();
  const plateforme = ouvrir(dossier);
  await activerLeRegistre(plateforme);
  await plateforme.lectures.put('essai', 'a', { rank: 'a', body: 'x'.repeat(50_000) });
  await plateforme.objets.put('depot', 'ordonnateurs/x', [Buffer.from('un document')]);
  plateforme.close();
  return dossier;
}

/** What a failing disk gives back in place of some pages. */
function abimer(fichier: string): void {
  const octets = readFileSync(fichier);
  octets.fill(0x5a, 4096 * 5, 4096 * 9);
  writeFileSync(fichier, octets);
}

describe('a data folder', () => {
  it('that has lost its journal is refused, and no other is begun in its place', async () => {
    const dossier = await dossierServi();
    rmSync(join(dossier, 'passerelle.sqlite'));
    expect(() => ouvrir(dossier)).toThrow(JournalHorsDUsage);
    expect(() => ouvrir(dossier)).toThrow(/^Le journal manque .* sauvegarde/);
    expect(existsSync(join(dossier, 'passerelle.sqlite'))).toBe(false);
  });

  it('whose journal is an empty file is refused as often as it is started', async () => {
    const dossier = await dossierServi();
    truncateSync(join(dossier, 'passerelle.sqlite'), 0);
    for (let fois = 0; fois < 2; fois += 1) expect(() => ouvrir(dossier)).toThrow(/^Le journal manque/);
  });

  it('where answers were published, and nothing else is left, has served', () => {
    const dossier = dossierPassager();
    mkdirSync(join(dossier, 'acquits'));
    writeFileSync(join(dossier, 'acquits', '.position'), '12');
    expect(() => ouvrir(dossier)).toThrow(/^Le journal manque/);
  });

  it('where files only wait to be deposited is new', () => {
    const dossier = dossierPassager();
    for (const vide of ['objets/ab', 'depot/ordonnateurs/00010204600018'])
      mkdirSync(join(dossier, vide), { recursive: true });
    writeFileSync(join(dossier, 'depot', 'ordonnateurs', '00010204600018', 'a.xml'), '<a/>');
    expect(() => ouvrir(dossier)).not.toThrow();
  });

  it('whose journal is damaged, or is something else, decides nothing', async () => {
    const dossier = await dossierServi();
    abimer(join(dossier, 'passerelle.sqlite'));
    expect(() => ouvrir(dossier)).toThrow(/^Le journal .* est abîmé .* sauvegarde/);
    writeFileSync(join(dossier, 'passerelle.sqlite'), 'ce n’est pas une base '.repeat(1000));
    expect(() => ouvrir(dossier)).toThrow(JournalHorsDUsage);
  });

  it('whose read models are damaged puts them aside, says it, and begins them again', async () => {
    for (const abimees of [abimer, (fichier: string) => truncateSync(fichier, 20_000)]) {
      const dossier = await dossierServi();
      abimees(join(dossier, 'lectures.sqlite'));
      const dits: string[] = [];
      const { journal, lectures } = ouvrir(dossier, { dire: (phrase) => dits.push(phrase) });
      expect(dits).toEqual([expect.stringMatching(/^Les lectures de la console étaient abîmées .* refaites/)]);
      expect(await lectures.get('essai', 'a')).toBeNull();
      expect(await journal.since(0, 1)).toHaveLength(1);
      expect(readdirSync(dossier)).toContainEqual(expect.stringMatching(/^lectures\.sqlite\.abimee-\d{8}T\d{9}Z$/));
    }
  });

  it('is no longer held by whoever locked it once the lock was removed, or is another', () => {
    const dossier = dossierPassager();
    const premier = ouvrir(dossier);
    expect(premier.tenue()).toBe(true);
    rmSync(join(dossier, 'verrou.sqlite'));
    expect(premier.tenue()).toBe(false);
    const second = ouvrir(dossier);
    expect([premier.tenue(), second.tenue()]).toEqual([false, true]);
  });
});
