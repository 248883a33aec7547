/** Reversements: what is due, what was announced, one transfer of many dossiers, and what the comptable received. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { siretSchema } from '../../../../schemas/evenements/identifiants.ts';
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import type { Qui } from '../../../habilitation/qui.ts';
import { annoncerReversement, encaisserReversement } from '../../../pca/reversement/handler.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, repondreErreur, repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { entree } from '../../garde/entree.ts';
import { lireReversementDe, type ReversementLu } from '../../lecture/reversement/reversement.ts';
import { listerReversements } from '../../lecture/reversement/reversements-connus.ts';
import { listerLesSommesDues } from '../../lecture/reversement/sommes-dues.ts';
import { refusee, type Saisie, VIERGE } from '../../pages/champ.ts';
import { pageAnnonce, type ReversementPrepare } from '../../pages/reversement/annonce.ts';
import { pageReversement } from '../../pages/reversement/reversement.ts';
import { pageReversements } from '../../pages/reversement/reversements.ts';
import { lireLeCorps, valeursDe } from '../adhesion/registre-corps.ts';
import { fautif, illisible } from '../contrat/reponses.ts';
import { besoinsDeLaPca, sansCles } from '../dossier/dossier-demande.ts';
import { enComptable } from '../dossier/en-role.ts';
import { corpsBorne } from '../piece-jointe.ts';
import { enEtude } from './en-etude.ts';
import {
  lireLAnnonceDuProgramme,
  lireLAnnonceSaisie,
  lireLEncaissementDuProgramme,
  lireLEncaissementSaisi,
  lireLeChoix,
} from './reversement-lu.ts';

const demandee = entree(
  z.object({
    etude: siretSchema.optional(),
    apres: z.string().max(200).optional(),
    avant: z.string().max(200).optional(),
    aEncaisserAvant: z.string().max(200).optional(),
  }),
  'La page demandée est illisible.',
  '« etude » est un SIRET à 14 chiffres.',
);

const RIEN_CHOISI = 'Cochez au moins une ligne à reverser.';
/** The field that each refusal is about. */
const CHAMPS: Readonly<Record<string, string>> = {
  REVERSEMENT_DEJA_ANNONCE: 'reversement',
  COMPTE_NON_ADMIS: 'iban',
  DATE_FUTURE: 'ordonneLe',
  DATE_ANTERIEURE: 'ordonneLe',
};

const inconnu = (c: Context) => introuvable(c, 'Aucun reversement ne porte cette référence.');
const estJson = (c: Context): boolean => c.req.header('content-type')?.startsWith('application/json') ?? false;
const vierge = (): Saisie => ({ ...VIERGE, valeurs: { message: randomUUID() } });
const PERSONNE = { type: 'dossier', stream: '' } as const;

/** Whose page it is: what an étude hands over, what a poste waits for. */
function vueDe(qui: Qui | null): 'etude' | 'poste' | 'personne' {
  const type = qui?.perimetre.type;
  return type === 'etude' || type === 'poste' ? type : 'personne';
}

const confirme = (qui: Qui | null): boolean =>
  qui !== null && (qui.perimetre.type === 'tout' || ['comptable', 'agent-comptable'].includes(qui.acteur.role));

const lire = (needs: ConsoleNeeds, c: Context): Promise<ReversementLu | null> =>
  lireReversementDe(needs, c.req.param('etude') ?? '', c.req.param('reference') ?? '');

async function recapituler(c: Context) {
  const corps = await lireLeCorps(c);
  if (corps === null) return illisible(c);
  const choix = lireLeChoix(corps);
  if (choix === null) return repondreErreur(c, 422, RIEN_CHOISI, 'Revenez à la liste des sommes à reverser.');
  return c.render(pageAnnonce(choix, vierge()));
}

