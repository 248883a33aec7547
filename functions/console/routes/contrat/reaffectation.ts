/** Dossiers of the contract go to another of its études: the DDFiP's act, which learns of each its outcome alone. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { REFUS_PCA } from '../../../../schemas/pca/refus/catalogue.ts';
import type { Qui } from '../../../habilitation/qui.ts';
import type { PcaNeeds } from '../../../pca/besoins.ts';
import { reaffecter } from '../../../pca/dossier/handler.ts';
import { lireLeDossier } from '../../../pca/dossier/lu.ts';
import { fluxDossier } from '../../../pca/flux.ts';
import { refuser } from '../../../pca/refus.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreRefus, veutUnePage } from '../../erreur.ts';
import { lireContratDe } from '../../lecture/contrat/contrat.ts';
import { VIERGE } from '../../pages/champ.ts';
import {
  pageReaffectation,
  pageRecapitulatifDeReaffectation,
  pageResultatDeReaffectation,
} from '../../pages/contrat/reaffectation.ts';
import type { ResultatDuLot } from '../../pages/lot/lots.ts';
import { lireLeCorps, valeursDe } from '../adhesion/registre-corps.ts';
import { besoinsDeLaPca, sansCles } from '../dossier/dossier-demande.ts';
import { corpsBorne } from '../piece-jointe.ts';
import { peutReaffecter } from './actes-possibles.ts';
import { enRoleDuContrat } from './en-role.ts';
import { lireLaReaffectation, type Reaffectation } from './reaffectation-lue.ts';
import { contratInconnu, fautif, illisible } from './reponses.ts';

const catalogue: Readonly<Record<string, { readonly remede: string }>> = REFUS_PCA;

async function reaffecterUnDossier(
  needs: PcaNeeds,
  qui: Qui,
  contrat: string,
  { poste, numeros: _, ...commande }: Reaffectation,
  numero: string,
): Promise<ResultatDuLot> {
  const nom = { poste, numero };
  const { dossier } = await lireLeDossier(needs.journal, fluxDossier(poste, numero));
  // That of another contract is as unknown as what was never there.
  const fait =
    dossier.demande?.contrat === contrat ? await reaffecter(needs)(qui, nom, commande) : refuser('DOSSIER_INCONNU');
  if (!fait.ok) {
    const { code, phrase } = fait.refus;
    return { ...nom, issue: 'refuse', phrase, remede: catalogue[code]?.remede ?? null };
  }
  return fait.events.length > 0
    ? { ...nom, issue: 'fait', phrase: 'Les deux études et le comptable en sont avisés.', remede: null }
    : { ...nom, issue: 'deja', phrase: 'Ce dossier était déjà à cette étude.', remede: null };
}

const reserve = (c: Context) =>
  peutReaffecter(c.get('qui')) ? null : repondreRefus(c, refuser('ACTE_RESERVE_A_LA_DDFIP').refus);

export function routesReaffectation(needs: ConsoleNeeds): Hono {
  const app = new Hono();

  app.get('/:id/reaffectation', async (c) => {
    const lu = await lireContratDe(needs, c.req.param('id'));
    if (lu === null) return contratInconnu(c);
    return c.render(pageReaffectation(lu, { ...VIERGE, valeurs: { message: randomUUID() } }));
  });

  app.post('/:id/reaffectation', corpsBorne, async (c) => {
    const [lu, besoins] = [await lireContratDe(needs, c.req.param('id')), besoinsDeLaPca(needs)];
    if (lu === null) return contratInconnu(c);
    if (besoins === null) return sansCles(c);
    const [qui, corps] = [c.get('qui'), await lireLeCorps(c)];
    if (qui === null || corps === null) return illisible(c);
    const programme = c.req.header('content-type')?.startsWith('application/json') ?? false;
    const dit = await lireLaReaffectation(corps, programme);
    if (!dit.ok)
      return veutUnePage(c)
        ? c.render(pageReaffectation(lu, { valeurs: valeursDe(corps), fautes: dit.fautes, refus: null }), 422)
        : fautif(c, dit.fautes);
    const refus = reserve(c);
    if (refus !== null) return refus;
    const { reaffectation } = dit;
    if (veutUnePage(c) && corps.confirme !== 'oui')
      return c.render(pageRecapitulatifDeReaffectation(lu.contrat, reaffectation));
    const auteur = enRoleDuContrat(qui, lu.titulaire, 'ddfip');
    const resultats: ResultatDuLot[] = [];
    for (const numero of reaffectation.numeros)
      resultats.push(await reaffecterUnDossier(besoins, auteur, lu.contrat, reaffectation, numero));
    return veutUnePage(c) ? c.render(pageResultatDeReaffectation(lu.contrat, resultats)) : c.json({ resultats });
  });
  return app;
}
