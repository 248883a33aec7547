/**
 * The whole contract of the ports on AWS's services, as moto plays them. What moto does not play: policies and rights,
 * contention (one request at a time), an index that lags behind its table, an empty answer from a queue that is not
 * empty, and S3's refusal of a key that climbs above its beginning (`../../etc/passwd`).
 */
import { setTimeout as attendre } from 'node:timers/promises';
import { it } from 'vitest';
import { ouvrirPlateformeAws } from '../../functions/platform/aws/index.ts';
import { comparerAuJournalEmbarque } from './aws-differentiel.ts';
import { ecarts } from './aws-ecarts.ts';
import { monter } from './aws-monter.ts';
import { contratDesPorts } from './contrat.ts';
import { contratDesLettresMortes, type PlateformeExploitee } from './contrat-lettres-mortes.ts';

ecarts({
  'may be put again': 'S3 gives a version of its own to each writing: the erased one does not come back.',
  // No loss: whoever held the old handle had done the work when it deleted.
  'does not let an old handle delete or release what was leased again':
    'SQS asks that only the last handle be used, and does not say what an older one does; moto deletes by any.',
});

contratDesPorts<PlateformeExploitee>(
  'AWS',
  async () => {
    const { reglages, demonter } = await monter(['comptable-033013', 'etude-1']);
    const plateforme = ouvrirPlateformeAws(reglages);
    return {
      ...plateforme,
      avancer: (seconds) => attendre(seconds * 1000),
      close: async () => {
        plateforme.close();
        await demonter();
      },
    };
  },
  contratDesLettresMortes,
);

it('random appends on moto and on one machine give the same answers and the same memory', comparerAuJournalEmbarque);
