/** What the sender of a PCA file is told of each message (K2) is what the journal says that his file did, and no more. */
import { abreger } from '../../../functions/depot/cle.ts';
import { lireDepot } from '../../../schemas/evenements/depot.ts';
import { messageSchema } from '../../../schemas/pca/identifiants.ts';
import type { Monde } from './monde.ts';

/** By the deposit that they name, the ids of the messages that became events. */
function messagesFaits({ journal }: Monde): Map<string, Set<string>> {
  const faits = new Map<string, Set<string>>();
  for (const { data } of journal.tous) {
    const lu = messageSchema.safeParse(data.message);
    if (!lu.success) continue;
    const { id, par } = lu.data;
    faits.set(par.id, (faits.get(par.id) ?? new Set()).add(id));
  }
  return faits;
}

const ACK = /<AckMetier>.*?<IdMsg V="([^"]+)"\/>.*?<Etat V="(\w+)"\/>/gs;

/** Whoever died meanwhile, and however often: as if nobody had. */
export function constaterLesAccusesMetier(monde: Monde): string[] {
  const { journal, objets } = monde;
  const faits = messagesFaits(monde);
  return [...journal.flux].flatMap(([stream, { events }]) => {
    if (!stream.startsWith('depot/')) return [];
    const accuse = lireDepot(events).find((event) => event.type === 'AccuseMetierEmis');
    const octets = accuse && objets.octets({ bucket: 'acquits', ...accuse.data.objet });
    if (!octets) return [];
    const siens = faits.get(`depot.${abreger(stream.slice('depot/'.length))}`) ?? new Set();
    const dits = [...Buffer.from(octets).toString().matchAll(ACK)];
    const dementis = dits.filter(([, id = '', etat]) => (etat === 'PRIS_EN_CHARGE') !== siens.has(id));
    return [
      ...(dits.length === 0 ? [`ACCUSE_METIER_VIDE ${stream}`] : []),
      ...dementis.map(([, id, etat]) => `ACCUSE_METIER_FAUX ${stream} ${id} ${etat}`),
    ];
  });
}
