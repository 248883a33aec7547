/** The acts on a contract, one page and one address each. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CommandeContratEnClair } from '../../../../schemas/messages/pca/contrat.ts';
import type { Qui } from '../../../habilitation/qui.ts';
import { tenirLeContrat } from '../../../pca/contrat/handler.ts';
import { enMandataire } from '../../../pca/contrat/mandataire.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { type ContratLu, lireContratDe } from '../../lecture/contrat/contrat.ts';
import { refusee, type Saisie, VIERGE } from '../../pages/champ.ts';
import { acteDuChemin, pageActeDuContrat, pageRecapitulatifDuContrat } from '../../pages/contrat/acte.ts';
import type { ActeDuContrat } from '../../pages/contrat/actes-du-contrat.ts';
import { parametresSaisis } from '../../pages/contrat/champs-du-contrat.ts';
import { enValeur, signeurDe } from '../../pages/contrat/signeurs.ts';
import { lireLeCorps, valeursDe } from '../adhesion/registre-corps.ts';
import { besoinsDeLaPca, sansCles } from '../dossier/dossier-demande.ts';
import { corpsBorne } from '../piece-jointe.ts';
import { lireActeDuProgramme, lireActeSaisi } from './acte-lu.ts';
import { type AuteurDuContrat, enRoleDuContrat } from './en-role.ts';
import { contratEnJson, contratInconnu, fautif, illisible } from './reponses.ts';

const inconnu = (c: Context) => introuvable(c, 'Cet acte n’existe pas.');

/** The field that each refusal is about, where the act has it. */
const CHAMPS: Readonly<Record<string, string>> = {
  HORS_ANNIVERSAIRE: 'depuis',
  RECONDUCTION_TARDIVE: 'le',
  RESILIATION_PREMATUREE: 'le',
  ETUDE_INCONNUE: 'etude',
  TABLE_INCONNUE: 'table',
  COMPTE_TROP_TOT: 'depuis',
  IBAN_FAUX: 'iban',
  CERTIFICAT_NON_LU: 'certificat',
  CERTIFICAT_DEJA_INSCRIT: 'certificat',
  CERTIFICAT_NON_INSCRIT: 'certificat',
  CERTIFICAT_DEJA_RETIRE: 'dernierJour',
  CERTIFICAT_DATES_INVERSEES: 'au',
  ACTE_RESERVE_A_QUI_SIGNE: 'pour',
  POSTE_HORS_CONTRAT: 'pour',
  AUTRE_POSTE: 'poste',
  RACCORDEMENT_DEJA_SUSPENDU: 'etude',
  RACCORDEMENT_NON_SUSPENDU: 'etude',
};
const champsDe = ({ champs }: ActeDuContrat): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(CHAMPS).filter(([, nom]) => champs.some((champ) => champ.nom === nom)));

function vierge({ champs }: ActeDuContrat, lu: ContratLu, qui: Qui | null): Saisie {
  const saisis = champs.some(({ sorte }) => sorte === 'parametres') ? parametresSaisis(lu.parametresDuJour) : {};
  const sien = qui === null ? null : signeurDe(enMandataire(qui.acteur, lu.titulaire));
  const pour = sien === null ? {} : { pour: enValeur(sien) };
  return { ...VIERGE, valeurs: { ...saisis, ...pour, message: randomUUID() } };
}

const auteurDe = (acte: ActeDuContrat, commande: CommandeContratEnClair): AuteurDuContrat => {
  if (acte.auteur === 'poste') return 'poste' in commande ? { type: 'poste', codique: commande.poste } : 'ddfip';
  if (acte.auteur !== 'signeur') return acte.auteur;
  return 'pour' in commande ? commande.pour : 'titulaire';
};

const enTexte = (valeurs: ReturnType<typeof valeursDe>): Record<string, string> =>
  Object.fromEntries(Object.entries(valeurs).flatMap(([nom, une]) => (typeof une === 'string' ? [[nom, une]] : [])));

async function agir(needs: ConsoleNeeds, c: Context) {
  const acte = acteDuChemin(c.req.param('acte') ?? '');
  const id = c.req.param('id') ?? '';
  const [lu, besoins] = [await lireContratDe(needs, id), besoinsDeLaPca(needs)];
  if (lu === null) return contratInconnu(c);
  if (acte === null) return inconnu(c);
  if (besoins === null) return sansCles(c);
  const [qui, corps] = [c.get('qui'), await lireLeCorps(c)];
  if (qui === null || corps === null) return illisible(c);
  const valeurs = valeursDe(corps);
  const redemander = (saisie: Saisie, statut: ContentfulStatusCode) =>
    c.render(pageActeDuContrat(acte, lu, saisie), statut);
  const programme = c.req.header('content-type')?.startsWith('application/json') ?? false;
  const dit = programme ? lireActeDuProgramme(acte.type, corps) : await lireActeSaisi(acte, corps);
  if (!dit.ok)
    return veutUnePage(c) ? redemander({ valeurs, fautes: dit.fautes, refus: null }, 422) : fautif(c, dit.fautes);
  if (veutUnePage(c) && acte.recapitulatif && corps.confirme !== 'oui')
    return c.render(pageRecapitulatifDuContrat(acte, id, enTexte(valeurs)));
  const auteur = enRoleDuContrat(qui, lu.titulaire, auteurDe(acte, dit.commande));
  const resultat = await tenirLeContrat(besoins)(auteur, id, dit.commande);
  if (!resultat.ok) {
    const { refus } = resultat;
    return veutUnePage(c)
      ? redemander(refusee(valeurs, refus, champsDe(acte)), statutDuRefus(refus))
      : repondreRefus(c, refus);
  }
  if (veutUnePage(c)) return c.redirect(`/contrats/${id}`, 303);
  const apres = await lireContratDe(needs, id);
  return apres === null ? contratInconnu(c) : contratEnJson(c, apres, resultat.events.length === 0 ? 200 : 201);
}

export function routesActesDuContrat(needs: ConsoleNeeds): Hono {
  const app = new Hono();

  app.get('/:id/actes/:acte', async (c) => {
    const acte = acteDuChemin(c.req.param('acte'));
    const lu = await lireContratDe(needs, c.req.param('id'));
    if (lu === null) return contratInconnu(c);
    return acte === null ? inconnu(c) : c.render(pageActeDuContrat(acte, lu, vierge(acte, lu, c.get('qui'))));
  });

  app.post('/:id/actes/:acte', corpsBorne, (c) => agir(needs, c));
  return app;
}
