/** Destroys the documents whose keeping has come to its term and whose locks have ended; says so in the journal. */
import type { Context } from 'aws-lambda';
import { HORLOGE_PEU_SURE, horlogeSure, sceauxRecents } from '../../../retention/horloge-sure.ts';
import { purger } from '../../../retention/purger.ts';
import { purgerLeRegistre } from '../../../retention/registre/purger.ts';
import { log, signaler, tache } from './journalisation.ts';
import { plateforme } from './plateforme.ts';
import { lireConservation } from './politique.ts';
import { journalSansVerrous } from './verrous.ts';

const retention = lireConservation();
const { journal, objets, effacement, horloge } = plateforme;
/** A hundred deposits, the most that are in hand at once, take less. */
const RESERVE_MS = 120_000;

export const handler = (evenement: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<void> =>
  tache(async () => {
    const echecs: unknown[] = [];
    const sansVerrous = journalSansVerrous({
      journal,
      horloge,
      verrouDe: (ref, maintenant) => effacement.verrouDe(ref, maintenant),
      encore: () => context.getRemainingTimeInMillis() > RESERVE_MS,
      signaler: (erreur, sujet) => {
        echecs.push(erreur);
        signaler(erreur, sujet);
      },
    });
    const recents = await sceauxRecents({ journal });
    if (!(await horlogeSure({ horloge, sceauxRecents: async () => recents }))) log.warn(HORLOGE_PEU_SURE);
    const { depots, documents } = await purger({
      journal: sansVerrous,
      objets,
      effacement,
      horloge,
      retention,
      sceauxRecents: async () => recents,
    });
    const registre = await purgerLeRegistre({
      ...{ journal, objets, effacement, horloge, retention },
      sceauxRecents: async () => recents,
    });
    if (registre > 0) log.info('objets des registres purgés au terme de leur conservation', { registre });
    if (documents > 0) log.info('documents purgés au terme de leur conservation', { depots, documents });
    if (echecs.length > 0) throw new Error(`${echecs.length} deposits whose locks could not be read`);
  })(evenement);
