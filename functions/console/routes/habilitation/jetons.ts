/** The tokens of programs, for whoever answers for an organisation. */
import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import { jetonIdSchema } from '../../../../schemas/evenements/habilitation.ts';
import type { Role } from '../../../../schemas/evenements/identifiants.ts';
import { emettreSchema, revoquerSchema } from '../../../../schemas/messages/habilitation.ts';
import { emettre, revoquer } from '../../../habilitation/emission.ts';
import { type Jeton, lireUnJeton } from '../../../habilitation/jeton.ts';
import { couvre } from '../../../habilitation/perimetre.ts';
import type { Qui } from '../../../habilitation/qui.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, repondreErreur, repondreRefus, veutUnePage } from '../../erreur.ts';
import { commandeBreve } from '../../garde/entree.ts';
import { listerJetons } from '../../lecture/habilitation/habilitations.ts';
import { dernierUsage } from '../../lecture/habilitation/usage-des-jetons.ts';
import { type Saisie, VIERGE } from '../../pages/champ.ts';
import { pageEmettre, pageJeton, pageJetonEmis, pageJetons } from '../../pages/habilitation/jetons.ts';
import { fautive, lireDemande, saisieRefusee } from './habilitation-demandee.ts';
import { listeDemandee } from './habilitations.ts';

/** Of its name and of its secret. */
const ALEA_OCTETS = 40;

const ROLES_D_UN_JETON: readonly Role[] = [
  'agent-ordonnateur',
  'agent-comptable',
  'etude',
  'mandataire',
  'ddfip',
  'administrateur',
];
const rolesDe = (qui: Qui) =>
  ROLES_D_UN_JETON.filter((role) => qui.perimetre.type === 'tout' || role === `agent-${qui.acteur.role}`);

const inconnu = (c: Context) => introuvable(c, 'Aucun jeton ne porte cet identifiant.');

/** Null: there is none, or it is of an organisation that is none of his. */
async function sien({ journal }: ConsoleNeeds, qui: Qui, id: string): Promise<Jeton | null> {
  if (!jetonIdSchema.safeParse(id).success) return null;
  const un = await lireUnJeton(journal, id);
  return un !== null && couvre(qui.perimetre, un.perimetre) ? un : null;
}

/** Its digest is of no use to anybody. */
async function montrer(
  c: Context,
  needs: ConsoleNeeds,
  { empreinte: _, ...jeton }: Jeton,
  saisie: Saisie,
  statut: 200 | 422,
) {
  const usage = await dernierUsage(needs, jeton.id);
  return veutUnePage(c)
    ? c.render(pageJeton(jeton, usage, saisie), statut)
    : c.json({ ...jeton, dernierUsage: usage }, statut);
}

function routesDeLecture(app: Hono, needs: ConsoleNeeds) {
  app.get('/', validator('query', listeDemandee), async (c) => {
    const qui = c.get('qui');
    if (qui === null) return inconnu(c);
    const { entrees, suivant } = await listerJetons(needs, qui.perimetre, c.req.valid('query').avant);
    return veutUnePage(c) ? c.render(pageJetons(entrees, suivant)) : c.json({ jetons: entrees, suivant });
  });
  app.get('/nouveau', (c) => {
    const qui = c.get('qui');
    return qui === null ? inconnu(c) : c.render(pageEmettre(rolesDe(qui), VIERGE));
  });
  app.get('/:id', async (c) => {
    const qui = c.get('qui');
    const un = qui === null ? null : await sien(needs, qui, c.req.param('id'));
    return un === null ? inconnu(c) : montrer(c, needs, un, VIERGE, 200);
  });
}

export function routesJetons(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  routesDeLecture(app, needs);
  app.post('/', commandeBreve, async (c) => {
    const qui = c.get('qui');
    if (qui === null) return inconnu(c);
    const demande = await lireDemande(c);
    const lue = emettreSchema.safeParse(demande.corps);
    if (!lue.success) {
      const { phrase, saisie } = fautive(lue.error, demande);
      return veutUnePage(c)
        ? c.render(pageEmettre(rolesDe(qui), saisie), 422)
        : repondreErreur(c, 400, phrase, 'Corrigez la demande.');
    }
    const fait = await emettre(needs)(qui, lue.data, randomBytes(ALEA_OCTETS));
    if (fait.ok) {
      const { id, jeton } = fait;
      return veutUnePage(c)
        ? c.render(pageJetonEmis(id, jeton), 201)
        : c.json({ id, jeton }, 201, { Location: `/jetons/${id}` });
    }
    return veutUnePage(c)
      ? c.render(pageEmettre(rolesDe(qui), saisieRefusee(demande, fait.refus)), 422)
      : repondreRefus(c, fait.refus);
  });
  app.post('/:id/revocation', commandeBreve, async (c) => {
    const qui = c.get('qui');
    const un = qui === null ? null : await sien(needs, qui, c.req.param('id'));
    if (qui === null || un === null) return inconnu(c);
    const demande = await lireDemande(c);
    const lue = revoquerSchema.safeParse({ raison: '', ...demande.corps, id: un.id });
    const fait = await revoquer(needs)(qui, lue.success ? lue.data : { id: un.id, raison: '' });
    if (fait.ok) return veutUnePage(c) ? c.redirect(`/jetons/${un.id}`, 303) : c.json({ id: un.id });
    return veutUnePage(c) && fait.refus.code === 'RAISON_ABSENTE'
      ? montrer(c, needs, un, saisieRefusee(demande, fait.refus), 422)
      : repondreRefus(c, fait.refus);
  });
  return app;
}
