/** What is late on the way to the recipients. */
import { expect, test } from 'vitest';
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import { releverLesRetards } from '../../functions/mise-a-disposition/retard.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { adherer, deposer, juge } from '../depot/etapes.ts';
import { bordereau, CODIQUE, verdict } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';

async function uneMise() {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const { depotId } = await deposer(plateforme, 'pes.xml');
  await verifier({ ...plateforme, verifierObjet: juge(verdict({ bordereaux: [bordereau('47')] }), 'pes.xml') })({
    depotId,
  });
  return plateforme;
}

test('ce qui vient d’être décidé n’est pas en retard ; ce qui n’est pas parti après un quart d’heure l’est', async () => {
  const plateforme = await uneMise();
  expect(await releverLesRetards(plateforme)).toEqual({ nonRecues: 0, nonEnvoyees: 0, files: [] });
  plateforme.avancer(15 * 60);
  expect(await releverLesRetards(plateforme)).toEqual({ nonRecues: 0, nonEnvoyees: 1, files: [] });
  await deposer(plateforme, 'autre.xml');
  expect((await releverLesRetards(plateforme)).nonEnvoyees).toBe(1);
});

test('ce qui est parti depuis plus de trois jours sans être reçu est dit, avec sa file', async () => {
  const plateforme = await uneMise();
  await expedier(plateforme);
  plateforme.avancer(4 * 86_400);
  const file = `comptable-${CODIQUE}`;
  expect(await releverLesRetards(plateforme)).toEqual({ nonRecues: 1, nonEnvoyees: 0, files: [file] });
});
