/** Where an organisation is told of its dates: the professional addresses of those habilités in its own name. */
import type { Role } from '../../../../schemas/evenements/identifiants.ts';
import { habilite, lireUneHabilitation } from '../../../habilitation/cycle.ts';
import { lireIdentite } from '../../../habilitation/identite.ts';
import type { Perimetre } from '../../../habilitation/qui.ts';
import type { Adresse } from '../../../pca/echeance/besoins.ts';
import type { Clock, Journal, Lectures, ObjectStore } from '../../../platform/ports.ts';
import { listerHabilitations } from '../habilitation/habilitations.ts';

interface AdresseNeeds {
  readonly journal: Journal;
  readonly lectures: Lectures;
  readonly objets: ObjectStore;
  readonly horloge: Clock;
}

interface Organisation {
  readonly role: Role;
  readonly perimetre: Perimetre;
}

/** From `etude-<siret>`, `comptable-<codique>`, `mandataire-<siret>`, `ddfip-<departement>`. */
function organisationDe(destinataire: string): Organisation | null {
  const [genre = '', id = ''] = destinataire.split('-');
  switch (genre) {
    case 'etude':
      return { role: 'etude', perimetre: { type: 'etude', siret: id } };
    case 'comptable':
      return { role: 'comptable', perimetre: { type: 'poste', codique: id } };
    case 'mandataire':
      return { role: 'mandataire', perimetre: { type: 'groupement', siret: id } };
    case 'ddfip':
      return { role: 'ddfip', perimetre: { type: 'departement', code: id } };
    default:
      return null;
  }
}

/** Those who answer for it, and whoever stands in for them. */
const DESTINATAIRES_MAX = 3;
/** Thousands of rights: no organisation has had as many. */
const PAGES_MAX = 200;

async function ceuxDe(needs: AdresseNeeds, { role, perimetre }: Organisation): Promise<string[]> {
  const siens: string[] = [];
  let avant: string | undefined;
  for (let lues = 0; lues < PAGES_MAX; lues++) {
    const { entrees, suivant } = await listerHabilitations(needs, perimetre, avant);
    siens.push(...entrees.filter((une) => une.role === role && une.fin === null).map(({ id }) => id));
    if (suivant === null) break;
    avant = suivant;
  }
  return siens.sort();
}

async function courrielDe({ journal, objets, horloge }: AdresseNeeds, role: Role, id: string): Promise<string | null> {
  const habilitation = await lireUneHabilitation(journal, id);
  if (habilitation?.role !== role || !(await habilite(journal, habilitation, horloge.now()))) return null;
  return (await lireIdentite(objets, habilitation.identite))?.courriel ?? null;
}

/** The reference is that of their rights: the journal leads to nobody without the objects that name them. */
export const adresseDesDelais =
  (needs: AdresseNeeds) =>
  async (destinataire: string): Promise<Adresse | null> => {
    const organisation = organisationDe(destinataire);
    if (organisation === null) return null;
    const connus: { id: string; courriel: string }[] = [];
    for (const id of await ceuxDe(needs, organisation)) {
      const courriel = await courrielDe(needs, organisation.role, id);
      if (courriel !== null) connus.push({ id, courriel });
      if (connus.length === DESTINATAIRES_MAX) break;
    }
    if (connus.length === 0) return null;
    return { reference: connus.map(({ id }) => id).join('.'), courriels: connus.map(({ courriel }) => courriel) };
  };
