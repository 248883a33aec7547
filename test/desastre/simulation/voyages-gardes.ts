/** The journeys on which the journal is sealed, and documents come to their term. */
import type { Acte } from './acte.ts';
import { SIRETS } from './flux-prevus.ts';
import { DEPART } from './monde.ts';
import {
  attendre,
  deposer,
  flux,
  JOUR_MS,
  LUES,
  lever,
  MINUTE_MS,
  REFAITES,
  suspendre,
  UN_AN_MS,
  type Voyage,
  voyageGarde,
} from './voyage.ts';

/** A year goes by, and the sealing of one more adhésion shows that the clock is right: the first terms have passed. */
export const UN_AN: readonly Acte[] = [attendre(UN_AN_MS), { type: 'activer', siret: SIRETS[2] }, attendre(JOUR_MS)];

export const VOYAGES_GARDES: readonly Voyage[] = [
  voyageGarde(
    'scellé, puis purgé',
    [deposer(flux(1)), { type: 'egarer', flux: flux(1) }, ...UN_AN],
    ['sceller', 'purger'],
  ),
  {
    ...voyageGarde('purgé, sous les yeux de la console', [deposer(flux(1)), ...UN_AN], ['projeter']),
    lisible: LUES,
    repete: true,
  },
  {
    ...voyageGarde('purgé, ses pages refaites flux par flux', [deposer(flux(1)), ...UN_AN], ['reprojeter']),
    lisible: REFAITES,
    repete: true,
    depuis: DEPART + UN_AN_MS,
  },
  {
    ...voyageGarde(
      'annoncé de nouveau après sa purge',
      [deposer(flux(1)), ...UN_AN, { type: 'redresser', flux: flux(1) }],
      ['verifier'],
    ),
    depuis: DEPART + UN_AN_MS,
  },
  {
    ...voyageGarde(
      'une lettre de suspension et un droit qui ne servent plus, purgés du registre',
      [suspendre, attendre(MINUTE_MS), lever, { type: 'habiliter', role: 'comptable' }, ...UN_AN],
      ['purger le registre'],
    ),
    depuis: DEPART + UN_AN_MS,
  },
  // In this order, as with two seeds out of three, one finds the token that another has just had.
  voyageGarde('scellé et horodaté par trois à la fois', [deposer(flux(1))], ['horodater'], {
    scelleurs: 3,
    horodate: true,
  }),
  {
    ...voyageGarde('scellé avant que le magasin de confiance se lise', [deposer(flux(1))], ['sceller'], {
      magasinDes: DEPART + 10 * MINUTE_MS,
    }),
    repete: true,
  },
];
