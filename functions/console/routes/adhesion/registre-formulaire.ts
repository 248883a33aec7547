/** A form of annexe 2 is prepared: by a page, or by a program. */
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { validator } from 'hono/validator';
import type { Formulaire } from '../../../../schemas/evenements/adhesion.ts';
import { tenirLeRegistre } from '../../../adhesion/handler.ts';
import { dateDuFormulaire, enBref } from '../../../adhesion/registre/formulaire.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreErreur, repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { type AdhesionLue, lireAdhesionDe } from '../../lecture/adhesion/adhesion.ts';
import { type SaisieDuRegistre, VIERGE } from '../../pages/adhesion/registre-champs.ts';
import { pageFormulaire } from '../../pages/adhesion/registre-formulaire.ts';
import { valeursDuFormulaire } from '../../pages/adhesion/registre-valeurs.ts';
import { siretDemande } from '../suspension/suspension-demande.ts';
import { auteursDe } from './registre-acteurs.ts';
import { corpsDuRegistre, fautesDe, fichierDe, lireLeCorps, octetsDe, valeursDe } from './registre-corps.ts';
import { garderDocument, garderIdentite } from './registre-depot.ts';
import { type FormulaireSaisi, formulaireSaisiSchema } from './registre-formulaire-lu.ts';

/** The form that a new one starts from: the one in preparation, or else the last recorded. */
const dernierDe = (lue: AdhesionLue | null): Formulaire | null => {
  if (lue?.demarche && lue.demarche.etape === 'preparee') return lue.demarche.formulaire;
  return lue?.versions.at(-1) ?? null;
};

const ACCORD_SANS_DOCUMENT = new Map([
  ['pj.accord.fichier', 'Joignez l’accord local, ou indiquez l’empreinte SHA-256 de son document.'],
]);

/** The document of the local agreement: what is joined, or the digest of what is kept elsewhere. */
async function pjDe(needs: ConsoleNeeds, siret: string, { pj }: FormulaireSaisi) {
  if (pj === null) return null;
  const { accord, budgets, depuis } = pj;
  const fichier = fichierDe(accord.fichier);
  if (fichier !== null) {
    const piece = await garderDocument(needs, siret, await octetsDe(fichier));
    return { budgets, depuis, accord: { le: accord.le, document: piece.sha256, piece } };
  }
  return accord.document === null
    ? undefined
    : { budgets, depuis, accord: { le: accord.le, document: accord.document } };
}

async function formulaireDe(needs: ConsoleNeeds, siret: string, saisi: FormulaireSaisi, avant: Formulaire | null) {
  const pj = await pjDe(needs, siret, saisi);
  if (pj === undefined) return null;
  const { codiques, siretsRattaches, restreint: _restreint, representant, ...reste } = saisi;
  const { qualite, ...personne } = representant;
  const identite = await garderIdentite(needs, siret, personne, avant);
  return enBref({ siret, codiques, siretsRattaches, annexe: { ...reste, representant: { qualite, identite }, pj } });
}

export function routesFormulaire(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', siretDemande);

  const montrer = (
    c: Context,
    siret: string,
    lue: AdhesionLue | null,
    saisie: SaisieDuRegistre,
    statut: ContentfulStatusCode = 200,
  ) => c.render(pageFormulaire(siret, lue?.versions.at(-1) ?? null, saisie), statut);

  app.get('/', param, async (c) => {
    const { siret } = c.req.valid('param');
    const lue = await lireAdhesionDe(needs, siret);
    const dernier = dernierDe(lue);
    const remplace = lue?.versions.at(-1);
    const valeurs = {
      ...valeursDuFormulaire(dernier),
      ...(remplace === undefined ? {} : { remplace: dateDuFormulaire(remplace) }),
    };
    return montrer(c, siret, lue, { ...VIERGE, valeurs });
  });

  app.post('/', corpsDuRegistre, param, async (c) => {
    const { siret } = c.req.valid('param');
    const [qui, corps, lue] = [c.get('qui'), await lireLeCorps(c), await lireAdhesionDe(needs, siret)];
    if (corps === null || qui === null)
      return repondreErreur(c, 400, 'La demande est illisible.', 'Envoyez du JSON, ou le formulaire de la console.');
    const fautif = (fautes: SaisieDuRegistre['fautes']) =>
      veutUnePage(c)
        ? montrer(c, siret, lue, { valeurs: valeursDe(corps), fautes, refus: null }, 422)
        : repondreErreur(
            c,
            422,
            [...fautes.values()][0] ?? 'Le formulaire est incomplet.',
            `Corrigez : ${[...fautes.keys()].join(', ')}.`,
          );
    const lu = formulaireSaisiSchema.safeParse(corps);
    if (!lu.success) return fautif(fautesDe(lu.error));
    const formulaire = await formulaireDe(needs, siret, lu.data, dernierDe(lue));
    if (formulaire === null) return fautif(ACCORD_SANS_DOCUMENT);
    const auteurs = auteursDe(qui, 'preparer', corps, { siret, codiques: formulaire.codiques });
    const commande = { type: 'preparer', formulaire, restreint: lu.data.restreint, ...auteurs };
    const resultat = await tenirLeRegistre(needs)(commande);
    if (!resultat.ok) {
      const { refus } = resultat;
      if (!veutUnePage(c)) return repondreRefus(c, refus);
      return montrer(c, siret, lue, { valeurs: valeursDe(corps), fautes: new Map(), refus }, statutDuRefus(refus));
    }
    if (veutUnePage(c)) return c.redirect(`/adhesions/${siret}`, 303);
    return c.json(await lireAdhesionDe(needs, siret), resultat.events.length === 0 ? 200 : 201);
  });
  return app;
}
