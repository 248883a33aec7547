/** The fuzzer would see what it looks for: each of its judges is shown the fault that it must find. */
import { expect, it } from 'vitest';
import { Alea } from '../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import { bordereau, flux, retoucher, signer } from '../signature/flux.ts';
import { contenusSignes, formeEtrangere } from './cibles/integrite.ts';
import type { Entree } from './entree.ts';
import { eprouver } from './eprouver.ts';
import { endommager } from './mutation/der.ts';
import { muter } from './mutation/mutation.ts';

const entree: Entree = { cible: 'flux', octets: Buffer.from('<a/>'), morceau: 1, origines: [] };
const signe = await signer(flux([bordereau(1)]));
const octets = (xml: string) => Buffer.from(xml, 'latin1');
const signes = contenusSignes(octets(signe));
const etrangere = (avant: string, apres: string) =>
  formeEtrangere(octets(retoucher(signe, avant, apres)), 'B1', signes);

it('says what was thrown, and how long a judgement took', async () => {
  const lancer = () => {
    throw new TypeError('oups');
  };
  expect(await eprouver(entree, lancer)).toContain('TypeError: oups');
  const heures = [10, 12.5].values();
  const horloge = () => heures.next().value ?? 0;
  expect(await eprouver(entree, () => null, horloge)).toBe('2.5 s of processor for 4 bytes');
  expect(await eprouver(entree, () => null)).toBeNull();
});

it('tells which part of an intact signature was never signed', () => {
  expect(formeEtrangere(octets(signe), 'B1', signes)).toBeNull();
  expect(etrangere('<Enveloppe>', '<Enveloppe ><!-- not covered -->')).toBeNull();
  expect(etrangere('18450.00', '18950.00')).toBe('content');
  expect(etrangere('2026-09-30T08', '2026-09-29T08')).toBe('SignedProperties');
  expect(etrangere('URI="#B1"', 'URI="#B2"')).toBe('SignedInfo');
  expect(etrangere('<EnTeteDepense/>', '<Bordereau Id="B1"/>')).toBe('2 elements for one signature');
});

it('changes a document in one way that can be made again, and in every way', () => {
  const noms = new Set<string>();
  for (let n = 0; n < 300; n++) {
    const mute = muter(octets(signe), new Alea(7, n));
    expect(mute.octets.equals(octets(signe))).toBe(false);
    expect(muter(octets(signe), new Alea(7, n))).toEqual(mute);
    noms.add(mute.nom);
  }
  expect(noms.size).toBeGreaterThan(30);
});

it('damages DER and leaves its lengths right three times out of four', () => {
  const der = Buffer.from('3011020101040c300a06032a0304010100040100', 'hex').subarray(0, 19);
  const abimes = Array.from({ length: 400 }, (_, n) => endommager(der, new Alea(9, n)));
  const justes = abimes.filter((d) => d[0] === 0x30 && d[1] === d.length - 2);
  expect(abimes.filter((d) => d.equals(der)).length).toBeLessThan(100);
  expect(justes.length).toBeGreaterThan(150);
});
