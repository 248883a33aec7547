import { describe, expect, it } from 'vitest';
import { type CodeMotif, MOTIFS } from '../../schemas/motifs/catalogue.ts';
import { MOTIFS_FORMAT } from '../../schemas/motifs/format.ts';
import { type CodeFormat, FABRICATIONS, type Fabrication } from './anomalies-fabriquees.ts';
import { lire } from './flux.ts';

const cas = Object.entries(FABRICATIONS) as [CodeFormat, Fabrication][];

describe('each motif of the format', () => {
  it('has a flux that shows it', () => {
    expect(Object.keys(FABRICATIONS).sort()).toEqual(Object.keys(MOTIFS_FORMAT).sort());
  });

  it.each(cas)('%s is found, alone, and told in a whole sentence', (code, fabrication) => {
    const { anomalies } = lire(fabrication.xml, fabrication);
    const codes = new Set<CodeMotif>(anomalies.map((a) => a.code));
    expect([...codes].sort()).toEqual([code, ...(fabrication.avec ?? [])].sort());
    for (const a of anomalies) {
      expect(`${a.phrase}${a.remede}`).not.toMatch(/[{}]|undefined/);
      expect(a.niveau).toBe(MOTIFS[a.code].niveau);
    }
  });

  it.each(cas)('%s says where', (code, fabrication) => {
    const { anomalies } = lire(fabrication.xml, fabrication);
    const anomalie = anomalies.find((a) => a.code === code);
    expect(anomalie?.ligne === null).toBe(fabrication.sansLieu === true);
    if (fabrication.sansLieu !== true) expect(anomalie?.chemin).toMatch(/^\/n:PES_Aller/);
  });

  it.each(cas)('%s does not depend on how the bytes come', (_, fabrication) => {
    const entier = lire(fabrication.xml, fabrication);
    expect(lire(fabrication.xml, { ...fabrication, morceau: 7 })).toEqual(entier);
  });
});
