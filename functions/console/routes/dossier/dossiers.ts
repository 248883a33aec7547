/** `GET /dossiers`: the list; `POST /dossiers`: a comptable entrusts one. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { validator } from 'hono/validator';
import * as z from 'zod';
import type { Role } from '../../../../schemas/evenements/identifiants.ts';
import { type Confier, confierSchema } from '../../../../schemas/messages/pca/confier.ts';
import { referenceSchema } from '../../../../schemas/pca/identifiants.ts';
import { peut, type Qui } from '../../../habilitation/qui.ts';
import type { PcaNeeds } from '../../../pca/besoins.ts';
import { confier } from '../../../pca/dossier/handler.ts';
import { remettreSurPapier } from '../../../pca/envoi/remise.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreErreur, repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { entree } from '../../garde/entree.ts';
import { LISTE_VIDE, listerLesDossiers } from '../../lecture/dossier/dossiers-listes.ts';
import { enErreur, refusee, type Saisie, VIERGE } from '../../pages/champ.ts';
import { pageNouveauDossier } from '../../pages/dossier/dossier-nouveau.ts';
import { pageDossiers } from '../../pages/dossier/dossiers.ts';
import { adresseDuDossier } from '../../pages/dossier/fragments-du-dossier.ts';
import { type Corps, lireLeCorps, valeursDe } from '../adhesion/registre-corps.ts';
import { corpsBorne } from '../piece-jointe.ts';
import { lireDemandeSaisie } from './demande-saisie.ts';
import { besoinsDeLaPca, sansCles } from './dossier-demande.ts';
import { enComptable } from './en-role.ts';
import { lireRecherche } from './recherche-de-dossiers.ts';
import { lireJour, texte } from './saisie.ts';

const pageDemandee = entree(
  z.object({ max: z.coerce.number().int().min(1).max(200).optional(), apres: z.string().max(200).optional() }),
  'La page de la liste demandée est illisible.',
  '« max » est un nombre de 1 à 200 ; « apres » est celui que donne une autre page, sous « suivant ».',
);
/** People scroll less than programs. */
const PAR_PAGE = 25;
const PAR_DOCUMENT = 50;

async function lister(
  needs: ConsoleNeeds,
  c: Context,
  { max, apres }: { max?: number | undefined; apres?: string | undefined },
) {
  const enPage = veutUnePage(c);
  const { saisie, filtre, erreurs } = lireRecherche((nom) => c.req.query(nom));
  const [premiere] = Object.values(erreurs);
  if (premiere !== undefined && !enPage) return repondreErreur(c, 400, premiere, 'Corrigez ce critère.');
  const qui = c.get('qui');
  const perimetre = qui?.perimetre ?? ({ type: 'dossier', stream: '' } as const);
  const liste =
    premiere === undefined
      ? await listerLesDossiers(needs, perimetre, { ...filtre, max: max ?? (enPage ? PAR_PAGE : PAR_DOCUMENT), apres })
      : LISTE_VIDE;
  if (!enPage) return c.json(liste);
  const confie = qui !== null && peut(qui, 'confier-dossier');
  // Bulk acts are the comptable's own, the import the étude's (routes/lot).
  const enNombre = qui !== null && peut(qui, 'agir-dossier') && EN_NOMBRE.has(qui.acteur.role);
  const premierePage = apres === undefined;
  return c.render(
    pageDossiers({ liste, saisie, erreurs, premierePage, perimetre, confie, enNombre }),
    premiere === undefined ? 200 : 400,
  );
}

/** Who acts on many dossiers at once. */
const EN_NOMBRE: ReadonlySet<Role> = new Set(['comptable', 'etude']);

const postesDe = ({ perimetre }: Qui): readonly string[] => (perimetre.type === 'poste' ? [perimetre.codique] : []);

const nouveau = (c: Context, qui: Qui, corps: Corps, saisie: Saisie, statut: ContentfulStatusCode = 200) => {
  const message = referenceSchema.safeParse(texte(corps.message)).data ?? `console-${randomUUID()}`;
  return c.render(pageNouveauDossier({ postes: postesDe(qui), saisie, message }), statut);
};

