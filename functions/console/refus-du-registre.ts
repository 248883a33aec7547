/** What the caller can do of each refusal of the register, and its status. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';

const RELIRE = 'Consultez les étapes de l’adhésion, puis faites celle qui est attendue.';

export const REFUS_DU_REGISTRE: Readonly<Record<string, readonly [ContentfulStatusCode, string]>> = {
  ACTE_RESERVE: [403, 'Faites faire cet acte par qui en a la compétence, ou saisissez sa décision avec son document.'],
  AUTRE_ORDONNATEUR: [403, 'Vérifiez le SIRET de l’ordonnateur.'],
  REPRISE_SANS_MOTIF: [422, 'Indiquez « raison » et « document » (le SHA-256 du formulaire signé).'],
  REPRISE_CLOSE: [
    409,
    'Préparez un formulaire (POST /adhesions/{siret}/formulaire), puis suivez les étapes de l’article 2.',
  ],
  RATTACHE_ADHERENT: [409, 'Retirez ce SIRET de « siretsRattaches ».'],
  PIECE_ABSENTE: [422, 'Joignez le document lui-même (« fichier ») : son empreinte ne suffit pas.'],
  DATE_A_VENIR: [422, 'Indiquez la date à laquelle l’acte a été fait.'],
  EFFET_RETROACTIF: [422, 'Indiquez la date de ce jour, ou une date à venir.'],
  FORMULAIRE_SANS_DOMAINE: [422, 'Cochez la dépense, la recette, ou les deux.'],
  ETAPE_PREMATUREE: [409, RELIRE],
  ETAPE_DEJA_FAITE: [409, RELIRE],
  FORMULAIRE_DEJA_VALIDE: [409, 'Menez ce formulaire à son terme, ou abandonnez-le d’abord.'],
  FORMULAIRE_REMPLACE_AUTRE: [409, 'Corrigez la date de « annule et remplace ».'],
  FORMULAIRE_INCOMPLET: [409, 'Complétez le formulaire, ou dites que la réduction est voulue (« restreint »).'],
  FORMULAIRE_DEPASSE: [409, 'Abandonnez ce formulaire, puis préparez-en un qui remplace le dernier enregistré.'],
  DEJA_RENONCEE: [409, 'Préparez un nouveau formulaire pour revenir.'],
  RECEPTION_NON_CHOISIE: [409, 'Préparez un nouveau formulaire qui choisit cette réception.'],
  SIGNATAIRE_DEJA_INSCRIT: [409, 'Retirez l’inscription en cours, ou corrigez les dates de la nouvelle.'],
  SIGNATAIRE_INCONNU: [404, 'Vérifiez l’empreinte du certificat.'],
  SIGNATAIRE_DEJA_RETIRE: [409, 'Inscrivez-le de nouveau pour une autre période.'],
};
