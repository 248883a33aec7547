/** The journeys of the phase comminatoire: from the contract to what the étude and the poste have received. */
import type { Acte } from './acte.ts';
import type { PasDePca } from './pca.ts';
import { attendre, JOUR_MS, tourATour, type Voyage, voyage, voyageGarde } from './voyage.ts';
import { UN_AN } from './voyages-gardes.ts';

const pasAPas = (...pas: readonly PasDePca[]): Acte[] => tourATour(...pas.map((p): Acte => ({ type: 'pca', ...p })));

const deLaPca = (nom: string, qui: readonly string[], ...pas: readonly PasDePca[]): Voyage => ({
  ...voyage(nom, pasAPas(...pas)),
  qui,
});

/** Its end is told by the statement of its quarter, the job of the day closes it. */
const RETIRE_PUIS_CLOS: readonly Acte[] = [
  ...pasAPas({ pas: 'contrat' }, { pas: 'relever' }, { pas: 'confier', n: 1 }, { pas: 'retirer', n: 1 }),
  ...[...pasAPas({ pas: 'egarer', n: 1 }), attendre(77 * JOUR_MS)],
  ...pasAPas({ pas: 'delais' }, { pas: 'etat' }, { pas: 'delais' }),
];

export const VOYAGES_PCA: readonly Voyage[] = [
  deLaPca(
    'un dossier confié, reçu, payé en partie, signalé, retiré, et sa créance confiée de nouveau',
    ['contrat', 'confier', 'accuser', 'payer', 'signaler', 'retirer'],
    { pas: 'contrat' },
    { pas: 'relever' },
    { pas: 'confier', n: 1 },
    { pas: 'payer', n: 1 },
    { pas: 'signaler', n: 1 },
    { pas: 'retirer', n: 1 },
    { pas: 'confier', n: 2, creance: 1 },
  ),
  deLaPca(
    'une demande que le système de l’étude rejette, retransmise, lue, puis réaffectée',
    ['rejeter', 'retransmettre', 'lire', 'reaffecter'],
    { pas: 'contrat' },
    { pas: 'confier', n: 1 },
    { pas: 'rejeter', n: 1 },
    { pas: 'retransmettre', n: 1 },
    { pas: 'lire', n: 1 },
    { pas: 'reaffecter', n: 1 },
    { pas: 'relever' },
  ),
  {
    ...voyage('un versement reversé, encaissé, le terme, l’état, la clôture', [
      ...pasAPas({ pas: 'contrat' }, { pas: 'relever' }, { pas: 'compte' }, { pas: 'confier', n: 1 }),
      ...pasAPas({ pas: 'payer', n: 1 }, { pas: 'annoncer', n: 1 }, { pas: 'encaisser', n: 1 }, { pas: 'delais' }),
      ...[attendre(74 * JOUR_MS), ...pasAPas({ pas: 'delais' }), attendre(3 * JOUR_MS)],
      ...pasAPas({ pas: 'delais' }, { pas: 'etat' }, { pas: 'delais' }),
    ]),
    qui: ['compte', 'annoncer', 'encaisser', 'delais', 'etat'],
  },
  deLaPca(
    'un fichier de demandes, pris en charge message par message',
    ['deposer', 'verifier'],
    { pas: 'contrat' },
    { pas: 'relever' },
    // By hand, before the file says so too, or another of the same créance.
    { pas: 'confier', n: 2 },
    { pas: 'confier', n: 3 },
    { pas: 'fichier', n: 1 },
  ),
  {
    ...voyageGarde('un dossier clos, purgé à son terme', [...RETIRE_PUIS_CLOS, ...UN_AN], ['purger le registre']),
    repete: true,
  },
];