type Remise = { readonly ok: true; readonly le: string | null } | { readonly ok: false };

/** The day on which the paper was handed over, where the demande goes on paper and it is known already. */
function remiseDe(corps: Corps, { voie }: Confier): Remise {
  const tape = texte(corps.remisLe);
  if (voie !== 'papier' || tape === '') return { ok: true, le: null };
  const lu = lireJour(tape);
  return 'valeur' in lu ? { ok: true, le: lu.valeur } : { ok: false };
}

/** The field of the form that a refusal is about. */
const CHAMPS: Readonly<Record<string, string>> = {
  DOSSIER_DEJA_DEMANDE: 'numero',
  CONTRAT_INACTIF: 'contrat',
  POSTE_HORS_CONTRAT: 'poste',
  HORS_DEPARTEMENT: 'redevables.0.departement',
  TOTAUX_FAUX: 'montant',
  DATE_FUTURE: 'remisLe',
  DATE_ANTERIEURE: 'remisLe',
  PRESCRIPTION_AVANT_TERME: 'creances.0.prescription',
  CREANCE_DEJA_CONFIEE: 'creances.0.reference',
};

/** `remisLe` is told with the demande, and recorded after it: told again, the one that is missing alone is done. */
async function faire(pca: PcaNeeds, qui: Qui, demande: Confier, remisLe: string | null) {
  const auteur = enComptable(qui, demande.poste);
  const fait = await confier(pca)(auteur, demande);
  if (!fait.ok || remisLe === null) return fait;
  const remis = await remettreSurPapier(pca)(auteur, demande, { remisLe });
  return remis.ok ? fait : remis;
}

async function executer(needs: ConsoleNeeds, c: Context, corps: Corps, demande: Confier) {
  const [pca, qui] = [besoinsDeLaPca(needs), c.get('qui')];
  if (pca === null || qui === null) return sansCles(c);
  const enPage = veutUnePage(c);
  const remise = remiseDe(corps, demande);
  if (!remise.ok) {
    if (!enPage)
      return repondreErreur(
        c,
        422,
        'La date de réception du papier est illisible.',
        'Corrigez « remisLe » (AAAA-MM-JJ).',
      );
    return nouveau(c, qui, corps, enErreur(valeursDe(corps), 'remisLe', 'Indiquez une date existante.'), 422);
  }
  const fait = await faire(pca, qui, demande, remise.le);
  if (!fait.ok) {
    const { refus } = fait;
    return enPage
      ? nouveau(c, qui, corps, refusee(valeursDe(corps), refus, CHAMPS), statutDuRefus(refus))
      : repondreRefus(c, refus);
  }
  const adresse = adresseDuDossier(demande);
  if (enPage) return c.redirect(adresse, 303);
  c.header('Location', adresse);
  return c.json({ poste: demande.poste, numero: demande.numero, deja: fait.deja }, fait.deja ? 200 : 201);
}

export function routesDossiers(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/', validator('query', pageDemandee), (c) => lister(needs, c, c.req.valid('query')));
  app.get('/nouveau', (c) => {
    const qui = c.get('qui');
    return qui === null ? sansCles(c) : nouveau(c, qui, {}, VIERGE);
  });
  app.post('/', corpsBorne, async (c) => {
    const [corps, qui] = [await lireLeCorps(c), c.get('qui')];
    if (corps === null || qui === null)
      return repondreErreur(c, 400, 'La demande est illisible.', 'Envoyez du JSON, ou le formulaire de la console.');
    if (veutUnePage(c)) {
      const saisie = lireDemandeSaisie(corps);
      return saisie.ok
        ? executer(needs, c, corps, saisie.demande)
        : nouveau(c, qui, corps, { valeurs: valeursDe(corps), fautes: saisie.fautes, refus: null }, 422);
    }
    const lu = confierSchema.safeParse(corps);
    if (lu.success) return executer(needs, c, corps, lu.data);
    const noms = [...new Set(lu.error.issues.map(({ path }) => path.join('.')))].slice(0, 10);
    return repondreErreur(c, 422, 'La demande est incomplète ou incorrecte.', `Corrigez : ${noms.join(', ')}.`);
  });
  return app;
}
