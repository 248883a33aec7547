/** No byte of what is signed, nor of its signature, may change unseen; and no chunking changes the verdict. */
import { describe, expect, it } from 'vitest';
import { XmlAnomaly } from '../../functions/xml/anomaly.ts';
import { enLong } from '../en-long.ts';
import { bordereau, codes, flux, signer, verifier } from './flux.ts';

const signe = await signer(flux([bordereau(1)]));
const debut = signe.indexOf('<Bordereau ');
const fin = signe.indexOf('</Bordereau>');

/** What is said of the file once changed: `lue` only where nothing at all is held against it. */
function verdict(xml: string): string {
  try {
    const { signatures, anomalies, bordereaux } = verifier(xml);
    const [s] = signatures;
    if (s === undefined) return bordereaux.length === 0 ? 'autre structure' : 'non signe';
    return [s.integrite, ...codes(s), ...anomalies.map((a) => a.code)].join(' ');
  } catch (erreur) {
    if (!(erreur instanceof XmlAnomaly)) throw erreur;
    return 'mal forme';
  }
}

/** Parts of the block that say nothing: the Id of SignatureValue, and declarations of prefixes already declared above. */
const LIBRES = [.../ Id="[^"]*_SV"| xmlns:(?:ds|xad)="[^"]*"/g[Symbol.matchAll](signe)].map(
  (m) => [m.index, m.index + m[0].length] as const,
);
const libre = (i: number) => LIBRES.some(([de, a]) => i >= de && i < a);

describe('mutation', () => {
  it('every byte counts', () => {
    const inapercus: string[] = [];
    for (let i = debut; i < fin; i += enLong(5, 13)) {
      if (libre(i)) continue;
      const c = signe[i] === 'x' ? 'y' : 'x';
      const mute = signe.slice(0, i) + c + signe.slice(i + 1);
      if (verdict(mute) === 'intacte') inapercus.push(signe.slice(i - 30, i + 30));
    }
    expect(inapercus).toEqual([]);
  });

  it('every deleted byte counts', () => {
    const inapercus: string[] = [];
    for (let i = debut + 3; i < fin; i += enLong(7, 17)) {
      if (libre(i)) continue;
      if (verdict(signe.slice(0, i) + signe.slice(i + 1)) === 'intacte') inapercus.push(signe.slice(i - 30, i + 30));
    }
    expect(inapercus).toEqual([]);
  });

  it('gives one verdict whatever the chunks', () => {
    const un = verifier(signe);
    for (const morceau of [1, 2, 3, 61, 1000]) expect(verifier(signe, { morceau })).toEqual(un);
  });

  it('calls nothing intact when the reading stops before the end of what is signed', () => {
    for (let i = debut + 100; i < fin; i += 97) expect(verdict(signe.slice(0, i))).toBe('mal forme');
  });
});
