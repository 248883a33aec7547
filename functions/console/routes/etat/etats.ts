/** The états récapitulatifs: their list by quarter, each of them beside ours, and the one that the étude hands in. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { deposerEtatSchema } from '../../../../schemas/messages/pca/etat-recapitulatif.ts';
import { cleDEtatSchema } from '../../../../schemas/pca/etat-recapitulatif.ts';
import { trimestreSchema } from '../../../../schemas/pca/identifiants.ts';
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import { peut, type Qui } from '../../../habilitation/qui.ts';
import { plusMois } from '../../../pca/calendrier/dates.ts';
import { bornes, trimestreDe } from '../../../pca/calendrier/trimestre.ts';
import { deposerEtat } from '../../../pca/etat-recapitulatif/handler.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { entree } from '../../garde/entree.ts';
import { dossiersDUnEtat } from '../../lecture/etat/dossiers-d-un-etat.ts';
import { type EtatLu, lireEtatDe } from '../../lecture/etat/etat.ts';
import { dernierTrimestreClos, EtatsDuTrimestre } from '../../lecture/etat/etats-attendus.ts';
import { refusee, type Saisie, VIERGE } from '../../pages/champ.ts';
import { pageEtat } from '../../pages/etat/etat.ts';
import { adresseDeLEtat, pageEtats } from '../../pages/etat/etats.ts';
import { pageSaisieDeLEtat, valeursCalculees } from '../../pages/etat/saisie.ts';
import { type Corps, lireLeCorps, valeursDe } from '../adhesion/registre-corps.ts';
import { fautif, illisible } from '../contrat/reponses.ts';
import { disposition } from '../depot/telechargement.ts';
import { besoinsDeLaPca, sansCles } from '../dossier/dossier-demande.ts';
import { texte } from '../dossier/saisie.ts';
import { texteDuFichier } from '../lot/csv-lu.ts';
import { corpsBorne } from '../piece-jointe.ts';
import { enEtude } from '../reversement/en-etude.ts';
import { csvDeLEtat, type EtatSaisi, lireLeFichier, lireLeFormulaire } from './etat-lu.ts';

const demandes = entree(
  z.object({ trimestre: trimestreSchema.optional(), apres: z.string().max(200).optional() }),
  'Le trimestre ou la page demandés sont illisibles.',
  '« trimestre » est de la forme 2026-T3 ; « apres » est celui que donne une autre page, sous « suivant ».',
);
const cleSchema = cleDEtatSchema.omit({ contrat: true });
const TRIMESTRES_PROPOSES = 12;
const PERSONNE = { type: 'dossier', stream: '' } as const;

const inconnu = (c: Context) => introuvable(c, 'Aucun état récapitulatif n’est attendu à cette adresse.');
const estJson = (c: Context): boolean => c.req.header('content-type')?.startsWith('application/json') ?? false;

/** The present quarter, and those before it. */
function trimestresProposes(jour: string) {
  const { debut } = bornes(trimestreDe(jour));
  return Array.from({ length: TRIMESTRES_PROPOSES }, (_, n) => trimestreDe(plusMois(debut, -3 * n)));
}

async function saisiDe(corps: Corps): Promise<EtatSaisi> {
  const { fichier } = corps;
  return fichier instanceof File && fichier.size > 0
    ? lireLeFichier(await texteDuFichier(fichier))
    : lireLeFormulaire(corps);
}

/** In the name of the étude, or of the mandataire who compiles for it. */
const auteurDe = (qui: Qui, lu: EtatLu): Qui => enEtude(qui, lu.etat.etude) ?? qui;

async function lire(needs: ConsoleNeeds, c: Context): Promise<EtatLu | null> {
  const cle = cleSchema.safeParse(c.req.param());
  return cle.success ? lireEtatDe(needs, cle.data) : null;
}

