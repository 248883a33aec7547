/** An error as its reader expects it: a page for a browser, JSON `{ erreur, remede }` for a program. */
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Refus } from '../../schemas/messages/refus.ts';
import { pageErreur } from './pages/erreur.ts';

export const veutUnePage = (c: Context): boolean =>
  accepts(c, {
    header: 'Accept',
    supports: ['application/json', 'text/html'],
    default: 'application/json',
  }) === 'text/html';

export function repondreErreur(c: Context, statut: ContentfulStatusCode, erreur: string, remede: string) {
  if (!veutUnePage(c)) return c.json({ erreur, remede }, statut);
  return c.render(pageErreur(statut, erreur, remede), statut);
}

export const introuvable = (c: Context, erreur: string) =>
  repondreErreur(c, 404, erreur, 'Vérifiez l’identifiant ; la liste des dépôts est à l’adresse « / ».');

/** The status of each refusal, and what the caller can do; the sentence is the handler's. */
const REFUS: Readonly<Record<string, readonly [ContentfulStatusCode, string]>> = {
  CLE_INCONNUE: [
    400,
    'Indiquez le SIRET à 14 chiffres de l’ordonnateur (« siret »), ou le codique du poste comptable (« codique »).',
  ],
  NOM_DE_FICHIER_INTERDIT: [400, 'Renommez le fichier, puis déposez-le à nouveau.'],
  NOM_DE_FICHIER_TROP_LONG: [400, 'Donnez au fichier un nom plus court, puis déposez-le à nouveau.'],
  ADHESION_ABSENTE: [404, 'Vérifiez le SIRET de l’ordonnateur.'],
  DECISION_RESERVEE_AU_COMPTABLE: [403, 'Indiquez dans « decidePar » le comptable qui a pris la décision.'],
  COMPTABLE_NON_ASSIGNATAIRE: [403, 'Indiquez le codique du poste comptable de cet ordonnateur.'],
  SAISIE_PAR_UN_TIERS: [403, 'Indiquez dans « saisiPar » le comptable lui-même, ou un administrateur.'],
  DOCUMENT_ABSENT: [422, 'Donnez le SHA-256 de la décision écrite (« document », ou --document).'],
  AUTRE_DESTINATAIRE: [403, 'Vérifiez le codique ou l’identifiant de la mise à disposition.'],
  MISE_INCONNUE: [404, 'Vérifiez l’identifiant : il est donné dans le message sous « dedupId ».'],
  RECEPTION_NON_CONFIRMEE: [409, 'Confirmez d’abord la réception (POST …/reception).'],
  RAISON_ABSENTE: [422, 'Motivez la décision en une phrase.'],
  RAISON_ILLISIBLE: [422, 'Raccourcissez la raison.'],
  MOTIF_ABSENT: [422, 'Motivez le rejet en une phrase.'],
  MOTIF_ILLISIBLE: [422, 'Raccourcissez le motif.'],
};

export function repondreRefus(c: Context, { code, phrase }: Refus) {
  const [statut, remede] = REFUS[code] ?? [409, 'Consultez l’état présent avant de recommencer.'];
  return repondreErreur(c, statut, phrase, remede);
}
