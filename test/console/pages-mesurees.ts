/** The pages of deposits, each with who reads it: what is measured, and what is held to its bounds. */

import type { Qui } from '../../functions/habilitation/qui.ts';
import type { Lectures } from '../../functions/platform/ports.ts';
import { ADMINISTRATEUR, COMPTABLE, ORDONNATEUR } from './console-de.ts';
import { codiqueInvente, type DepotsInventes, depotInvente, siretInvente } from './depots-inventes.ts';

export interface PageMesuree {
  readonly nom: string;
  readonly qui: Qui;
  readonly chemin: string;
}

/** `milieu`: the place in the list of a deposit far from both ends. */
export function pagesMesurees(inventes: DepotsInventes, combien: number): readonly PageMesuree[] {
  const moitie = combien >> 1;
  const milieu = `${inventes.recuLe(moitie)}/${depotInvente(moitie).slice(0, 24)}`;
  const ordonnateur = ORDONNATEUR(siretInvente(3));
  const comptable = COMPTABLE(codiqueInvente(3));
  const depots = (question: Record<string, string>): string => `/depots?${new URLSearchParams(question)}`;
  const exercice = 2024 + (moitie % 3);
  return [
    { nom: 'Accueil, administrateur', qui: ADMINISTRATEUR, chemin: '/' },
    { nom: 'Accueil, comptable', qui: comptable, chemin: '/' },
    { nom: 'Accueil, ordonnateur', qui: ordonnateur, chemin: '/' },
    { nom: 'Dépôts, première page', qui: ADMINISTRATEUR, chemin: '/depots' },
    { nom: 'Dépôts, au milieu', qui: ADMINISTRATEUR, chemin: depots({ avant: milieu }) },
    { nom: 'Dépôts, au milieu, en remontant', qui: ADMINISTRATEUR, chemin: depots({ apres: milieu }) },
    { nom: 'Dépôts rejetés', qui: ADMINISTRATEUR, chemin: depots({ etat: 'rejete' }) },
    {
      nom: 'Dépôts rejetés d’une semaine, comptable',
      qui: comptable,
      chemin: depots({ etat: 'rejete', du: '2024-01-08', au: '2024-01-14' }),
    },
    { nom: 'Dépôts, ordonnateur', qui: ordonnateur, chemin: '/depots' },
    { nom: 'Recherche d’un mot fréquent', qui: ADMINISTRATEUR, chemin: depots({ q: 'mandats' }) },
    {
      nom: 'Recherche d’un mot rare',
      qui: COMPTABLE(inventes.codiqueDe(moitie)),
      chemin: depots({ q: `flux${moitie}` }),
    },
    { nom: 'Recherche d’un bordereau', qui: ADMINISTRATEUR, chemin: depots({ q: `${exercice}/${2 * moitie}` }) },
    {
      nom: 'Recherche qui ne trouve rien (200 dépôts examinés)',
      qui: ADMINISTRATEUR,
      chemin: depots({ q: 'mandats', expediteur: '00099999900013' }),
    },
    { nom: 'Un dépôt', qui: ADMINISTRATEUR, chemin: `/depots/${depotInvente(moitie)}` },
    { nom: 'Statistiques, 12 semaines', qui: ADMINISTRATEUR, chemin: '/statistiques' },
    { nom: 'Statistiques, 53 semaines', qui: ordonnateur, chemin: '/statistiques?semaines=53' },
  ];
}

/** The same read models, counting what is asked of them. */
export function compter(lectures: Lectures): Lectures & { appels: number } {
  const comptees = {
    appels: 0,
    put: lectures.put.bind(lectures),
    ecrire: lectures.ecrire.bind(lectures),
    get: (...args: Parameters<Lectures['get']>) => {
      comptees.appels += 1;
      return lectures.get(...args);
    },
    list: (...args: Parameters<Lectures['list']>) => {
      comptees.appels += 1;
      return lectures.list(...args);
    },
  };
  return comptees;
}
