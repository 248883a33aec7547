/** Who signs is registered with his certificate, and withdrawn: by a page, or by a program. */
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { mentionSchema } from '../../../../schemas/evenements/annexe-2.ts';
import {
  dateSchema,
  domaineSchema,
  empreinteSchema,
  type ObjetScelle,
  raisonSchema,
  siretSchema,
} from '../../../../schemas/evenements/identifiants.ts';
import { QUALITES_SIGNATAIRE, typePjSchema } from '../../../../schemas/evenements/signataire.ts';
import type { Resultat } from '../../../../schemas/messages/refus.ts';
import { tenirLeRegistre } from '../../../adhesion/handler.ts';
import { certificatJoint } from '../../../confiance/certificat-joint.ts';
import type { Certificat } from '../../../signature/certificat.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, repondreErreur, repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { entree } from '../../garde/entree.ts';
import { lireAdhesionDe } from '../../lecture/adhesion/adhesion.ts';
import { pageInscription, pageRetrait } from '../../pages/adhesion/registre-signataire.ts';
import { type Saisie, VIERGE } from '../../pages/champ.ts';
import type { Page } from '../../pages/gabarit.ts';
import { aGarder, corpsBorne, fichierDe, octetsDe, type Piece, pieceJointe } from '../piece-jointe.ts';
import { siretDemande } from '../suspension/suspension-demande.ts';
import { postesDe, saisieRefusee } from './registre-actes.ts';
import { auteursDe, saisitPourAutrui } from './registre-acteurs.ts';
import {
  bloc,
  type Corps,
  exige,
  type Fautes,
  facultatif,
  fautesDe,
  lireLeCorps,
  liste,
  valeursDe,
} from './registre-corps.ts';
import { refusDeTenir } from './registre-tenue.ts';

const DATE = 'Indiquez une date existante (AAAA-MM-JJ).';
const RAISON = 'Dites-le en un paragraphe de 500 caractères au plus.';

const inscriptionSchema = z.object({
  qualite: z.enum(QUALITES_SIGNATAIRE, 'Dites s’il signe comme ordonnateur ou comme délégataire.'),
  fonction: exige(mentionSchema, 'Indiquez sa fonction, en 120 caractères au plus.'),
  du: exige(dateSchema, DATE),
  au: facultatif(z.union([dateSchema], DATE)),
  domaines: z.preprocess(
    (valeur) => [valeur ?? []].flat(),
    z.array(domaineSchema).min(1, 'Cochez au moins un domaine.').max(2),
  ),
  attestation: bloc(
    z.discriminatedUnion(
      'pieces',
      [
        z.object({ pieces: z.literal('toutes') }),
        z.object({ pieces: z.literal('aucune') }),
        z.object({
          pieces: z.literal('types'),
          types: exige(
            liste(z.array(typePjSchema).min(1).max(100)),
            'Indiquez les codes des types de pièces (003, 006…).',
          ),
        }),
      ],
      'Dites de quelles pièces il peut attester.',
    ),
  ),
  raison: facultatif(z.union([raisonSchema], RAISON)),
});
const retraitSchema = z.object({
  dernierJour: exige(dateSchema, DATE),
  raison: exige(raisonSchema, `Motivez ce retrait. ${RAISON}`),
});

const retraitDemande = entree(
  z.object({ siret: siretSchema, certificat: empreinteSchema }),
  'Ce signataire est incorrectement désigné.',
  'Il l’est par l’empreinte SHA-256 de son certificat.',
);

/** Joined as a file, or written in PEM by a program. */
async function certificatDe({ certificat }: Corps): Promise<Certificat | string> {
  const fichier = fichierDe(certificat);
  if (fichier !== null) return certificatJoint(await octetsDe(fichier));
  if (typeof certificat === 'string' && certificat !== '') return certificatJoint(Buffer.from(certificat, 'utf8'));
  return 'Joignez le certificat du signataire (PEM ou DER).';
}

type Dessiner = (saisie: Saisie) => Page;

