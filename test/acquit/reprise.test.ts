/** An answer stored by code that died before recording it does not keep the deposit from being answered. */
import { expect, test } from 'vitest';
import { fluxDepot } from '../../functions/depot/cle.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { adherer, deposer, dernierEvenement, evenements, juge, lire, type Plateforme } from '../depot/etapes.ts';
import { SIRET, verdict } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';

/** An older version of the code: other bytes, and death before `AcquitEmis`. */
const tueeApresLeDepotDeLAcquit = ({ objets }: Plateforme) =>
  new Proxy(objets, {
    get(cible, propriete) {
      if (propriete !== 'create') return Reflect.get(cible, propriete, cible).bind?.(cible);
      return async (...[bucket, key, bytes]: Parameters<typeof cible.create>) => {
        if (bucket !== 'acquits') return cible.create(bucket, key, bytes);
        await cible.create(
          bucket,
          `${SIRET}/${key.split('/')[1]}.xml`,
          Buffer.from('réponse de la version précédente'),
        );
        await cible.create(bucket, key.replace(/[^/]+$/, 'autre.xml'), Buffer.from('réponse de la version précédente'));
        throw new Error('coupure');
      };
    },
  });

test('l’acquit est nommé par son contenu, et l’événement dit sous quel nom', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const { depotId } = await deposer(plateforme, 'pes.xml');
  const verifierObjet = juge(verdict(), 'pes.xml');
  const avant = verifier({ ...plateforme, objets: tueeApresLeDepotDeLAcquit(plateforme), verifierObjet });
  await expect(avant({ depotId })).rejects.toThrow('coupure');
  await verifier({ ...plateforme, verifierObjet })({ depotId });
  expect(await evenements(plateforme, fluxDepot(depotId))).toContain('AcquitEmis');
  const { data } = await dernierEvenement(plateforme, fluxDepot(depotId));
  const { objet } = data as { objet: { key: string; sha256: string } };
  expect(objet.key).toBe(`${SIRET}/${depotId}/${objet.sha256}.xml`);
  expect(await lire(plateforme, 'acquits', objet)).toContain('PES_ACQUIT');
});
