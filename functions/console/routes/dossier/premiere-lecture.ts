/** The étude that reads a dossier for the first time has it from then on: the first day of the phase (contract art. 7). */
import type { Context, MiddlewareHandler } from 'hono';
import { premiereLecture } from '../../../pca/envoi/remise.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreRefus } from '../../erreur.ts';
import { besoinsDeLaPca } from './dossier-demande.ts';

const nomDe = (c: Context) => ({ poste: c.req.param('poste') ?? '', numero: c.req.param('numero') ?? '' });

/** Before anything of it is shown: what was shown was read. */
export const lectureParLEtude =
  (needs: ConsoleNeeds): MiddlewareHandler =>
  async (c, next) => {
    const qui = c.get('qui');
    const pca = besoinsDeLaPca(needs);
    if (qui?.acteur.role !== 'etude' || pca === null) return next();
    const lue = await premiereLecture(pca)(qui, nomDe(c));
    return lue.ok ? next() : repondreRefus(c, lue.refus);
  };
