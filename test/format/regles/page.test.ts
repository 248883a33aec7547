import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REGLES } from '../../../functions/format/regles/catalogue.ts';
import { OFFICIELLES } from '../../../functions/format/regles/officielles/officielles.ts';
import { page } from '../../../functions/format/regles/page.ts';
import { MOTIFS_REGLES } from '../../../schemas/motifs/regles.ts';

/** Founded elsewhere: the note of TTypBordAller, and the NumAnoAck that name these duplicates (CommunAck). */
const HORS_DES_NOTES = ['BORDEREAU_RESERVE_AU_RETOUR', 'PIECE_EN_DOUBLE', 'LIGNE_EN_DOUBLE'];

describe('docs/regles-pes.md', () => {
  it('says what the code does (npm run regles)', () => {
    expect(readFileSync(new URL('../../../docs/regles-pes.md', import.meta.url), 'utf8')).toBe(page());
  });

  it('each of the 89 official rules is there once, judged or left with a reason', () => {
    expect(OFFICIELLES).toHaveLength(89);
    expect(new Set(OFFICIELLES.map(({ fichier, element }) => `${fichier} ${element}`)).size).toBe(89);
    for (const { element, motifs, schema, reste } of OFFICIELLES)
      expect([element, motifs.length > 0 || schema || reste !== null]).toEqual([element, true]);
  });

  it('each that is not judged whole is listed under one reason', () => {
    const [, liste = ''] = /### Ce qui n’en est pas jugé, par raison\n([\s\S]*?)\n\n[^|\n]/.exec(page()) ?? [];
    const listes = [...liste.matchAll(/(\w+) \((\w+)\)/g)].map(([nom]) => nom);
    const laisses = OFFICIELLES.filter(({ reste }) => reste !== null);
    expect(listes.toSorted()).toEqual(
      laisses.map(({ element, fichier }) => `${element} (${fichier.replace('.xsd', '')})`).toSorted(),
    );
  });

  it('each of our rules comes from one of them', () => {
    const cites = new Set<string>(OFFICIELLES.flatMap(({ motifs }) => motifs));
    const orphelines = [...new Set(REGLES.map(({ code }) => code))].filter((code) => !cites.has(code));
    expect(orphelines).toEqual(HORS_DES_NOTES);
  });

  it('where the official rule rejects, ours does, and no more widely', () => {
    const RANG = { flux: 2, bordereau: 1, piece: 1, ligne: 1, pj: 0 };
    const plusLarges = OFFICIELLES.flatMap(({ fichier, element, rejette, motifs }) =>
      motifs.flatMap((code) => {
        const motif = code in MOTIFS_REGLES ? MOTIFS_REGLES[code as keyof typeof MOTIFS_REGLES] : undefined;
        if (motif === undefined || motif.gravite === 'alerte' || rejette === 'non dit') return [];
        return RANG[motif.niveau] > RANG[rejette] ? [`${fichier} ${element} ${code}`] : [];
      }),
    );
    // « sinon rejet du flux » stands in the same note as the rejection of the bordereau.
    expect(plusLarges).toEqual(['Class_Bancaire.xsd IBAN IBAN_EN_MINUSCULES']);
  });
});
