/** The pass need not be told of blanks between tags, but an element without content may hold none: libxml2 is the judge. */
import { beforeAll, expect, it } from 'vitest';
import { flux } from '../format/flux.ts';
import { libxml2, racines } from '../schemas/jeu-depose.ts';
import { juger } from './flux.ts';

let parLibxml2: ReturnType<typeof libxml2>;
beforeAll(() => {
  parLibxml2 = libxml2(racines().find(({ fichier }) => fichier === 'aller.xsd')?.chemin ?? '');
});

const SAIN = flux({ pieces: 20, lignes: 3 });
const BALISE = /<ModRegl V="03"\/>/g;
const combien = SAIN.match(BALISE)?.length ?? 0;
/** The last of them is read when the pass has long known the tags by heart. */
const avec = (contenu: string, rang: number) => {
  let vues = 0;
  return SAIN.replace(BALISE, (balise) => (vues++ === rang ? `<ModRegl V="03">${contenu}</ModRegl>` : balise));
};

it.each([
  ['', []],
  ['<!-- -->', []],
  [' ', ['SCHEMA_TEXTE_INTERDIT']],
  ['\n', ['SCHEMA_TEXTE_INTERDIT']],
  ['&#32;', ['SCHEMA_TEXTE_INTERDIT']],
  ['<![CDATA[ ]]>', ['SCHEMA_TEXTE_INTERDIT']],
])('<ModRegl V="03">%j</ModRegl>', async (contenu, attendus) => {
  for (const rang of [0, combien - 1]) {
    const octets = Buffer.from(avec(contenu, rang), 'latin1');
    expect(parLibxml2(octets).length).toBe(attendus.length);
    for (const morceau of [65_536, 1])
      expect((await juger(octets, { morceau })).anomalies.map(({ code }) => code)).toEqual(attendus);
  }
});
