/** How a demande reaches the étude where the wire does not suffice: paper handed over, or sent again. */
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import { remisePapierSchema } from '../../../../schemas/messages/pca/reception.ts';
import type { NomDeDossier } from '../../../pca/besoins.ts';
import { remettreSurPapier, retransmettre } from '../../../pca/envoi/remise.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreErreur, repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { commandeBreve } from '../../garde/entree.ts';
import { enErreur, refusee, VIERGE } from '../../pages/champ.ts';
import { adresseDuDossier } from '../../pages/dossier/fragments-du-dossier.ts';
import { pagePapier } from '../../pages/dossier/papier.ts';
import { lireLeCorps, valeursDe } from '../adhesion/registre-corps.ts';
import { dossierDemande, inconnu } from './dossier-demande.ts';
import { enComptable } from './en-role.ts';
import { jourDe, texte } from './saisie.ts';

const FAUTE = 'Indiquez une date existante.';

const conclure = (c: Context, nom: NomDeDossier, corps: object) =>
  veutUnePage(c) ? c.redirect(adresseDuDossier(nom), 303) : c.json({ ...nom, ...corps });

async function remettre(needs: ConsoleNeeds, c: Context, nom: NomDeDossier) {
  const [corps, qui] = [(await lireLeCorps(c)) ?? {}, c.get('qui')];
  if (qui === null) return inconnu(c);
  const lu = remisePapierSchema.safeParse({ remisLe: jourDe(texte(corps.remisLe)) });
  if (!lu.success)
    return veutUnePage(c)
      ? c.render(pagePapier(nom, enErreur(valeursDe(corps), 'remisLe', FAUTE)), 422)
      : repondreErreur(c, 422, 'La date de réception du papier est illisible.', 'Corrigez « remisLe » (AAAA-MM-JJ).');
  const fait = await remettreSurPapier(needs)(enComptable(qui, nom.poste), nom, lu.data);
  if (fait.ok) return conclure(c, nom, { recu: fait.recu });
  const { refus } = fait;
  if (!veutUnePage(c)) return repondreRefus(c, refus);
  const champs = { DATE_FUTURE: 'remisLe', DATE_ANTERIEURE: 'remisLe' };
  return c.render(pagePapier(nom, refusee(valeursDe(corps), refus, champs)), statutDuRefus(refus));
}

export function routesDuPapier(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', dossierDemande);
  app.get('/papier', param, (c) => c.render(pagePapier(c.req.valid('param'), VIERGE)));
  app.post('/papier', commandeBreve, param, (c) => remettre(needs, c, c.req.valid('param')));
  app.post('/retransmission', commandeBreve, param, async (c) => {
    const [nom, qui] = [c.req.valid('param'), c.get('qui')];
    if (qui === null) return inconnu(c);
    const fait = await retransmettre(needs)(enComptable(qui, nom.poste), nom);
    return fait.ok ? conclure(c, nom, { deja: fait.deja }) : repondreRefus(c, fait.refus);
  });
  return app;
}
