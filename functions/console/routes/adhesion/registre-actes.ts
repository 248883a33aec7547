/** The acts of art. 2, one page and one address each. */
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { dateSchema, raisonSchema, siretSchema } from '../../../../schemas/evenements/identifiants.ts';
import type { Refus } from '../../../../schemas/messages/refus.ts';
import { tenirLeRegistre } from '../../../adhesion/handler.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, repondreErreur, repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { entree } from '../../garde/entree.ts';
import { type AdhesionLue, lireAdhesionDe } from '../../lecture/adhesion/adhesion.ts';
import {
  ACTES_DU_REGISTRE,
  pageActe,
  pageRecapitulatifDActe,
  type TypeDActe,
} from '../../pages/adhesion/registre-acte.ts';
import { refusee, type Saisie, VIERGE } from '../../pages/champ.ts';
import { corpsBorne, type Piece, pieceJointe } from '../piece-jointe.ts';
import { auteursDe, saisitPourAutrui } from './registre-acteurs.ts';
import { type Corps, exige, facultatif, fautesDe, lireLeCorps, valeursDe } from './registre-corps.ts';
import { refusDeTenir } from './registre-tenue.ts';

const DATE = 'Indiquez une date existante (AAAA-MM-JJ).';
const RAISON = 'Dites-le en un paragraphe de 500 caractères au plus.';
const date = exige(dateSchema, DATE);
const raison = exige(raisonSchema, `Motivez cet acte. ${RAISON}`);
const acte = { le: date, raison: facultatif(z.union([raisonSchema], RAISON)) };

/** What each act says besides who does it and its document. */
const SAISIES = {
  valider: z.object(acte),
  accorder: z.object(acte),
  recevoirLeFormulaire: z.object({ ...acte, signeLe: date }),
  transmettreLaCopie: z.object(acte),
  abandonner: z.object({ ...acte, raison }),
  ouvrirLaReception: z.object(acte),
  renoncer: z.object({
    ...acte,
    raison,
    effetLe: date,
    modalites: exige(raisonSchema, `Indiquez les modalités. ${RAISON}`),
  }),
} as const satisfies Record<TypeDActe, z.ZodType>;

const TYPES = Object.keys(ACTES_DU_REGISTRE).filter((nom): nom is TypeDActe => nom in SAISIES);
const typeDe = (chemin: string) => TYPES.find((type) => ACTES_DU_REGISTRE[type].chemin === chemin);

const demande = entree(
  z.object({ siret: siretSchema, acte: z.string() }),
  'Ce SIRET est incorrect.',
  'Un SIRET compte 14 chiffres, sans espace.',
);
const inconnu = (c: Context) => introuvable(c, 'Cet acte n’existe pas.');

/** Postes of the form in force, and of the one that is prepared. */
export const postesDe = (lue: AdhesionLue | null): readonly string[] => [
  ...(lue?.formulaire?.codiques ?? lue?.versions.at(-1)?.codiques ?? []),
  ...(lue?.demarche?.formulaire.codiques ?? []),
];

/** The field that a refusal is about. */
const CHAMPS: Readonly<Record<string, string>> = {
  DOCUMENT_ABSENT: 'fichier',
  PIECE_ABSENTE: 'fichier',
  DATE_IMPOSSIBLE: 'le',
  EFFET_RETROACTIF: 'effetLe',
  DATE_A_VENIR: 'le',
};

export const saisieRefusee = (corps: Corps, refus: Refus): Saisie => refusee(valeursDe(corps), refus, CHAMPS);

const enTexte = (champs: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(champs).flatMap(([nom, valeur]) => (typeof valeur === 'string' ? [[nom, valeur]] : [])),
  );

export function routesActes(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', demande);

  app.get('/', param, (c) => {
    const { siret, acte } = c.req.valid('param');
    const type = typeDe(acte);
    return type === undefined
      ? inconnu(c)
      : c.render(pageActe(type, siret, saisitPourAutrui(c.get('qui'), type), VIERGE));
  });

  app.post('/', corpsBorne, param, async (c) => {
    const { siret, acte } = c.req.valid('param');
    const type = typeDe(acte);
    if (type === undefined) return inconnu(c);
    const [qui, corps] = [c.get('qui'), await lireLeCorps(c)];
    if (corps === null || qui === null)
      return repondreErreur(c, 400, 'La demande est illisible.', 'Envoyez du JSON, ou le formulaire de la console.');
    const redemander = (saisie: Saisie, statut: ContentfulStatusCode) =>
      c.render(pageActe(type, siret, saisitPourAutrui(qui, type), saisie), statut);
    const lu = SAISIES[type].safeParse(corps);
    if (!lu.success) {
      const fautes = fautesDe(lu.error);
      if (veutUnePage(c)) return redemander({ valeurs: valeursDe(corps), fautes, refus: null }, 422);
      return repondreErreur(c, 422, [...fautes.values()][0] ?? '', `Corrigez : ${[...fautes.keys()].join(', ')}.`);
    }
    const refuse = (refus: Refus) =>
      veutUnePage(c) ? redemander(saisieRefusee(corps, refus), statutDuRefus(refus)) : repondreRefus(c, refus);
    const pour = { siret, codiques: postesDe(await lireAdhesionDe(needs, siret)) };
    const auteurs = auteursDe(qui, type, corps, pour);
    const commandeAvec = (piece: Piece) => ({ type, siret, ...lu.data, ...piece, ...auteurs });
    const { annonce, garder } = await pieceJointe(needs, siret, corps);
    const refus = await refusDeTenir(needs, qui, commandeAvec(annonce));
    if (refus !== null) return refuse(refus);
    const piece = await garder();
    if (veutUnePage(c) && ACTES_DU_REGISTRE[type].recapitulatif && corps.confirme !== 'oui') {
      const version = piece.piece?.version ?? '';
      return c.render(pageRecapitulatifDActe(type, siret, enTexte({ ...lu.data, document: piece.document, version })));
    }
    const resultat = await tenirLeRegistre(needs)(commandeAvec(piece));
    if (!resultat.ok) return refuse(resultat.refus);
    return veutUnePage(c)
      ? c.redirect(`/adhesions/${siret}`, 303)
      : c.json(await lireAdhesionDe(needs, siret, c.get('qui')?.perimetre));
  });
  return app;
}
