/** The register: its list, and the adhésion of one ordonnateur. Its acts: `registre-*.ts`; its suspension: `suspension*.ts`. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { formulaireSchema } from '../../../../schemas/evenements/adhesion.ts';
import {
  acteurSchema,
  empreinteSchema,
  raisonSchema,
  siretSchema,
} from '../../../../schemas/evenements/identifiants.ts';
import { refuser } from '../../../../schemas/messages/refus.ts';
import { activer } from '../../../adhesion/handler.ts';
import { peutTenir } from '../../../adhesion/registre/habilites.ts';
import { EXPLOITANT, peut, type Qui } from '../../../habilitation/qui.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, repondreRefus, veutUnePage } from '../../erreur.ts';
import { commandeBreve, entree } from '../../garde/entree.ts';
import { lireAdhesionDe } from '../../lecture/adhesion/adhesion.ts';
import { listerAdhesions, SITUATIONS } from '../../lecture/adhesion/adhesions-listees.ts';
import { pageAdhesion } from '../../pages/adhesion/adhesion.ts';
import { pageAdhesions } from '../../pages/adhesion/adhesions.ts';
import { routesActes } from './registre-actes.ts';
import { routesDocuments } from './registre-documents.ts';
import { routesFormulaire } from './registre-formulaire.ts';
import { routesSignataires } from './registre-signataires.ts';

const siretDemande = entree(
  z.object({ siret: siretSchema }),
  'Ce SIRET est incorrect.',
  'Un SIRET compte 14 chiffres, sans espace.',
);

/** The SIRET is in the address. What is not said is what annexe 2 has where nothing is restricted. */
const formulaireDemande = entree(
  z.object({
    codiques: formulaireSchema.shape.codiques,
    depuis: formulaireSchema.shape.depuis,
    domaines: formulaireSchema.shape.domaines.default(['depense', 'recette']),
    budgets: formulaireSchema.shape.budgets.default(null),
    siretsRattaches: formulaireSchema.shape.siretsRattaches.default([]),
    pjDematerialisees: z.boolean().default(true),
    saisiPar: acteurSchema.optional(),
    raison: raisonSchema.exactOptional(),
    document: empreinteSchema.exactOptional(),
  }),
  'Le formulaire d’adhésion est incomplet ou incorrect.',
  'Il dit « codiques » (un codique compte 6 ou 7 chiffres), « depuis » (une date existante, AAAA-MM-JJ), « saisiPar » {"role", "id", "codique"} (« id » : des lettres sans accent, des chiffres ou . _ : -) et, au besoin, « domaines », « budgets » (codes à deux caractères), « siretsRattaches », « pjDematerialisees », « raison », « document » (une empreinte SHA-256).',
);

const listeDemandee = entree(
  z.object({
    q: z.string().max(120).default(''),
    situation: z.preprocess((valeur) => (valeur === '' ? undefined : valeur), z.enum(SITUATIONS).optional()),
    max: z.coerce.number().int().min(1).max(200).default(50),
    apres: z.string().max(400).optional(),
  }),
  'La page de la liste demandée est illisible.',
  `« situation » est l’un de ${SITUATIONS.join(', ')} ; « max » est un nombre de 1 à 200.`,
);

const SANS_MOTIF = refuser(
  'REPRISE_SANS_MOTIF',
  'Reprendre une adhésion conclue ailleurs demande sa raison et l’empreinte du formulaire signé.',
);

/** Nothing is listed for nobody. */
const PERSONNE = { type: 'dossier', stream: '' } as const;
const tient = (qui: Qui | null): boolean => qui !== null && peut(qui, 'tenir-registre');
const dispose = (qui: Qui | null): boolean => tient(qui) && peutTenir('renoncer', qui?.acteur.role ?? 'passerelle');

export function routesAdhesions(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', siretDemande);
  app.get('/', validator('query', listeDemandee), async (c) => {
    const { q, situation, max, apres } = c.req.valid('query');
    const qui = c.get('qui');
    const liste = await listerAdhesions(needs, qui?.perimetre ?? PERSONNE, { q, situation, max, apres });
    return veutUnePage(c) ? c.render(pageAdhesions(liste, { q, situation }, tient(qui))) : c.json(liste);
  });
  app.get('/nouvelle', validator('query', siretDemande), (c) =>
    c.redirect(`/adhesions/${c.req.valid('query').siret}/formulaire`, 303),
  );
  app.get('/:siret', param, async (c) => {
    const adhesion = await lireAdhesionDe(needs, c.req.valid('param').siret, c.get('qui')?.perimetre);
    if (adhesion === null) return introuvable(c, 'Aucune adhésion n’est enregistrée pour ce SIRET.');
    const qui = c.get('qui');
    return veutUnePage(c)
      ? c.render(pageAdhesion(adhesion, { tenir: tient(qui), disposer: dispose(qui) }))
      : c.json(adhesion);
  });
  app.post('/:siret', commandeBreve, param, validator('json', formulaireDemande), async (c) => {
    const { siret } = c.req.valid('param');
    const { saisiPar: dit, raison, document, ...formulaire } = c.req.valid('json');
    const qui = c.get('qui') ?? EXPLOITANT;
    const saisiPar = qui === EXPLOITANT ? (dit ?? qui.acteur) : qui.acteur;
    const motif = { ...(raison !== undefined && { raison }), ...(document !== undefined && { document }) };
    if (qui !== EXPLOITANT && (raison === undefined || document === undefined))
      return repondreRefus(c, SANS_MOTIF.refus);
    const resultat = await activer(needs)({ formulaire: { ...formulaire, siret }, saisiPar, ...motif });
    if (!resultat.ok) return repondreRefus(c, resultat.refus);
    c.header('Location', `/adhesions/${siret}`);
    return c.json(
      await lireAdhesionDe(needs, siret, c.get('qui')?.perimetre),
      resultat.events.length === 0 ? 200 : 201,
    );
  });
  app.route('/:siret/formulaire', routesFormulaire(needs));
  app.route('/:siret/actes/:acte', routesActes(needs));
  app.route('/:siret/signataires', routesSignataires(needs));
  app.route('/:siret/documents/:sha256', routesDocuments(needs));
  return app;
}
