/** Where an ordonnateur is told of his suspension: the professional addresses of those habilités in his own name. */
import type { Adresse } from '../../../adhesion/suspension/notifier.ts';
import { habilite, lireUneHabilitation } from '../../../habilitation/cycle.ts';
import { lireIdentite } from '../../../habilitation/identite.ts';
import type { Clock, Journal, Lectures, ObjectStore } from '../../../platform/ports.ts';
import { listerHabilitations } from '../habilitation/habilitations.ts';

interface AdresseNeeds {
  readonly journal: Journal;
  readonly lectures: Lectures;
  readonly objets: ObjectStore;
  readonly horloge: Clock;
}

/** An ordonnateur and whoever stands in for him. */
const DESTINATAIRES_MAX = 3;
/** Thousands of rights: no ordonnateur has had as many. */
const PAGES_MAX = 200;

async function courrielDe({ journal, objets, horloge }: AdresseNeeds, id: string): Promise<string | null> {
  const habilitation = await lireUneHabilitation(journal, id);
  if (habilitation?.role !== 'ordonnateur' || !(await habilite(journal, habilitation, horloge.now()))) return null;
  return (await lireIdentite(objets, habilitation.identite))?.courriel ?? null;
}

/** Rights opened to his agents come before his own in the list: it is read to its end. */
async function ordonnateursDe(needs: AdresseNeeds, siret: string): Promise<string[]> {
  const siens: string[] = [];
  let avant: string | undefined;
  for (let lues = 0; lues < PAGES_MAX; lues++) {
    const { entrees, suivant } = await listerHabilitations(needs, { type: 'ordonnateur', siret }, avant);
    siens.push(...entrees.filter(({ role, fin }) => role === 'ordonnateur' && fin === null).map(({ id }) => id));
    if (suivant === null) break;
    avant = suivant;
  }
  return siens;
}

/** The reference is that of their rights: the journal leads to nobody without the objects that name them. */
export const adresseDeNotification =
  (needs: AdresseNeeds) =>
  async (siret: string): Promise<Adresse | null> => {
    const siens = await ordonnateursDe(needs, siret);
    const connus = (await Promise.all(siens.sort().map(async (id) => ({ id, courriel: await courrielDe(needs, id) }))))
      .flatMap(({ id, courriel }) => (courriel === null ? [] : [{ id, courriel }]))
      .slice(0, DESTINATAIRES_MAX);
    if (connus.length === 0) return null;
    return { reference: connus.map(({ id }) => id).join('.'), courriels: connus.map(({ courriel }) => courriel) };
  };
