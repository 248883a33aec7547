/** Whoever sends again what was already sent is told where it stands, here and in his own file. */
import { expect, test } from 'vitest';
import { consoleEprouvee, fluxDeDonnees } from '../console/console-eprouvee.ts';

async function deuxFois(
  entre: (eprouvee: Awaited<ReturnType<typeof consoleEprouvee>>, depotId: string) => Promise<void>,
) {
  const eprouvee = await consoleEprouvee();
  const { deposer, tourner, appeler } = eprouvee;
  const premier = await (await deposer(fluxDeDonnees({ pj: 1, nomFic: 'un' }), 'un.xml')).json();
  await tourner();
  await entre(eprouvee, premier.depotId);
  const second = await (await deposer(fluxDeDonnees({ pj: 1, nomFic: 'deux' }), 'deux.xml')).json();
  const meme = await (
    await deposer(fluxDeDonnees({ graine: 2, premierBordereau: 99, nomFic: 'un' }), 'trois.xml')
  ).json();
  await tourner();
  const anomalies = async (depotId: string) => (await (await appeler(`/depots/${depotId}`)).json()).detailAnomalies;
  return [...(await anomalies(second.depotId)), ...(await anomalies(meme.depotId))].filter(({ code }) =>
    code.startsWith('DOUBLON_'),
  );
}

test('a bordereau that the comptable holds, its PJ and its NomFic: what became of each, and where they stand', async () => {
  const doublons = await deuxFois(async ({ poster }, depotId) => {
    await poster(`/mises-a-disposition/${depotId}-1/reception`, {});
    await poster(`/mises-a-disposition/${depotId}-1/prise-en-charge`, {});
  });
  expect(doublons.map(({ code, chemin }) => [code, chemin?.split('/').at(-1)])).toEqual([
    ['DOUBLON_BORDEREAU_DEPOSE', 'IdBord'],
    ['DOUBLON_PJ_DEPOSEE', 'IdUnique'],
    ['DOUBLON_NOM_FICHIER', 'NomFic'],
  ]);
  expect(doublons.map(({ phrase }) => phrase.split(', ').at(-1))).toEqual([
    'pris en charge par le comptable.',
    'accepté.',
    'accepté.',
  ]);
  expect(doublons.every(({ ligne, colonne }) => ligne > 1 && colonne > 0)).toBe(true);
  expect(doublons[0].remede).toContain('demandez d’abord au comptable de le rejeter');
});
