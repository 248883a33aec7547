/** The adhésion as of an instant, on the embedded journal. */
import { expect, test } from 'vitest';
import { etatALaDate, formulaireEnVigueur } from '../../functions/adhesion/etat.ts';
import { activer, lever, suspendre } from '../../functions/adhesion/handler.ts';
import { lireAdhesion } from '../../schemas/evenements/adhesion.ts';
import { COMPTABLE, formulaire, SIRET } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';

const acte = { siret: SIRET, raison: 'Altérations répétées.', decidePar: COMPTABLE, saisiPar: COMPTABLE };

test('l’état se lit à la date voulue, jamais rétroactivement', async () => {
  const plateforme = plateformePassagere();
  const instants: string[] = [plateforme.horloge.now()];
  const puis = async (acteur: () => Promise<unknown>) => {
    plateforme.avancer(3600);
    await acteur();
    instants.push(plateforme.horloge.now());
  };
  await puis(() => activer(plateforme)({ formulaire: formulaire(), saisiPar: COMPTABLE }));
  await puis(() => suspendre(plateforme)({ ...acte, motif: 'acces-empeche' }));
  await puis(() => lever(plateforme)(acte));
  const { events, epoch } = await plateforme.journal.read(`adhesion/${SIRET}`);
  const lus = lireAdhesion(events);
  expect(instants.map((instant) => etatALaDate(lus, instant).etat)).toEqual([
    'absente',
    'active',
    'suspendue',
    'active',
  ]);
  expect(epoch).toBe(3);
  expect(await lever(plateforme)(acte)).toMatchObject({ ok: false, refus: { code: 'NON_SUSPENDUE' } });
});

test('un formulaire vaut à partir du jour de Paris qu’il porte, et remplace alors le précédent', async () => {
  const plateforme = plateformePassagere();
  await activer(plateforme)({ formulaire: formulaire({ depuis: '2026-11-10' }), saisiPar: COMPTABLE });
  await activer(plateforme)({
    formulaire: formulaire({ depuis: '2026-12-01', domaines: ['depense'] }),
    saisiPar: COMPTABLE,
  });
  const { events } = await plateforme.journal.read(`adhesion/${SIRET}`);
  const adhesion = etatALaDate(lireAdhesion(events), '2027-01-01T00:00:00.000Z');
  expect(formulaireEnVigueur(adhesion, '2026-11-09T22:59:59.999Z')).toBeNull();
  expect(formulaireEnVigueur(adhesion, '2026-11-09T23:00:00.000Z')?.domaines).toEqual(['depense', 'recette']);
  expect(formulaireEnVigueur(adhesion, '2026-11-30T23:00:00.000Z')?.domaines).toEqual(['depense']);
});
