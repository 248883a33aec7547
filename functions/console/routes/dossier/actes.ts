/** The acts on a dossier, one page and one address each: by a form, or by a program. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { validator } from 'hono/validator';
import type { Agir } from '../../../../schemas/messages/pca/agir.ts';
import type { Refus } from '../../../../schemas/messages/refus.ts';
import { referenceSchema } from '../../../../schemas/pca/identifiants.ts';
import { agir } from '../../../pca/dossier/handler.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, repondreErreur, repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { type DossierMontre, montrerLeDossier } from '../../lecture/dossier/dossier-montre.ts';
import { enErreur, type Saisie, VIERGE } from '../../pages/champ.ts';
import type { ActeMontre } from '../../pages/dossier/acte.ts';
import { type FormulaireDActe, pageActe, pageRecapitulatif } from '../../pages/dossier/acte-formulaire.ts';
import { ACTES_MONTRES, refusDOffrir } from '../../pages/dossier/actes-possibles.ts';
import { adresseDuDossier } from '../../pages/dossier/fragments-du-dossier.ts';
import { type Corps, lireLeCorps, valeursDe } from '../adhesion/registre-corps.ts';
import { corpsBorne } from '../piece-jointe.ts';
import { type Fautes, lireActeDuProgramme, lireActeSaisi } from './acte-saisi.ts';
import { besoinsDeLaPca, dossierDemande, inconnu, sansCles } from './dossier-demande.ts';
import { enRole } from './en-role.ts';
import { lectureParLEtude } from './premiere-lecture.ts';
import { texte } from './saisie.ts';

const acteDe = (c: Context): ActeMontre | undefined =>
  ACTES_MONTRES.find(({ chemin }) => chemin === c.req.param('acte'));
const sansObjet = (c: Context) => introuvable(c, 'Cet acte n’existe pas.');

/** The field of the form that a refusal is about. */
const CHAMPS: Readonly<Record<string, string>> = {
  PREUVE_ABSENTE: 'preuves',
  PROLONGATION_SANS_EFFET: 'terme',
  TERME_APRES_PRESCRIPTION: 'terme',
  EFFET_INTERDIT: 'effet',
  ECHEANCIER_FAUX: 'echeances',
  ANNULATION_EXCESSIVE: 'montant',
  DETTE_AUGMENTEE: 'dette',
  COURRIER_NON_REMIS: 'retour',
  DEMANDE_INCONNUE: 'demande',
  MOUVEMENT_DEJA_CONNU: 'mouvement',
  MOUVEMENT_INCONNU: 'mouvement',
  REJET_IMPOSSIBLE: 'mouvement',
  EXCEDENT_INSUFFISANT: 'montant',
};

const COURANTS = ['le', 'survenuLe', 'recuLe', 'rejeteLe'] as const;

function champDuRefus({ code }: Refus, { champs }: ActeMontre): string | undefined {
  const nom = code.startsWith('DATE_') ? COURANTS.find((un) => champs.some((champ) => champ.nom === un)) : CHAMPS[code];
  return champs.some((champ) => champ.nom === nom) ? nom : undefined;
}

function saisieRefusee(corps: Corps, refus: Refus, acte: ActeMontre): Saisie {
  const champ = champDuRefus(refus, acte);
  const valeurs = valeursDe(corps);
  return champ === undefined ? { valeurs, fautes: new Map(), refus } : enErreur(valeurs, champ, refus.phrase);
}

const enTexte = ({ champs }: ActeMontre, corps: Corps): Record<string, string> =>
  Object.fromEntries(champs.map(({ nom }) => [nom, texte(corps[nom])]));

/** Whether an étude holds the payment that the act names: it is then the étude's to tell. */
const detientLEtude = ({ dossier }: DossierMontre, acte: Agir): boolean =>
  'mouvement' in acte && dossier.compte.mouvements.some(({ id, etude }) => id === acte.mouvement && etude !== null);

const messageDe = (corps: Corps): string =>
  referenceSchema.safeParse(texte(corps.message)).data ?? `console-${randomUUID()}`;

interface Demande extends Omit<FormulaireDActe, 'saisie'> {
  readonly c: Context;
  readonly corps: Corps;
}

const redemander = (demande: Demande, saisie: Saisie, statut: ContentfulStatusCode) =>
  demande.c.render(pageActe({ ...demande, saisie }), statut);

function refuserLaSaisie(demande: Demande, fautes: Fautes) {
  const { c, corps } = demande;
  if (veutUnePage(c)) return redemander(demande, { valeurs: valeursDe(corps), fautes, refus: null }, 422);
  const noms = [...fautes.keys()].join(', ');
  return repondreErreur(c, 422, 'La demande est incomplète ou incorrecte.', `Corrigez : ${noms}.`);
}

async function executer(needs: ConsoleNeeds, demande: Demande, commande: Agir) {
  const { c, montre, acte, corps } = demande;
  const [pca, qui] = [besoinsDeLaPca(needs), c.get('qui')];
  if (pca === null || qui === null) return sansCles(c);
  const auteur = enRole(qui, montre, acte.auteur, detientLEtude(montre, commande));
  const fait = await agir(pca)(auteur, montre, commande);
  if (!fait.ok) {
    const { refus } = fait;
    return veutUnePage(c)
      ? redemander(demande, saisieRefusee(corps, refus, acte), statutDuRefus(refus))
      : repondreRefus(c, refus);
  }
  if (veutUnePage(c)) return c.redirect(adresseDuDossier(montre), 303);
  const events = fait.events.map(({ seq, type, at }) => ({ seq, type, at }));
  return c.json({ poste: montre.poste, numero: montre.numero, events }, events.length === 0 ? 200 : 201);
}

export function routesDesActes(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', dossierDemande);
  const lu = lectureParLEtude(needs);

  app.get('/', param, lu, async (c) => {
    const acte = acteDe(c);
    if (acte === undefined) return sansObjet(c);
    const [montre, qui] = [await montrerLeDossier(needs, c.req.valid('param')), c.get('qui')];
    if (montre === null || qui === null) return inconnu(c);
    const refus = refusDOffrir(montre, acte, qui);
    if (refus !== null) return repondreRefus(c, refus);
    return c.render(pageActe({ montre, acte, saisie: VIERGE, message: `console-${randomUUID()}` }));
  });

  app.post('/', corpsBorne, param, lu, async (c) => {
    const acte = acteDe(c);
    if (acte === undefined) return sansObjet(c);
    const montre = await montrerLeDossier(needs, c.req.valid('param'));
    if (montre === null) return inconnu(c);
    const corps = await lireLeCorps(c);
    if (corps === null)
      return repondreErreur(c, 400, 'La demande est illisible.', 'Envoyez du JSON, ou le formulaire de la console.');
    const enPage = veutUnePage(c);
    const demande: Demande = { c, corps, montre, acte, message: messageDe(corps) };
    const saisi = enPage
      ? await lireActeSaisi(acte, { ...corps, message: demande.message })
      : lireActeDuProgramme(acte, corps);
    if (!saisi.ok) return refuserLaSaisie(demande, saisi.fautes);
    if (enPage && acte.recapitulatif && corps.confirme !== 'oui')
      return c.render(pageRecapitulatif(demande, enTexte(acte, corps)));
    return executer(needs, demande, saisi.acte);
  });
  return app;
}
