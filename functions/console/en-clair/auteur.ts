/** Who did what an event tells: the acteur or the poste that it names, or else the machine. */
import { type Acteur, acteurSchema, codiqueSchema, type Role } from '../../../schemas/evenements/identifiants.ts';
import { deposantsDe } from '../../depot/cle.ts';
import type { Evenement, Json } from '../../journal/evenement.ts';

const ROLES: Readonly<Record<Role, string>> = {
  administrateur: 'Administrateur',
  comptable: 'Comptable',
  'agent-comptable': 'Agent comptable',
  ordonnateur: 'Ordonnateur',
  'agent-ordonnateur': 'Agent de l’ordonnateur',
  etude: 'Étude',
  mandataire: 'Mandataire',
  ddfip: 'DDFiP',
  juge: 'Juge des comptes',
  passerelle: 'Passerelle',
};

/** ` (agent comptable)`: who acted for a poste that is named already; empty where nobody knew. */
export const roleEnClair = (saisiPar: Acteur | undefined): string =>
  saisiPar === undefined ? '' : ` (${ROLES[saisiPar.role].toLowerCase()})`;

/** Whoever signed a file of messages is known by its deposit. */
const PAR_UN_FICHIER = /^depot\.([0-9a-f]{12})/;

function acteurEnClair({ role, id, codique, siret }: Acteur): string {
  if (role === 'passerelle') return ROLES.passerelle;
  const organisme = codique ?? siret;
  const [, depot] = PAR_UN_FICHIER.exec(id) ?? [];
  if (depot !== undefined) return `${ROLES[role]} ${organisme ?? ''}, par le fichier déposé ${depot}`;
  return `${ROLES[role]} ${id}${organisme === undefined || organisme === null ? '' : ` (${organisme})`}`;
}

/** One who acts, or a poste comptable by its codique; null where it is neither. */
function nommer(valeur: Json | undefined): string | null {
  const acteur = acteurSchema.safeParse(valeur);
  if (acteur.success) return acteurEnClair(acteur.data);
  const codique = codiqueSchema.safeParse(valeur);
  return codique.success ? `Poste comptable ${codique.data}` : null;
}

const DEPOSANT = { ordonnateurs: 'Ordonnateur', comptables: 'Poste comptable', etudes: 'Étude' } as const;

/** What PCA exchanges says who sent it. */
const duMessage = (message: Json | undefined): string | null =>
  typeof message === 'object' && message !== null && 'par' in message ? nommer(message.par) : null;

export function auteurDe({ type, data }: Pick<Evenement, 'type' | 'data'>): string {
  if (type === 'DepotRecu') return `${DEPOSANT[deposantsDe(String(data.key))]} ${String(data.expediteur)}`;
  const decideur = nommer(data.decidePar);
  const saisi = nommer(data.saisiPar);
  if (decideur !== null && saisi !== null && decideur !== saisi) return `${decideur}, saisi par ${saisi}`;
  return decideur ?? saisi ?? nommer(data.par) ?? duMessage(data.message) ?? ROLES.passerelle;
}
