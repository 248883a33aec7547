/** An error as its reader expects it: a page for a browser, a problem (RFC 9457) for a program. */
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Refus } from '../../schemas/messages/refus.ts';
import { pageErreur } from './pages/erreur.ts';
import { REFUS_DE_LA_PCA } from './refus-de-la-pca.ts';
import { REFUS_DE_SUSPENSION } from './refus-de-suspension.ts';
import { REFUS_DU_REGISTRE } from './refus-du-registre.ts';

export const veutUnePage = (c: Context): boolean =>
  accepts(c, {
    header: 'Accept',
    supports: ['application/json', 'text/html'],
    default: 'application/json',
  }) === 'text/html';

/** What each status says in general; the code is that of a refusal which has none of its own. */
const STATUTS: Readonly<Record<number, readonly [code: string, titre: string]>> = {
  400: ['DEMANDE_INCORRECTE', 'Demande incorrecte'],
  401: ['NON_CONNECTE', 'Identification nécessaire'],
  403: ['INTERDIT', 'Acte non permis'],
  404: ['INTROUVABLE', 'Introuvable'],
  408: ['TROP_LENT', 'Envoi trop lent'],
  409: ['ETAT_CONTRAIRE', 'Contraire à l’état présent'],
  410: ['PURGE', 'Document purgé'],
  413: ['TROP_GROS', 'Demande trop volumineuse'],
  415: ['TYPE_DE_CONTENU', 'Type de contenu inadapté'],
  421: ['HOTE_INCONNU', 'Serveur inconnu sous ce nom'],
  422: ['DEMANDE_REFUSEE', 'Demande refusée'],
  429: ['TROP_DE_DEMANDES', 'Trop de demandes'],
  500: ['ERREUR_INTERNE', 'Erreur de Passerelle'],
  501: ['NON_FOURNI', 'Non fourni par ce serveur'],
  503: ['INDISPONIBLE', 'Momentanément indisponible'],
  507: ['REPONSE_TROP_LONGUE', 'Réponse trop volumineuse'],
};

/** RFC 9457. `detail` is the sentence for people, `remede` what mends it, `code` what programs compare. */
export function probleme(statut: number, detail: string, remede: string, codeDuRefus?: string) {
  const [code, title] = STATUTS[statut] ?? ['ERREUR', 'Demande non aboutie'];
  return { type: 'about:blank', title, status: statut, code: codeDuRefus ?? code, detail, remede };
}

export const PROBLEME = 'application/problem+json; charset=utf-8';

/** `code`: the refusal's own, or that of its status. */
export function repondreErreur(
  c: Context,
  statut: ContentfulStatusCode,
  phrase: string,
  remede: string,
  code?: string,
): Response | Promise<Response> {
  if (veutUnePage(c)) return c.render(pageErreur(statut, phrase, remede), statut);
  return c.json(probleme(statut, phrase, remede, code), statut, { 'Content-Type': PROBLEME });
}

export const introuvable = (c: Context, erreur: string) =>
  repondreErreur(
    c,
    404,
    erreur,
    'Vérifiez l’identifiant ; l’accueil, à l’adresse « / », mène à tout ce qui vous est ouvert.',
  );

/** The status of each refusal, and what the caller can do; the sentence is the handler's. */
const REFUS: Readonly<Record<string, readonly [ContentfulStatusCode, string]>> = {
  CLE_INCONNUE: [
    400,
    'Indiquez le SIRET à 14 chiffres de l’ordonnateur (« siret »), ou le codique du poste comptable (« codique »).',
  ],
  NOM_DE_FICHIER_INTERDIT: [400, 'Renommez le fichier, puis déposez-le à nouveau.'],
  NOM_DE_FICHIER_TROP_LONG: [400, 'Donnez au fichier un nom plus court, puis déposez-le à nouveau.'],
  CONTENU_COMPRESSE: [415, 'Envoyez le fichier sans compression, et sans en-tête Content-Encoding.'],
  ADHESION_ABSENTE: [404, 'Vérifiez le SIRET de l’ordonnateur.'],
  DECISION_RESERVEE_AU_COMPTABLE: [403, 'Indiquez dans « decidePar » le comptable qui a pris la décision.'],
  COMPTABLE_NON_ASSIGNATAIRE: [403, 'Indiquez le codique du poste comptable de cet ordonnateur.'],
  SAISIE_PAR_UN_TIERS: [403, 'Indiquez dans « saisiPar » le comptable lui-même, ou un administrateur.'],
  DOCUMENT_ABSENT: [
    422,
    'Joignez la décision écrite (« fichier ») ; en mode local, son SHA-256 suffit (« document », ou --document).',
  ],
  AUTRE_DESTINATAIRE: [403, 'Vérifiez le codique ou l’identifiant de la mise à disposition.'],
  MISE_INCONNUE: [404, 'Vérifiez l’identifiant : il est donné dans le message sous « dedupId ».'],
  RECEPTION_NON_CONFIRMEE: [409, 'Confirmez d’abord la réception (POST …/reception).'],
  RAISON_ABSENTE: [422, 'Motivez la décision en une phrase.'],
  RAISON_ILLISIBLE: [422, 'Raccourcissez la raison.'],
  HABILITATION_HORS_POUVOIR: [403, 'Demandez-la à qui répond de cet organisme, ou à un administrateur.'],
  JETON_HORS_POUVOIR: [403, 'Demandez-le à qui répond de cet organisme, ou à un administrateur.'],
  HABILITATION_DE_SOI: [403, 'Demandez-la à qui répond de cet organisme, ou à un administrateur.'],
  HABILITATION_INCONNUE: [404, 'Vérifiez l’identifiant : la liste est à l’adresse « /habilitations ».'],
  JETON_INCONNU: [404, 'Vérifiez l’identifiant : la liste est à l’adresse « /jetons ».'],
  PERIMETRE_INCORRECT: [422, 'Corrigez le rôle ou l’organisme.'],
  DELEGANT_INCORRECT: [422, 'Indiquez dans « delegant » l’habilitation de qui délègue.'],
  ACTES_DELEGUES_INCORRECTS: [422, 'Corrigez « actes ».'],
  ACTES_DU_JETON_INCORRECTS: [422, 'Corrigez « actes ».'],
  FIN_DU_JETON_INCORRECTE: [422, 'Corrigez « au ».'],
  DATES_INVERSEES: [422, 'Corrigez « du » ou « au ».'],
  FONDEMENT_ABSENT: [422, 'Corrigez « fondement ».'],
  OBJET_ABSENT: [422, 'Corrigez « objet ».'],
  MOTIF_ABSENT: [422, 'Motivez le rejet en une phrase.'],
  MOTIF_ILLISIBLE: [422, 'Raccourcissez le motif.'],
  ...REFUS_DE_LA_PCA,
  ...REFUS_DE_SUSPENSION,
  ...REFUS_DU_REGISTRE,
};

const INATTENDU = [409, 'Consultez l’état présent avant de recommencer.'] as const;
export const statutDuRefus = ({ code }: Refus): ContentfulStatusCode => (REFUS[code] ?? INATTENDU)[0];

export function repondreRefus(c: Context, { code, phrase }: Refus) {
  const [statut, remede] = REFUS[code] ?? INATTENDU;
  return repondreErreur(c, statut, phrase, remede, code);
}
