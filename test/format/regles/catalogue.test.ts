import { describe, expect, it, vi } from 'vitest';
import { REGLES } from '../../../functions/format/regles/catalogue.ts';
import type { Regle } from '../../../functions/format/regles/regle.ts';
import { type CodeRegle, MOTIFS_REGLES } from '../../../schemas/motifs/regles.ts';
import { EXEMPLES, type Exemple } from './exemples.ts';
import { juger, type Releve } from './juger.ts';

const cas = Object.entries(EXEMPLES).flatMap(([code, exemples]) =>
  exemples.map((exemple, i) => [code as CodeRegle, i, exemple] as const),
);

/** The rules that an example has broken: two of them may have one code. */
const montrees = new Set<Regle>();
for (const regle of REGLES) {
  const { enfreinte } = regle;
  vi.spyOn(regle, 'enfreinte').mockImplementation((d) => {
    const cites = enfreinte(d);
    if (cites !== null) montrees.add(regle);
    return cites;
  });
}

/** Read once for the tests that look at it. */
const releves = new Map<Exemple, readonly Releve[]>();
function jugerLeRejete(exemple: Exemple): readonly Releve[] {
  const lus = releves.get(exemple) ?? juger(exemple.rejete, exemple.referentiel);
  releves.set(exemple, lus);
  return lus;
}

describe('each rule', () => {
  it('has its examples, and each motif its rule', () => {
    const codes = [...new Set(REGLES.map(({ code }) => code))].sort();
    expect(Object.keys(EXEMPLES).sort()).toEqual(codes);
    expect(Object.keys(MOTIFS_REGLES).sort()).toEqual(codes);
  });

  it('is shown in each of the domains that it judges', () => {
    const montres = new Set(cas.map(([code, , { rejete }]) => `${code} ${/PES_(\w+)Aller>/.exec(rejete)?.[1]}`));
    const attendus = REGLES.flatMap(({ code, domaine }) =>
      domaine === 'depense' ? [`${code} Depense`] : domaine === 'recette' ? [`${code} Recette`] : [],
    );
    expect(attendus.filter((attendu) => !montres.has(attendu))).toEqual([]);
  });

  it('is broken by an example, those of one code each by its own', () => {
    for (const [, , exemple] of cas) jugerLeRejete(exemple);
    expect(REGLES.filter((regle) => !montrees.has(regle)).map(({ code, moment }) => `${code} ${moment}`)).toEqual([]);
  });

  it.each(cas)('%s (%i) lets the neighbour pass', (code, _, { accepte, referentiel }: Exemple) => {
    expect(juger(accepte, referentiel).filter((r) => r.code === code)).toEqual([]);
  });

  it.each(cas)('%s (%i) is found once', (code, _, exemple: Exemple) => {
    expect(jugerLeRejete(exemple).map((r) => r.code)).toEqual([code]);
  });

  it.each(cas)('%s (%i) is told in a whole sentence, at its place', (code, _, exemple: Exemple) => {
    const motif = MOTIFS_REGLES[code];
    for (const { cites, objet, lieu } of jugerLeRejete(exemple)) {
      for (const phrase of [motif.phrase, motif.remede])
        for (const [, nom = ''] of phrase.matchAll(/\{(\w+)\}/g)) expect(cites).toHaveProperty(nom);
      if (motif.niveau === 'piece' || motif.niveau === 'ligne')
        expect([objet.bordereau, Number(objet.piece)]).toEqual([0, 1200]);
      if (motif.niveau === 'pj') expect(objet).toEqual({ pj: 0 });
      expect(lieu?.chemin).toMatch(/^\//);
    }
  });
});
