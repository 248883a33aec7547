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

function acteurEnClair({ role, id, codique, siret }: Acteur): string {
  const organisme = codique ?? siret;
  return `${ROLES[role]} ${id}${organisme === undefined || organisme === null ? '' : ` (${organisme})`}`;
}

/** One who acts, or a poste comptable by its codique; null where it is neither. */
function nommer(valeur: Json | undefined): string | null {
  const acteur = acteurSchema.safeParse(valeur);
  if (acteur.success) return acteurEnClair(acteur.data);
  const codique = codiqueSchema.safeParse(valeur);
  return codique.success ? `Poste comptable ${codique.data}` : null;
}

export function auteurDe({ type, data }: Pick<Evenement, 'type' | 'data'>): string {
  if (type === 'DepotRecu')
    return `${deposantsDe(String(data.key)) === 'comptables' ? 'Poste comptable' : 'Ordonnateur'} ${String(data.expediteur)}`;
  const decideur = nommer(data.decidePar);
  const saisi = nommer(data.saisiPar);
  if (decideur !== null && saisi !== null && decideur !== saisi) return `${decideur}, saisi par ${saisi}`;
  return decideur ?? saisi ?? nommer(data.par) ?? ROLES.passerelle;
}
