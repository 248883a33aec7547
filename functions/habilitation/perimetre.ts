/** What a role is exercised on, and whether something concerns whoever has it. Pure. */
import type { Perimetre } from '../../schemas/evenements/habilitation.ts';
import type { Acteur, Role } from '../../schemas/evenements/identifiants.ts';

const PERIMETRE_DU_ROLE: Readonly<Record<Role, Perimetre['type'] | null>> = {
  administrateur: 'tout',
  comptable: 'poste',
  'agent-comptable': 'poste',
  ordonnateur: 'ordonnateur',
  'agent-ordonnateur': 'ordonnateur',
  etude: 'etude',
  mandataire: 'groupement',
  ddfip: 'departement',
  juge: 'dossier',
  passerelle: null,
};

export const typeDePerimetre = (role: Role): Perimetre['type'] | null => PERIMETRE_DU_ROLE[role];

export const convient = (role: Role, { type }: Perimetre): boolean => PERIMETRE_DU_ROLE[role] === type;

/** SIRET of the organisation for which someone acts: his identity provider must say that he belongs to it. */
export const siretDe = (perimetre: Perimetre): string | null => ('siret' in perimetre ? perimetre.siret : null);

/** As the journal names him: by the id of his right, never by his own. */
export function acteurDe(role: Role, id: string, perimetre: Perimetre): Acteur {
  const siret = siretDe(perimetre);
  const codique = perimetre.type === 'poste' ? perimetre.codique : null;
  return { role, id, codique, ...(siret === null ? {} : { siret }) };
}

/** Whom something concerns. */
export interface Cible {
  readonly sirets?: readonly string[];
  readonly codiques?: readonly string[];
  readonly departements?: readonly string[];
  readonly stream?: string;
}

export function concerne(
  perimetre: Perimetre,
  { sirets = [], codiques = [], departements = [], stream }: Cible,
): boolean {
  switch (perimetre.type) {
    case 'tout':
      return true;
    case 'ordonnateur':
    case 'etude':
    case 'groupement':
      return sirets.includes(perimetre.siret);
    case 'poste':
      return codiques.includes(perimetre.codique);
    case 'departement':
      return departements.includes(perimetre.code);
    case 'dossier':
      return stream === perimetre.stream;
    default:
      return perimetre satisfies never;
  }
}

/** Whether the first holds the second: whoever opens a right to others opens none beyond his own. */
export function couvre(large: Perimetre, etroit: Perimetre): boolean {
  if (large.type === 'tout') return true;
  const cles = (perimetre: Perimetre) => JSON.stringify(Object.entries(perimetre).sort());
  return cles(large) === cles(etroit);
}
