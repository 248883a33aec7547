/** Which deposits concern whom: the scopes that lists, searches and statistics are kept for. Pure. */
import type { Perimetre } from '../../habilitation/qui.ts';
import type { Resume } from './depot/resume.ts';

/** `tout`, `ordonnateur/<siret>`, `etude/<siret>` or `poste/<codique>`, as collections are named after it. */
export type Portee = 'tout' | `ordonnateur/${string}` | `etude/${string}` | `poste/${string}`;

type Concernes = Pick<Resume, 'deposants' | 'expediteur' | 'destinataires' | 'poste'>;

/** The postes that a deposit concerns: its depositor, those that it was handed to, and the one that its header names. */
export const postesDu = ({ deposants, expediteur, destinataires, poste }: Concernes): readonly string[] => [
  ...new Set([...(deposants === 'comptables' ? [expediteur] : []), ...destinataires, ...(poste ? [poste] : [])]),
];

/** The scopes that a deposit is in, each once: everybody's, its depositor's, and those of its postes. */
export function porteesDu(resume: Concernes): readonly Portee[] {
  const siennes = postesDu(resume).map((codique): Portee => `poste/${codique}`);
  return ['tout', ...duDeposant(resume), ...siennes];
}

function duDeposant({ deposants, expediteur }: Concernes): readonly Portee[] {
  if (deposants === 'comptables') return [];
  return [deposants === 'etudes' ? `etude/${expediteur}` : `ordonnateur/${expediteur}`];
}

/** The scope of whoever has this perimeter; null where no list of deposits is his. */
export function porteeDuPerimetre(perimetre: Perimetre): Portee | null {
  switch (perimetre.type) {
    case 'tout':
      return 'tout';
    case 'ordonnateur':
      return `ordonnateur/${perimetre.siret}`;
    case 'poste':
      return `poste/${perimetre.codique}`;
    case 'etude':
    case 'groupement':
      return `etude/${perimetre.siret}`;
    case 'departement':
    case 'dossier':
      return null;
    default:
      return perimetre satisfies never;
  }
}
