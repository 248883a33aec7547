/** The register of rights, for whoever answers for an organisation: list, grant, withdraw. */
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { habilitationIdSchema } from '../../../../schemas/evenements/habilitation.ts';
import { accorderSchema, retirerSchema } from '../../../../schemas/messages/habilitation.ts';
import { type Habilitation, lireUneHabilitation } from '../../../habilitation/cycle.ts';
import { refusDuPouvoir } from '../../../habilitation/decide.ts';
import { accorder, retirer } from '../../../habilitation/handler.ts';
import { lireIdentite } from '../../../habilitation/identite.ts';
import { couvre } from '../../../habilitation/perimetre.ts';
import { peut, type Qui } from '../../../habilitation/qui.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, repondreErreur, repondreRefus, veutUnePage } from '../../erreur.ts';
import { commandeBreve, entree } from '../../garde/entree.ts';
import { listerHabilitations } from '../../lecture/habilitation/habilitations.ts';
import { type Saisie, VIERGE } from '../../pages/champ.ts';
import {
  pageAccorder,
  pageHabilitation,
  pageHabilitations,
  ROLES_A_ACCORDER,
} from '../../pages/habilitation/habilitations.ts';
import { fautive, lireDemande, saisieRefusee } from './habilitation-demandee.ts';

export const listeDemandee = entree(
  z.object({ avant: z.string().max(200).optional() }),
  'La page de la liste demandée est illisible.',
  '« avant » est celui que donne la page précédente.',
);

const inconnue = (c: Context) => introuvable(c, 'Aucune habilitation ne porte cet identifiant.');

const rolesDe = (qui: Qui) =>
  ROLES_A_ACCORDER.filter((role) => qui.perimetre.type === 'tout' || role === `agent-${qui.acteur.role}`);

const formulaire = (c: Context, qui: Qui, saisie: Saisie, statut: 200 | 422 = 200) =>
  c.render(pageAccorder(rolesDe(qui), saisie, qui.perimetre.type === 'tout'), statut);

/** Null: there is none, or it is of an organisation that is none of his. */
async function sienne({ journal }: ConsoleNeeds, qui: Qui, id: string): Promise<Habilitation | null> {
  if (!habilitationIdSchema.safeParse(id).success) return null;
  const une = await lireUneHabilitation(journal, id);
  return une !== null && couvre(qui.perimetre, une.perimetre) ? une : null;
}

async function montrer(
  c: Context,
  needs: ConsoleNeeds,
  qui: Qui,
  une: Habilitation,
  saisie: Saisie,
  statut: 200 | 422,
) {
  const identite = await lireIdentite(needs.objets, une.identite);
  if (!veutUnePage(c)) return c.json({ ...une, identite }, statut);
  const peutRetirer = refusDuPouvoir(qui, une) === null || qui.acteur.id === une.id;
  return c.render(pageHabilitation(une, identite, peutRetirer, saisie), statut);
}

function routesDeLecture(app: Hono, needs: ConsoleNeeds) {
  app.get('/', validator('query', listeDemandee), async (c) => {
    const qui = c.get('qui');
    if (qui === null) return inconnue(c);
    const { entrees, suivant } = await listerHabilitations(needs, qui.perimetre, c.req.valid('query').avant);
    const nommees = await Promise.all(
      entrees.map(async (entree) => ({ entree, identite: await lireIdentite(needs.objets, entree.identite) })),
    );
    if (veutUnePage(c)) return c.render(pageHabilitations(nommees, suivant, peut(qui, 'habiliter')));
    return c.json({ habilitations: nommees.map(({ entree, identite }) => ({ ...entree, identite })), suivant });
  });
  app.get('/nouvelle', (c) => {
    const qui = c.get('qui');
    return qui === null ? inconnue(c) : formulaire(c, qui, VIERGE);
  });
  app.get('/:id', async (c) => {
    const qui = c.get('qui');
    const une = qui === null ? null : await sienne(needs, qui, c.req.param('id'));
    return qui === null || une === null ? inconnue(c) : montrer(c, needs, qui, une, VIERGE, 200);
  });
}

export function routesHabilitations(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  routesDeLecture(app, needs);
  app.post('/', commandeBreve, async (c) => {
    const [qui, { acces }] = [c.get('qui'), needs];
    if (qui === null || acces === undefined)
      return repondreErreur(
        c,
        501,
        'Ce serveur ne tient pas de registre des habilitations.',
        'Adressez-vous à son exploitant.',
      );
    const demande = await lireDemande(c);
    const lue = accorderSchema.safeParse(demande.corps);
    if (!lue.success) {
      const { phrase, saisie } = fautive(lue.error, demande);
      return veutUnePage(c) ? formulaire(c, qui, saisie, 422) : repondreErreur(c, 400, phrase, 'Corrigez la demande.');
    }
    const fait = await accorder({ ...needs, cles: acces.cles })(qui, lue.data);
    if (fait.ok)
      return veutUnePage(c)
        ? c.redirect(`/habilitations/${fait.id}`, 303)
        : c.json({ id: fait.id }, fait.deja ? 200 : 201, { Location: `/habilitations/${fait.id}` });
    return veutUnePage(c) ? formulaire(c, qui, saisieRefusee(demande, fait.refus), 422) : repondreRefus(c, fait.refus);
  });
  app.post('/:id/retrait', commandeBreve, async (c) => {
    const qui = c.get('qui');
    const une = qui === null ? null : await sienne(needs, qui, c.req.param('id'));
    if (qui === null || une === null) return inconnue(c);
    const demande = await lireDemande(c);
    const lue = retirerSchema.safeParse({ raison: '', ...demande.corps, id: une.id });
    const fait = await retirer(needs)(qui, lue.success ? lue.data : { id: une.id, raison: '' });
    if (fait.ok) return veutUnePage(c) ? c.redirect(`/habilitations/${une.id}`, 303) : c.json({ id: une.id });
    return veutUnePage(c) && fait.refus.code === 'RAISON_ABSENTE'
      ? montrer(c, needs, qui, une, saisieRefusee(demande, fait.refus), 422)
      : repondreRefus(c, fait.refus);
  });
  return app;
}
