import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { ecouter } from '../../infra/embedded/http.ts';
import { fluxDeDonnees } from '../console/console-eprouvee.ts';
import { dossierPassager, plateformePassagere } from '../platform/dossier.ts';
import { deposer, lancer, preparer, repondu } from './serveur-lance.ts';

test('a request that never ends is cut, and the server closes', async () => {
  const { url, fermer } = await ecouter(plateformePassagere(), 0, () => {});
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  socket.write(
    'POST /depots?siret=00010204600018&nom=a.xml HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc',
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  const coupe = once(socket, 'close');
  const debut = performance.now();
  await fermer(200);
  await coupe;
  expect(performance.now() - debut).toBeLessThan(3000);
});

test('whoever reads the output may leave: the server goes on', async () => {
  const dossier = dossierPassager();
  await preparer(dossier);
  const { processus, url, finir } = await lancer(dossier);
  processus.stdout?.destroy();
  processus.stderr?.destroy();
  for (const nom of ['un', 'deux']) {
    const contenu = fluxDeDonnees({ premierBordereau: nom === 'un' ? 1 : 20, graine: nom.length });
    const depotId = await deposer(url, COMMUNE.siret, `${nom}.xml`, contenu);
    expect(await repondu(url, depotId)).toMatchObject({ etat: 'accepte' });
  }
  expect(await finir('SIGTERM')).toBe(0);
});