async function annoncer(needs: ConsoleNeeds, c: Context, qui: Qui) {
  const [corps, besoins] = [await lireLeCorps(c), besoinsDeLaPca(needs)];
  if (besoins === null) return sansCles(c);
  if (corps === null) return illisible(c);
  const choix: ReversementPrepare | null = estJson(c) ? null : lireLeChoix(corps);
  if (choix === null && !estJson(c))
    return repondreErreur(c, 422, RIEN_CHOISI, 'Revenez à la liste des sommes à reverser.');
  const dite = choix === null ? lireLAnnonceDuProgramme(corps) : lireLAnnonceSaisie(corps, choix);
  const valeurs = valeursDe(corps);
  if (!dite.ok) {
    if (choix === null || !veutUnePage(c)) return fautif(c, dite.fautes);
    return c.render(pageAnnonce(choix, { valeurs, fautes: dite.fautes, refus: null }), 422);
  }
  const auteur = enEtude(qui, typeof corps.etude === 'string' ? corps.etude : undefined) ?? qui;
  const resultat = await annoncerReversement(besoins)(auteur, dite.lue);
  if (!resultat.ok) {
    const { refus } = resultat;
    if (choix === null || !veutUnePage(c)) return repondreRefus(c, refus);
    return c.render(pageAnnonce(choix, refusee(valeurs, refus, CHAMPS)), statutDuRefus(refus));
  }
  const etude = auteur.acteur.siret ?? '';
  const { reversement } = dite.lue;
  if (veutUnePage(c)) return c.redirect(`/reversements/${etude}/${reversement}`, 303);
  const lu = await lireReversementDe(needs, etude, reversement);
  return lu === null ? inconnu(c) : c.json(lu, resultat.events.length === 0 ? 200 : 201);
}

async function encaisser(needs: ConsoleNeeds, c: Context) {
  const [qui, lu, corps, besoins] = [c.get('qui'), await lire(needs, c), await lireLeCorps(c), besoinsDeLaPca(needs)];
  if (besoins === null) return sansCles(c);
  if (lu === null) return inconnu(c);
  if (qui === null || corps === null) return illisible(c);
  const valeurs = valeursDe(corps);
  const dit = estJson(c) ? lireLEncaissementDuProgramme(corps, lu) : lireLEncaissementSaisi(corps, lu);
  if (!dit.ok)
    return veutUnePage(c)
      ? c.render(pageReversement(lu, { valeurs, fautes: dit.fautes, refus: null }), 422)
      : fautif(c, dit.fautes);
  const resultat = await encaisserReversement(besoins)(enComptable(qui, lu.poste), dit.lue);
  if (!resultat.ok) {
    const { refus } = resultat;
    if (!veutUnePage(c)) return repondreRefus(c, refus);
    return c.render(pageReversement(lu, refusee(valeurs, refus, { DATE_FUTURE: 'encaisseLe' })), statutDuRefus(refus));
  }
  if (veutUnePage(c)) return c.redirect(`/reversements/${lu.etude}/${lu.reversement}`, 303);
  return c.json(await lire(needs, c));
}

export function routesReversements(needs: ConsoleNeeds): Hono {
  const app = new Hono();

  app.get('/', validator('query', demandee), async (c) => {
    const { etude, apres, avant, aEncaisserAvant } = c.req.valid('query');
    const qui = enEtude(c.get('qui'), etude);
    const perimetre = qui?.perimetre ?? PERSONNE;
    const jour = dateCivile(needs.horloge.now());
    const [vue, enPage] = [vueDe(qui), veutUnePage(c)];
    // A poste reads what is late alone; a program, all that is due.
    const avantLe = enPage && vue === 'poste' ? jour : undefined;
    const [sommes, aEncaisser, reversements] = await Promise.all([
      listerLesSommesDues(needs, perimetre, { apres, avantLe }),
      listerReversements(needs, perimetre, { liste: 'a-encaisser', avant: aEncaisserAvant }),
      listerReversements(needs, perimetre, { liste: 'tous', avant }),
    ]);
    const attendus = { aEncaisser: aEncaisser.reversements, aEncaisserSuivant: aEncaisser.suivant };
    if (!enPage) return c.json({ sommes, ...attendus, reversements });
    return c.render(pageReversements({ sommes, aEncaisser, reversements, jour, vue, etude: etude ?? null }));
  });

  app.post('/recapitulatif', corpsBorne, recapituler);

  app.post('/', corpsBorne, (c) => {
    const qui = c.get('qui');
    return qui === null ? illisible(c) : annoncer(needs, c, qui);
  });

  app.get('/:etude/:reference', async (c) => {
    const lu = await lire(needs, c);
    if (lu === null) return inconnu(c);
    return veutUnePage(c) ? c.render(pageReversement(lu, confirme(c.get('qui')) ? vierge() : null)) : c.json(lu);
  });

  app.post('/:etude/:reference/encaissement', corpsBorne, (c) => encaisser(needs, c));
  return app;
}