export function routesSignataires(needs: ConsoleNeeds): Hono {
  const app = new Hono();

  const illisible = (c: Context) =>
    repondreErreur(c, 400, 'La demande est illisible.', 'Envoyez du JSON, ou le formulaire de la console.');

  function fautif(c: Context, corps: Corps, fautes: Fautes, dessiner: Dessiner) {
    if (veutUnePage(c)) return c.render(dessiner({ valeurs: valeursDe(corps), fautes, refus: null }), 422);
    return repondreErreur(c, 422, [...fautes.values()][0] ?? '', `Corrigez : ${[...fautes.keys()].join(', ')}.`);
  }

  async function repondre(
    c: Context,
    siret: string,
    corps: Corps,
    resultat: Resultat<{ events: readonly unknown[] }>,
    dessiner: Dessiner,
  ) {
    if (!resultat.ok) {
      const { refus } = resultat;
      const statut: ContentfulStatusCode = statutDuRefus(refus);
      return veutUnePage(c) ? c.render(dessiner(saisieRefusee(corps, refus)), statut) : repondreRefus(c, refus);
    }
    if (veutUnePage(c)) return c.redirect(`/adhesions/${siret}`, 303);
    return c.json(
      await lireAdhesionDe(needs, siret, c.get('qui')?.perimetre),
      resultat.events.length === 0 ? 200 : 201,
    );
  }

  app.get('/nouveau', validator('param', siretDemande), (c) => {
    const valeurs = { domaines: ['depense', 'recette'] };
    const autrui = saisitPourAutrui(c.get('qui'), 'inscrireSignataire');
    return c.render(pageInscription(c.req.valid('param').siret, autrui, { ...VIERGE, valeurs }));
  });

  app.post('/', corpsBorne, validator('param', siretDemande), async (c) => {
    const { siret } = c.req.valid('param');
    const type = 'inscrireSignataire';
    const [qui, corps] = [c.get('qui'), await lireLeCorps(c)];
    if (corps === null || qui === null) return illisible(c);
    const dessiner: Dessiner = (saisie) => pageInscription(siret, saisitPourAutrui(qui, type), saisie);
    const [lu, certificat] = [inscriptionSchema.safeParse(corps), await certificatDe(corps)];
    if (!lu.success || typeof certificat === 'string') {
      const fautes = new Map(lu.success ? [] : fautesDe(lu.error));
      if (typeof certificat === 'string') fautes.set('certificat', certificat);
      return fautif(c, corps, fautes, dessiner);
    }
    const { raison, ...dit } = lu.data;
    const objet = await aGarder(needs, siret, 'certificats', certificat.der);
    const pour = { siret, codiques: postesDe(await lireAdhesionDe(needs, siret)) };
    const auteurs = auteursDe(qui, type, corps, pour);
    const commandeAvec = (garde: ObjetScelle, piece: Piece) => ({
      ...{ type, siret, raison, ...auteurs, ...piece },
      signataire: { ...dit, certificat: garde.sha256, objet: garde },
    });
    const jointe = await pieceJointe(needs, siret, corps);
    const refus = await refusDeTenir(needs, qui, commandeAvec(objet.annonce, jointe.annonce));
    if (refus !== null) return repondre(c, siret, corps, { ok: false, refus }, dessiner);
    const commande = commandeAvec(await objet.garder(), await jointe.garder());
    return repondre(c, siret, corps, await tenirLeRegistre(needs)(commande), dessiner);
  });

  const retrait = validator('param', retraitDemande);
  const inscritDe = async (siret: string, certificat: string) =>
    (await lireAdhesionDe(needs, siret))?.signataires.find((un) => un.certificat === certificat) ?? null;
  const inconnu = (c: Context) => introuvable(c, 'Aucun signataire n’est inscrit avec ce certificat.');

  app.get('/:certificat/retrait', retrait, async (c) => {
    const { siret, certificat } = c.req.valid('param');
    const inscrit = await inscritDe(siret, certificat);
    if (inscrit === null) return inconnu(c);
    return c.render(pageRetrait(siret, inscrit, saisitPourAutrui(c.get('qui'), 'retirerSignataire'), VIERGE));
  });

  app.post('/:certificat/retrait', corpsBorne, retrait, async (c) => {
    const { siret, certificat } = c.req.valid('param');
    const type = 'retirerSignataire';
    const [qui, corps, inscrit] = [c.get('qui'), await lireLeCorps(c), await inscritDe(siret, certificat)];
    if (inscrit === null) return inconnu(c);
    if (corps === null || qui === null) return illisible(c);
    const dessiner: Dessiner = (saisie) => pageRetrait(siret, inscrit, saisitPourAutrui(qui, type), saisie);
    const lu = retraitSchema.safeParse(corps);
    if (!lu.success) return fautif(c, corps, fautesDe(lu.error), dessiner);
    const pour = { siret, codiques: postesDe(await lireAdhesionDe(needs, siret)) };
    const auteurs = auteursDe(qui, type, corps, pour);
    const commandeAvec = (piece: Piece) => ({ type, siret, certificat, ...lu.data, ...auteurs, ...piece });
    const { annonce, garder } = await pieceJointe(needs, siret, corps);
    const refus = await refusDeTenir(needs, qui, commandeAvec(annonce));
    const resultat =
      refus === null ? await tenirLeRegistre(needs)(commandeAvec(await garder())) : { ok: false as const, refus };
    return repondre(c, siret, corps, resultat, dessiner);
  });
  return app;
}
