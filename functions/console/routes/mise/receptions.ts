/** The receipts of one deposit, all at once: the same act, once for each of its deliveries. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import { fluxDepot } from '../../../depot/cle.ts';
import type { Qui } from '../../../habilitation/qui.ts';
import { confirmerReception } from '../../../mise-a-disposition/reception.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreRefus, veutUnePage } from '../../erreur.ts';
import { retrouver } from '../../lecture/depot/dossier.ts';
import { lireMiseLue, type MiseLue, misesDe, rangDeLaMise } from '../../lecture/mise/mise-lue.ts';
import { attendSaReception, traite } from '../../lecture/mise/mise-montree.ts';
import { depotDemande, inconnu } from '../depot/depot-demande.ts';

/** Receipts of one request: a few seconds of appends at most. The others are asked for again. */
const RECEPTIONS_MAX = 200;
const PAGE = 500;

/** In the order of the file; one more than can be confirmed tells that there are others. */
async function attendues({ lectures }: ConsoleNeeds, qui: Qui, depotId: string): Promise<readonly MiseLue[]> {
  const trouvees: MiseLue[] = [];
  let below: string | undefined;
  for (;;) {
    const page = await lectures.list(misesDe(depotId), { limit: PAGE, ...(below === undefined ? {} : { below }) });
    const mises = page.map(lireMiseLue);
    trouvees.push(...mises.filter((mise) => attendSaReception(mise) && traite(qui, mise)));
    const derniere = mises.at(-1);
    if (derniere === undefined || mises.length < PAGE || trouvees.length > RECEPTIONS_MAX)
      return trouvees.slice(0, RECEPTIONS_MAX + 1);
    below = rangDeLaMise(derniere);
  }
}

export function routesReceptions(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.post('/', validator('param', depotDemande), async (c) => {
    const qui = c.get('qui');
    const depotId = await retrouver(needs, c.req.valid('param').id);
    if (qui === null || depotId === null) return inconnu(c);
    if ((await needs.journal.read(fluxDepot(depotId))).events.length === 0) return inconnu(c);
    const toutes = await attendues(needs, qui, depotId);
    const siennes = toutes.slice(0, RECEPTIONS_MAX);
    for (const { dedupId, destinataire } of siennes) {
      const reponse = await confirmerReception(needs)({ dedupId, par: destinataire, saisiPar: qui.acteur });
      if (!reponse.ok) return repondreRefus(c, reponse.refus);
    }
    if (veutUnePage(c)) return c.redirect(`/depots/${depotId}`, 303);
    return c.json({ depotId, confirmees: siennes.length, reste: toutes.length > RECEPTIONS_MAX });
  });
  return app;
}
