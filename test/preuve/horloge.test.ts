/** A machine whose clock was put back: the evidence of those hours stands, and says so. */
import { expect, test } from 'vitest';
import { presenterPreuve } from '../../bin/preuve-lisible.ts';
import { prendreEnCharge } from '../../functions/mise-a-disposition/reception.ts';
import { dernierSceau } from '../../functions/preuve/registre-des-sceaux.ts';
import { COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import {
  AUTORITES,
  flux,
  parcourir,
  plateformeAvecRegistre,
  sceller5Minutes,
  verifierOctets,
  zipDe,
} from './preuve-eprouvee.ts';

const JOUR = 86_400;

async function deposeAvantLeRecul(graine: number) {
  const plateforme = await plateformeAvecRegistre();
  const depotId = await parcourir(plateforme, 'a.xml', await flux(graine));
  const prouver = async () => verifierOctets(await zipDe(plateforme, depotId), AUTORITES);
  return { plateforme, depotId, prouver };
}

test('what is dated ahead of a clock put back waits for its seal until the clock catches up, and its proof is whole', async () => {
  const { plateforme, prouver } = await deposeAvantLeRecul(71);
  plateforme.avancer(-900);
  await sceller5Minutes(plateforme);
  expect(await dernierSceau(plateforme)).toBe(0);
  plateforme.avancer(600);
  await sceller5Minutes(plateforme);
  expect(await prouver()).toMatchObject({ intacte: true, reserves: [] });
});

test('an act told before the one that it follows is a réserve of so many minutes, not a refusal', async () => {
  const { plateforme, depotId, prouver } = await deposeAvantLeRecul(72);
  plateforme.avancer(-900);
  await prendreEnCharge(plateforme)({ dedupId: `${depotId}-1`, par: COMMUNE.poste.codique });
  plateforme.avancer(900);
  await sceller5Minutes(plateforme);
  const resultat = await prouver();
  const reserves = [expect.stringContaining('L’horloge de la machine a reculé de 15 minutes')];
  expect(resultat).toMatchObject({ intacte: true, reserves });
  expect(presenterPreuve('p.zip', resultat)).toContain('  Réserve      L’horloge de la machine a reculé');
});

test('what is dated more than a day ahead is sealed at the true hour, so that a token may date it, under a réserve', async () => {
  const { plateforme, prouver } = await deposeAvantLeRecul(73);
  plateforme.avancer(-3 * JOUR);
  await sceller5Minutes(plateforme);
  const existaitLe = plateforme.horloge.now();
  expect(await prouver()).toMatchObject({
    ...{ intacte: true, existaitLe },
    reserves: [expect.stringContaining('3 jours')],
  });
});
