import { expect, test } from 'vitest';
import { suspendre } from '../../functions/adhesion/handler.ts';
import { tachesDesSuspensions } from '../../functions/console/lecture/accueil/accueil-suspensions.ts';
import { reprojeter } from '../../functions/console/lecture/reprojeter.ts';
import { adherer } from '../depot/etapes.ts';
import { CODIQUE, COMPTABLE as LE_COMPTABLE, SIRET } from '../depot/exemples.ts';
import { plateformeEnMemoire } from '../platform/dossier.ts';
import { ADMINISTRATEUR, COMPTABLE, ETUDE, ORDONNATEUR } from './console-de.ts';

test('a suspension is told to both sides, and to nobody else', async () => {
  const plateforme = plateformeEnMemoire();
  await adherer(plateforme);
  const raison = 'Fichiers altérés à plusieurs reprises.';
  const suspendue = await suspendre(plateforme)({
    ...{ siret: SIRET, motif: 'alterations-graves', raison, decidePar: LE_COMPTABLE, saisiPar: LE_COMPTABLE },
  });
  expect(suspendue).toMatchObject({ ok: true });
  await reprojeter(plateforme, [`adhesion/${SIRET}`]);
  const titres = async (qui: Parameters<ReturnType<typeof tachesDesSuspensions>>[0]) =>
    (await tachesDesSuspensions(plateforme)(qui))
      .filter(({ compte }) => compte > 0)
      .map(({ titre, depuis }) => `${titre} ${depuis}`);
  const depuis = plateforme.horloge.now();
  expect(await titres(COMPTABLE(CODIQUE))).toEqual([`Suspensions en vigueur ${depuis}`]);
  expect(await titres(ADMINISTRATEUR)).toEqual([`Suspensions en vigueur ${depuis}`]);
  expect(await titres(ORDONNATEUR(SIRET))).toEqual([`Suspension de votre adhésion ${depuis}`]);
  for (const autre of [COMPTABLE('099999'), ORDONNATEUR('00099900000013'), ETUDE])
    expect(await titres(autre)).toEqual([]);
});
