/** Many deposits under one name: the latest are kept. */
import { expect, test } from 'vitest';
import { fluxDepot } from '../../functions/depot/cle.ts';
import { rangAPrendre, tenants } from '../../functions/helios/rangs.ts';
import { deposer } from '../depot/etapes.ts';
import { plateformePassagere } from '../platform/dossier.ts';

test('le vingt et unième prend la place du plus ancien, et chacun garde la sienne', async () => {
  const plateforme = plateformePassagere();
  const streams: string[] = [];
  for (let n = 0; n < 22; n++) {
    const stream = fluxDepot((await deposer(plateforme, `f${n}.xml`)).depotId);
    for (const _ of ['une fois', 'une autre fois']) {
      const { seq } = await plateforme.journal.read(stream);
      const claim = await rangAPrendre(plateforme, { stream, seq }, 'reponse/essai');
      const take = [claim];
      const at = plateforme.horloge.now();
      expect((await plateforme.journal.append({ stream, expected: seq, events: [], at, claims: { take } })).ok).toBe(
        true,
      );
    }
    streams.push(stream);
    plateforme.avancer(60);
  }
  const porteurs = (await tenants(plateforme.journal, 'reponse/essai')).map(({ holder }) => holder);
  expect(porteurs.toSorted()).toEqual(streams.slice(2).toSorted());
});
