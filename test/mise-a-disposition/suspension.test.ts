/** R7: the dispense from paper is decided on the adhésion as it stands at commit, never after a suspension. */
import { expect, test } from 'vitest';
import { lever, suspendre } from '../../functions/adhesion/handler.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { adherer, deposer, dernierEvenement, juge } from '../depot/etapes.ts';
import { bordereau, COMPTABLE, SIRET, signature, verdict } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';

test('avec une signature de confiance, dispense du papier ; suspendu avant la décision, il est livré sans dispense', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const sur = (nom: string) =>
    verdict({
      enveloppe: {
        ...verdict().enveloppe,
        version: '2',
        typFic: 'PESALR2',
        nomFic: nom,
        lieu: null,
        emetteur: { sigle: 'E', adresse: 'A' },
        recepteur: null,
      },
      bordereaux: [bordereau(nom)],
      signatures: [signature('racine', { portee: 'fichier', confiance: 'etablie' })],
    });
  const un = await deposer(plateforme, '51');
  await verifier({ ...plateforme, verifierObjet: juge(sur('51'), '51') })({ depotId: un.depotId });
  expect((await dernierEvenement(plateforme, `mise/${un.depotId}/1`)).data.dispense).toEqual({
    bordereau: true,
    pj: true,
    raisons: [],
  });
  const deux = await deposer(plateforme, '52');
  // The comptable suspends between the reading of the adhésion and the decision: the fence breaks (R7).
  let lectures = 0;
  const journal = new Proxy(plateforme.journal, {
    get(cible, propriete) {
      if (propriete !== 'append') return Reflect.get(cible, propriete, cible).bind?.(cible);
      return async (append: Parameters<typeof cible.append>[0]) => {
        if (append.stream.startsWith('mise/') && lectures++ === 0)
          await suspendre(plateforme)({
            siret: SIRET,
            motif: 'alterations-graves',
            raison: 'Altérations répétées.',
            decidePar: COMPTABLE,
            saisiPar: COMPTABLE,
          });
        return cible.append(append);
      };
    },
  });
  await verifier({ ...plateforme, journal, verifierObjet: juge(sur('52'), '52') })({ depotId: deux.depotId });
  expect(lectures).toBe(2);
  expect((await dernierEvenement(plateforme, `mise/${deux.depotId}/1`)).data.dispense).toEqual({
    bordereau: false,
    pj: false,
    raisons: ['adhesion-suspendue'],
  });
  await lever(plateforme)({
    siret: SIRET,
    raison: 'Chaîne de signature corrigée.',
    decidePar: COMPTABLE,
    saisiPar: COMPTABLE,
  });
  const trois = await deposer(plateforme, '53');
  await verifier({ ...plateforme, verifierObjet: juge(sur('53'), '53') })({ depotId: trois.depotId });
  expect((await dernierEvenement(plateforme, `mise/${trois.depotId}/1`)).data.dispense).toMatchObject({
    bordereau: true,
  });
});
