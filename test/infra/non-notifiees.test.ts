/** Who should be called because an ordonnateur does not know that he is suspended. */
import { expect, test } from 'vitest';
import { activer, lever, suspendre } from '../../functions/adhesion/handler.ts';
import { enregistrerEnvoi } from '../../functions/adhesion/suspension/handler.ts';
import { notifierLesSuspensions } from '../../functions/adhesion/suspension/notifier.ts';
import { nonNotifiees } from '../../functions/platform/aws/fonctions/non-notifiees.ts';
import { COMPTABLE, formulaire, SIRET } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';

const JOUR = 24 * 3600;
const acte = { siret: SIRET, raison: 'Montants modifiés.', decidePar: COMPTABLE, saisiPar: COMPTABLE };

async function suspendue() {
  const plateforme = plateformePassagere();
  await activer(plateforme)({ formulaire: formulaire(), saisiPar: COMPTABLE });
  await suspendre(plateforme)({ ...acte, motif: 'alterations-graves' });
  return plateforme;
}

test('whoever has no address is named after a day, and until something has told him', async () => {
  const plateforme = await suspendue();
  const essayer = () => notifierLesSuspensions({ ...plateforme, courrier: null!, adresseDe: async () => null });
  await essayer();
  plateforme.avancer(JOUR - 60);
  expect(await nonNotifiees(plateforme)).toEqual([]);
  plateforme.avancer(120);
  // Put off for an hour, it is waited for all the same.
  await essayer();
  expect(await nonNotifiees(plateforme)).toEqual([`adhesion/${SIRET}`]);
  const le = plateforme.horloge.now().slice(0, 10);
  const suspension = (await plateforme.journal.read(`adhesion/${SIRET}`)).events.at(-1);
  const envoi = { siret: SIRET, saisiPar: COMPTABLE, le, prononceeLe: suspension?.at };
  expect(await enregistrerEnvoi(plateforme)(envoi)).toMatchObject({ ok: true });
  expect(await nonNotifiees(plateforme)).toEqual([]);
});

test('a suspension that was lifted before anybody was told calls nobody', async () => {
  const plateforme = await suspendue();
  plateforme.avancer(2 * JOUR);
  expect(await nonNotifiees(plateforme)).toEqual([`adhesion/${SIRET}`]);
  await lever(plateforme)(acte);
  expect(await nonNotifiees(plateforme)).toEqual([]);
  // Of its end, he is to be told in his turn.
  plateforme.avancer(2 * JOUR);
  expect(await nonNotifiees(plateforme)).toEqual([`adhesion/${SIRET}`]);
});