async function telecharger(needs: ConsoleNeeds, c: Context) {
  const lu = await lire(needs, c);
  if (lu === null) return inconnu(c);
  const { etude, poste, famille, trimestre } = lu.etat;
  return c.body(csvDeLEtat(lu.calcule), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': disposition('attachment', `etat-${etude}-${poste}-${famille}-${trimestre}.csv`),
  });
}

async function deposer(needs: ConsoleNeeds, c: Context) {
  const [qui, lu, corps, besoins] = [c.get('qui'), await lire(needs, c), await lireLeCorps(c), besoinsDeLaPca(needs)];
  if (lu === null) return inconnu(c);
  if (besoins === null) return sansCles(c);
  if (qui === null || corps === null) return illisible(c);
  const redemander = (saisie: Saisie, statut: 403 | 422) => c.render(pageSaisieDeLEtat(lu, saisie), statut);
  const saisi = estJson(c) ? null : await saisiDe(corps);
  const valeurs = { ...valeursCalculees(lu.calcule), ...valeursDe(corps) };
  if (saisi !== null && !saisi.ok)
    return veutUnePage(c) ? redemander({ valeurs, fautes: saisi.fautes, refus: null }, 422) : fautif(c, saisi.fautes);
  const declare = saisi === null ? corps.declare : saisi.declare;
  const id = saisi === null && typeof corps.message === 'object' ? corps.message : { id: texte(corps.message) };
  const demande = deposerEtatSchema.safeParse({ message: id, etat: lu.etat, declare });
  if (!demande.success)
    return fautif(c, new Map(demande.error.issues.map(({ path, message }) => [path.join('.'), message])));
  const resultat = await deposerEtat({ ...besoins, dossiersDe: dossiersDUnEtat(needs) })(
    auteurDe(qui, lu),
    demande.data,
  );
  if (!resultat.ok) {
    const { refus } = resultat;
    if (!veutUnePage(c)) return repondreRefus(c, refus);
    return redemander(refusee(valeurs, refus, {}), statutDuRefus(refus) === 403 ? 403 : 422);
  }
  if (veutUnePage(c)) return c.redirect(adresseDeLEtat(lu.etat), 303);
  return c.json(await lire(needs, c), resultat.events.length === 0 ? 200 : 201);
}

export function routesEtats(needs: ConsoleNeeds): Hono {
  const app = new Hono();

  app.get('/', validator('query', demandes), async (c) => {
    const jour = dateCivile(needs.horloge.now());
    const { apres, trimestre = dernierTrimestreClos(jour) } = c.req.valid('query');
    const perimetre = c.get('qui')?.perimetre ?? PERSONNE;
    const etats = new EtatsDuTrimestre(needs, perimetre, trimestre);
    const liste = await etats.page(apres);
    if (!veutUnePage(c)) return c.json(liste);
    const premiere = apres === undefined;
    const bilan = premiere ? await etats.bilan() : null;
    return c.render(pageEtats({ liste, bilan, premiere, parmi: trimestresProposes(jour) }));
  });

  app.get('/:etude/:poste/:famille/:trimestre', async (c) => {
    const lu = await lire(needs, c);
    if (lu === null) return inconnu(c);
    if (!veutUnePage(c)) return c.json(lu);
    const qui = c.get('qui');
    return c.render(pageEtat(lu, qui !== null && peut(qui, 'deposer-etat')));
  });

  app.get('/:etude/:poste/:famille/:trimestre/saisie', async (c) => {
    const lu = await lire(needs, c);
    if (lu === null) return inconnu(c);
    const valeurs = { ...valeursCalculees(lu.calcule), message: randomUUID() };
    return c.render(pageSaisieDeLEtat(lu, { ...VIERGE, valeurs }));
  });

  app.get('/:etude/:poste/:famille/:trimestre/csv', (c) => telecharger(needs, c));
  app.post('/:etude/:poste/:famille/:trimestre', corpsBorne, (c) => deposer(needs, c));
  return app;
}
