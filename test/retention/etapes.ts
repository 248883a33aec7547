/** Purges on the embedded platform, and what is left after them. */
import { expect } from 'vitest';
import type { ObjectRef } from '../../functions/platform/ports.ts';
import { ObjetAbsent } from '../../functions/platform/ports.ts';
import { certificats as certificatsDe } from '../../functions/retention/certificat.ts';
import { type PurgerNeeds, purger } from '../../functions/retention/purger.ts';
import { lireDepot } from '../../schemas/evenements/depot.ts';
import { lirePreuve } from '../../schemas/evenements/preuve.ts';
import { RETENTION_PAR_DEFAUT } from '../../schemas/retention.ts';
import type { Plateforme } from '../depot/etapes.ts';
import { octets } from '../verification/flux.ts';

export const purgerMaintenant = (plateforme: Plateforme, plus: Partial<PurgerNeeds> = {}) => {
  const { journal, objets, horloge } = plateforme;
  return purger({ journal, objets, effacement: objets, horloge, retention: RETENTION_PAR_DEFAUT, ...plus });
};

async function present({ objets }: Plateforme, ref: ObjectRef): Promise<boolean> {
  try {
    await octets(objets.read(ref));
    return true;
  } catch (erreur) {
    expect(erreur).toBeInstanceOf(ObjetAbsent);
    return false;
  }
}

/** Which documents are gone from the store; they are those of the events, or the test fails. */
export async function lirePurges(plateforme: Plateforme, depotId: string) {
  const { journal, objets } = plateforme;
  const refs: [string, ObjectRef][] = [];
  for (const event of lireDepot((await journal.read(`depot/${depotId}`)).events)) {
    if (event.type === 'DepotRecu') refs.push(['fichier', event.data]);
    if (event.type === 'VerdictRendu') refs.push(['verdict', { bucket: 'verdicts', ...event.data.objet }]);
    if (event.type === 'AcquitEmis') refs.push(['acquit', { bucket: 'acquits', ...event.data.objet }]);
  }
  const effaces: string[] = [];
  for (const [genre, { bucket, key, version }] of refs)
    if (!(await present(plateforme, { bucket, key, version }))) effaces.push(genre);
  const events = lirePreuve((await journal.read(`preuve/${depotId}`)).events).filter(
    (e) => e.type === 'DonneesPurgees',
  );
  const dits = events.flatMap(({ data }) => data.purgees.map(({ genre }) => genre));
  expect([...dits].sort()).toEqual([...effaces].sort());
  const certificats = { texte: '', json: {} as unknown };
  for (const event of events)
    for (const { key, octets: ecrit } of certificatsDe(event)) {
      const { created, ref } = await objets.create('preuves', key, ecrit);
      expect(created, key).toBe(false);
      const lu = (await octets(objets.read(ref))).toString();
      if (key.endsWith('.txt')) certificats.texte = lu;
      else certificats.json = JSON.parse(lu);
    }
  return { effaces, evenements: events.length, certificats };
}
