/** `/dossiers/lots`: one act of the comptable on the dossiers that he chooses, with the issue of each. */
import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreErreur, veutUnePage } from '../../erreur.ts';
import { entree } from '../../garde/entree.ts';
import { listerLesDossiers } from '../../lecture/dossier/dossiers-listes.ts';
import { type Saisie, VIERGE } from '../../pages/champ.ts';
import { ACTES_DE_LOT, type ActeDeLot } from '../../pages/lot/actes-de-lot.ts';
import { pageChoixDuLot, pageRecapitulatifDuLot, pageResultatDuLot, type ResultatDuLot } from '../../pages/lot/lots.ts';
import { type Corps, lireLeCorps, valeursDe } from '../adhesion/registre-corps.ts';
import { fautif, illisible } from '../contrat/reponses.ts';
import { besoinsDeLaPca, sansCles } from '../dossier/dossier-demande.ts';
import { enComptable } from '../dossier/en-role.ts';
import { texte } from '../dossier/saisie.ts';
import { corpsBorne } from '../piece-jointe.ts';
import { faireUnActe } from './faire.ts';
import { acteDuDossier, type LotDemande, lireLeLot } from './lot-lu.ts';

const demande = entree(
  z.object({
    acte: z.enum(['prolongation', 'retrait']).default('prolongation'),
    apres: z.string().max(200).optional(),
  }),
  'La page demandée est illisible.',
  '« acte » est prolongation ou retrait.',
);
const PAR_PAGE = 100;

const acteDe = (nom: string): ActeDeLot =>
  ACTES_DE_LOT.find((acte) => acte.nom === nom) ?? ACTES_DE_LOT[0] ?? sansActe();
const sansActe = (): never => {
  throw new Error('no bulk act');
};

/** Whoever holds another role is told so at once: each act would be refused. */
const reserve = (c: Context) => {
  const qui = c.get('qui');
  return qui !== null && (qui.perimetre.type === 'tout' || qui.acteur.role === 'comptable')
    ? null
    : repondreErreur(c, 403, 'Le comptable seul prolonge et retire (art. 7).', 'Demandez-le au comptable du poste.');
};

export function routesLots(needs: ConsoleNeeds): Hono {
  const app = new Hono();

  async function choisir(c: Context, acte: ActeDeLot, saisie: Saisie, apres?: string, statut: 200 | 422 = 200) {
    const perimetre = c.get('qui')?.perimetre ?? { type: 'dossier', stream: '' };
    const liste = await listerLesDossiers(needs, perimetre, { vue: 'termes', max: PAR_PAGE, apres });
    return c.render(pageChoixDuLot(acte, liste, saisie), statut);
  }

  const redemander = (c: Context, corps: Corps, fautes: ReadonlyMap<string, string>) =>
    veutUnePage(c)
      ? choisir(c, acteDe(texte(corps.acte)), { valeurs: valeursDe(corps), fautes, refus: null }, undefined, 422)
      : fautif(c, fautes);

  app.get('/', validator('query', demande), (c) => {
    const { acte, apres } = c.req.valid('query');
    const valeurs = { lot: randomBytes(9).toString('hex') };
    return reserve(c) ?? choisir(c, acteDe(acte), { ...VIERGE, valeurs }, apres);
  });

  app.post('/recapitulatif', corpsBorne, async (c) => {
    const corps = await lireLeCorps(c);
    if (corps === null) return illisible(c);
    const lu = lireLeLot(corps);
    if (!lu.ok) return redemander(c, corps, lu.fautes);
    return reserve(c) ?? c.render(pageRecapitulatifDuLot(lu.lot));
  });

  async function faire(c: Context, lot: LotDemande): Promise<readonly ResultatDuLot[] | null> {
    const [qui, besoins] = [c.get('qui'), besoinsDeLaPca(needs)];
    if (qui === null || besoins === null) return null;
    const resultats: ResultatDuLot[] = [];
    for (const dossier of lot.dossiers)
      resultats.push(await faireUnActe(besoins, enComptable(qui, dossier.poste), dossier, acteDuDossier(lot, dossier)));
    return resultats;
  }

  app.post('/', corpsBorne, async (c) => {
    const corps = await lireLeCorps(c);
    if (corps === null) return illisible(c);
    const refus = reserve(c);
    if (refus !== null) return refus;
    const lu = lireLeLot(corps);
    if (!lu.ok) return redemander(c, corps, lu.fautes);
    const resultats = await faire(c, lu.lot);
    if (resultats === null) return sansCles(c);
    return veutUnePage(c)
      ? c.render(pageResultatDuLot(lu.lot.acte, resultats))
      : c.json({ lot: lu.lot.lot, resultats });
  });
  return app;
}
