/** A form of annexe 2 is prepared: by a page, or by a program. */
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { validator } from 'hono/validator';
import type { Formulaire } from '../../../../schemas/evenements/adhesion.ts';
import type { ObjetScelle } from '../../../../schemas/evenements/identifiants.ts';
import type { Refus } from '../../../../schemas/messages/refus.ts';
import { tenirLeRegistre } from '../../../adhesion/handler.ts';
import { dateDuFormulaire, enBref } from '../../../adhesion/registre/formulaire.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreErreur, repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { type AdhesionLue, lireAdhesionDe } from '../../lecture/adhesion/adhesion.ts';
import { pageFormulaire } from '../../pages/adhesion/registre-formulaire.ts';
import { valeursDuFormulaire } from '../../pages/adhesion/registre-valeurs.ts';
import { refusee, type Saisie, VIERGE } from '../../pages/champ.ts';
import { aGarder, corpsBorne, fichierDe, octetsDe } from '../piece-jointe.ts';
import { siretDemande } from '../suspension/suspension-demande.ts';
import { auteursDe } from './registre-acteurs.ts';
import { fautesDe, lireLeCorps, valeursDe } from './registre-corps.ts';
import { identiteAGarder } from './registre-depot.ts';
import { type FormulaireSaisi, formulaireSaisiSchema } from './registre-formulaire-lu.ts';
import { refusDeTenir } from './registre-tenue.ts';

/** The form that a new one starts from: the one in preparation, or else the last recorded. */
const dernierDe = (lue: AdhesionLue | null): Formulaire | null => {
  if (lue?.demarche && lue.demarche.etape === 'preparee') return lue.demarche.formulaire;
  return lue?.versions.at(-1) ?? null;
};

const ACCORD_SANS_DOCUMENT = new Map([
  ['pj.accord.fichier', 'Joignez l’accord local, ou indiquez l’empreinte SHA-256 de son document.'],
]);

/** The document of the local agreement: what is joined, or the digest of what is kept elsewhere. */
const pjAvec = (
  { accord: { le, document }, budgets, depuis }: NonNullable<FormulaireSaisi['pj']>,
  piece: ObjetScelle | null,
) => ({ budgets, depuis, accord: { le, document: piece?.sha256 ?? document ?? '', ...(piece !== null && { piece }) } });

/** As it would be recorded, and the keeping of the name and of the local agreement that it holds; null where that one is not shown. */
async function formulaireDe(needs: ConsoleNeeds, siret: string, saisi: FormulaireSaisi, avant: Formulaire | null) {
  const { codiques, siretsRattaches, restreint: _restreint, representant, pj: pjSaisie, ...reste } = saisi;
  const fichier = fichierDe(pjSaisie?.accord.fichier);
  const accord = fichier === null ? null : await aGarder(needs, siret, 'documents', await octetsDe(fichier));
  const { qualite, ...personne } = representant;
  const nom = await identiteAGarder(needs, siret, personne, avant);
  const avec = (identite: ObjetScelle, piece: ObjetScelle | null) => {
    const pj = pjSaisie === null ? null : pjAvec(pjSaisie, piece);
    return enBref({ siret, codiques, siretsRattaches, annexe: { ...reste, representant: { qualite, identite }, pj } });
  };
  if (pjSaisie !== null && fichier === null && pjSaisie.accord.document === null) return null;
  return {
    annonce: avec(nom.annonce, accord?.annonce ?? null),
    garder: async () => avec(await nom.garder(), accord === null ? null : await accord.garder()),
  };
}

export function routesFormulaire(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', siretDemande);

  const montrer = (
    c: Context,
    siret: string,
    lue: AdhesionLue | null,
    saisie: Saisie,
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

  app.post('/', corpsBorne, param, async (c) => {
    const { siret } = c.req.valid('param');
    const [qui, corps, lue] = [c.get('qui'), await lireLeCorps(c), await lireAdhesionDe(needs, siret)];
    if (corps === null || qui === null)
      return repondreErreur(c, 400, 'La demande est illisible.', 'Envoyez du JSON, ou le formulaire de la console.');
    const fautif = (fautes: Saisie['fautes']) =>
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
    const auteurs = auteursDe(qui, 'preparer', corps, { siret, codiques: formulaire.annonce.codiques });
    const commandeDe = (dit: Formulaire) => ({
      ...{ type: 'preparer', formulaire: dit, restreint: lu.data.restreint, ...auteurs },
    });
    const refuse = (refus: Refus) =>
      veutUnePage(c)
        ? montrer(c, siret, lue, refusee(valeursDe(corps), refus, {}), statutDuRefus(refus))
        : repondreRefus(c, refus);
    const refus = await refusDeTenir(needs, qui, commandeDe(formulaire.annonce));
    if (refus !== null) return refuse(refus);
    const resultat = await tenirLeRegistre(needs)(commandeDe(await formulaire.garder()));
    if (!resultat.ok) return refuse(resultat.refus);
    if (veutUnePage(c)) return c.redirect(`/adhesions/${siret}`, 303);
    return c.json(
      await lireAdhesionDe(needs, siret, c.get('qui')?.perimetre),
      resultat.events.length === 0 ? 200 : 201,
    );
  });
  return app;
}
