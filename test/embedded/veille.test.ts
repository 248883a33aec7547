import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { veiller } from '../../infra/embedded/veille.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { attendre } from './serveur-lance.ts';

test.each([
  ['made again by us', () => {}],
  ['made again by somebody else', (dossier: string) => mkdirSync(dossier)],
])('a folder removed, then %s, is heard', async (_, recreer) => {
  const dossier = join(dossierPassager(), 'depot');
  const [entendus, signales] = [new Set<string | null>(), [] as unknown[]];
  const veille = veiller(dossier, {
    entendre: (nom) => void entendus.add(nom),
    signaler: (erreur) => void signales.push(erreur),
  });
  onTestFinished(() => veille.fermer());
  veille.tenir();
  rmSync(dossier, { recursive: true });
  recreer(dossier);
  veille.tenir();
  writeFileSync(join(dossier, 'flux.xml.part'), '<a/>');
  await attendre(() => (entendus.has('flux.xml.part') ? true : null), { ms: 4000 });
  expect(signales).toEqual([]);
});
