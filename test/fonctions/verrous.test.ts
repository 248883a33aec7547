/** What S3 still locks when its term has passed. */
import { expect, test } from 'vitest';
import { journalSansVerrous, type VerrousNeeds } from '../../functions/platform/aws/fonctions/verrous.ts';
import { sceller } from '../../functions/preuve/sceller.ts';
import { adherer } from '../depot/etapes.ts';
import { plateformePassagere } from '../platform/dossier.ts';
import { besoins, deposerEtJuger } from '../preuve/etapes.ts';
import { lirePurges, purgerMaintenant } from '../retention/etapes.ts';

async function aTerme() {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const depotId = await deposerEtJuger(plateforme, 'a.xml');
  await sceller(besoins(plateforme));
  const aller = (instant: string) =>
    plateforme.avancer((Date.parse(instant) - Date.parse(plateforme.horloge.now())) / 1000);
  aller('2037-01-01T12:00:00Z');
  const erreurs: unknown[] = [];
  const purger = (plus: Partial<VerrousNeeds> = {}) =>
    purgerMaintenant(plateforme, {
      journal: journalSansVerrous({
        journal: plateforme.journal,
        horloge: plateforme.horloge,
        verrouDe: async () => null,
        encore: () => true,
        signaler: (erreur) => void erreurs.push(erreur),
        ...plus,
      }),
    });
  return { plateforme, depotId, aller, purger, erreurs };
}

test('a deposit that nothing locks any more is purged', async () => {
  const { plateforme, depotId, purger } = await aTerme();
  expect(await purger()).toEqual({ depots: 1, documents: 3 });
  expect((await lirePurges(plateforme, depotId)).effaces).toEqual(['fichier', 'verdict', 'acquit']);
});

test('one whose answer alone is locked keeps everything, unsaid, until the day after that lock', async () => {
  const { plateforme, depotId, aller, purger } = await aTerme();
  const fin = '2037-11-05T08:00:00.000Z';
  const verrouDe: VerrousNeeds['verrouDe'] = async ({ bucket }, maintenant) =>
    bucket === 'acquits' && maintenant < fin ? fin : null;
  expect(await purger({ verrouDe })).toEqual({ depots: 0, documents: 0 });
  expect(await lirePurges(plateforme, depotId)).toMatchObject({ effaces: [], evenements: 0 });
  aller('2037-11-05T12:00:00Z');
  expect(await purger({ verrouDe })).toEqual({ depots: 0, documents: 0 });
  aller('2037-11-06T12:00:00Z');
  expect(await purger({ verrouDe })).toEqual({ depots: 1, documents: 3 });
});

test('one whose locks cannot be read is told, and not purged', async () => {
  const { plateforme, depotId, purger, erreurs } = await aTerme();
  const verrouDe = () => Promise.reject(new Error('denied'));
  expect(await purger({ verrouDe })).toEqual({ depots: 0, documents: 0 });
  expect(erreurs).toHaveLength(1);
  expect((await lirePurges(plateforme, depotId)).evenements).toBe(0);
});

test('when time runs out nothing more is begun', async () => {
  const { purger } = await aTerme();
  expect(await purger({ encore: () => false })).toEqual({ depots: 0, documents: 0 });
  expect(await purger()).toEqual({ depots: 1, documents: 3 });
});
