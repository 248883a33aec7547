/** What a person reads of a proof: that the certificate of its time-stamping service is over by now. */
import { expect, test } from 'vitest';
import { presenterPreuve } from '../../bin/preuve-lisible.ts';
import type { ResultatDePreuve } from '../../functions/preuve/verifier/verifier.ts';
import { horodateur, serviceDHorodatage } from './horodateur.ts';
import {
  AUTORITES,
  flux,
  parcourir,
  plateformeAvecRegistre,
  sceller5Minutes,
  verifierOctets,
  zipDe,
} from './preuve-eprouvee.ts';

const LIGNE = /certificat du service expiré/;

/** Sealed twice, by two services: the certificate of the first ends in 2028, that of the second in 2030. */
async function lire(): Promise<ResultatDePreuve> {
  const plateforme = await plateformeAvecRegistre();
  const sceller = (au: string) =>
    sceller5Minutes(plateforme, serviceDHorodatage({ signataire: horodateur({ au }) }, plateforme.horloge));
  await sceller('2028-06-30T22:00:00Z');
  const depotId = await parcourir(plateforme, 'pes.xml', await flux(8));
  await sceller('2030-01-01T00:00:00Z');
  return verifierOctets(await zipDe(plateforme, depotId), AUTORITES);
}
let lue: ReturnType<typeof lire> | undefined;
const resultat = () => {
  lue ??= lire();
  return lue;
};

test('nothing is said of a certificate that is still good', async () => {
  expect(presenterPreuve('preuve.zip', await resultat(), '2026-12-01T00:00:00.000Z')).not.toMatch(LIGNE);
});

test('one line tells since when the first of them is over; the date that it gave stands', async () => {
  const lignes = presenterPreuve('preuve.zip', await resultat(), '2031-01-01T00:00:00.000Z').split('\n');
  expect(lignes.filter((ligne) => LIGNE.test(ligne))).toEqual([
    '  ·            certificat du service expiré depuis le 01/07/2028 à 00 h 00 (heure de Paris)',
  ]);
  expect(lignes.find((ligne) => ligne.startsWith('  Horodatage'))).toContain('établi :');
});
