/** The bundled handlers of the assembly walk the journey, on the resources of its templates. */
import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { ObjetAbsent } from '../../functions/platform/ports.ts';
import { COMMUNE } from '../../infra/embedded/demonstration/registre.ts';
import { lireDepot } from '../../schemas/evenements/depot.ts';
import { parcoursDUnDepot } from '../parcours-partage.ts';
import { verifierOctets } from '../preuve/preuve-eprouvee.ts';
import { ouvrirTerrain, type TerrainAws } from './terrain.ts';

let terrain: TerrainAws;
const sha256De = (octets: Buffer): string => createHash('sha256').update(octets).digest('hex');

parcoursDUnDepot('AWS', async () => {
  // Dates only: what waits really waits. The emulator's clock is its own.
  vi.useFakeTimers({ toFake: ['Date'] });
  terrain = await ouvrirTerrain((secondes) => void vi.setSystemTime(Date.now() + secondes * 1000));
  afterAll(() => {
    vi.useRealTimers();
    terrain.fermer();
  });
  return terrain;
});

describe('after the journey', () => {
  const nom = 'depense-signee-par-bordereau.xml';

  test('another file under a name that is taken is refused to its depositor', async () => {
    expect(await terrain.ecraser(COMMUNE.siret, nom)).toBe('PreconditionFailed');
  });

  test('the console gives the answer and the file byte for byte, a large file by an address that S3 honours', async () => {
    const depotId = terrain.depotDe(COMMUNE.siret, nom);
    const events = lireDepot((await terrain.journal.read(`depot/${depotId}`)).events);
    const emis = events.find((event) => event.type === 'AcquitEmis');
    const [recu] = events;
    if (emis === undefined || recu?.type !== 'DepotRecu') throw new Error('no answer');
    expect(sha256De(await terrain.telecharger(depotId, 'acquit'))).toBe(emis.data.objet.sha256);
    expect(sha256De(await terrain.telecharger(depotId, 'fichier'))).toBe(recu.data.sha256);
    const gros = Buffer.alloc(5_000_000, 'é', 'latin1');
    const grosId = await terrain.deposer(COMMUNE.siret, 'gros.xml', gros);
    await terrain.travailler();
    expect(await terrain.telecharger(grosId, 'fichier')).toEqual(gros);
  });

  test('a file that API Gateway has made a text of is refused, its bytes are received', async () => {
    const latin1 = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><é/>', 'latin1');
    expect(await terrain.deposerParLApi(COMMUNE.siret, 'texte.xml', latin1, false)).toBe(415);
    expect(await terrain.deposerParLApi(COMMUNE.siret, 'octets.xml', latin1, true)).toBe(201);
  });

  test('the console gives the proof of a deposit, which holds without it, and after the file is destroyed', async () => {
    const depotId = terrain.depotDe(COMMUNE.siret, nom);
    await terrain.sceller();
    const entiere = await verifierOctets(await terrain.telecharger(depotId, 'preuve'));
    expect(entiere).toMatchObject({ intacte: true, depot: depotId, verdict: 'accepte', purges: [], nonRejuge: null });
    const [recu] = lireDepot((await terrain.journal.read(`depot/${depotId}`)).events);
    if (recu?.type !== 'DepotRecu') throw new Error('no deposit');
    const lire = async () => {
      for await (const _ of terrain.objets.read(recu.data));
    };
    terrain.avancer(12 * 366 * 86_400);
    await terrain.purger();
    // Nothing was sealed for twelve years: the clock is not believed.
    await expect(lire()).resolves.toBeUndefined();
    await terrain.deposer(COMMUNE.siret, 'douze-ans-plus-tard.xml', Buffer.from('<a/>'));
    await terrain.travailler();
    await terrain.sceller();
    await terrain.purger();
    // One day of seals is not yet a life.
    await expect(lire()).resolves.toBeUndefined();
    for (let jour = 1; jour < 7; jour++) {
      terrain.avancer(86_400);
      await terrain.deposer(COMMUNE.siret, `jour-${jour}.xml`, Buffer.from('<a/>'));
      await terrain.travailler();
      await terrain.sceller();
    }
    await terrain.purger();
    await expect(lire()).rejects.toThrow(ObjetAbsent);
    await terrain.sceller();
    const restante = await verifierOctets(await terrain.telecharger(depotId, 'preuve'));
    expect(restante).toMatchObject({
      intacte: true,
      purges: [expect.any(String), expect.any(String), expect.any(String)],
    });
  });
});
