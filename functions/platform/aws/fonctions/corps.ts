/** What API Gateway and Lambda do to the bytes of a request and of an answer. */
import { PROBLEME, probleme } from '../../../console/erreur.ts';

interface Demande {
  readonly rawPath?: string;
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
  readonly requestContext?: unknown;
}

interface Reponse {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** A synchronous answer of Lambda: 6 MB, less what JSON and headers take. */
const REPONSE_MAX = 6_000_000;

const refuser = (statusCode: number, phrase: string, remede: string): Reponse => ({
  statusCode,
  headers: { 'content-type': PROBLEME, 'cache-control': 'no-store' },
  body: JSON.stringify(probleme(statusCode, phrase, remede)),
  isBase64Encoded: false,
});

/**
 * API Gateway hands `text/*`, XML, JSON and JavaScript over as text: the bytes of a flow in ISO-8859-1 are gone, and its
 * sender would be told that he altered it. Null where the body of a file that is deposited or tried, if any, is as it
 * was sent.
 */
export function corpsTraduit({ rawPath = '', body, isBase64Encoded = false }: Demande): Reponse | null {
  if (!/^\/(?:depots|essai)\/?$/.test(rawPath) || !body || isBase64Encoded) return null;
  return refuser(
    415,
    'Sous ce type de contenu, la passerelle d’entrée altère les octets du fichier.',
    'Envoyez le fichier avec « Content-Type: application/octet-stream ».',
  );
}

/** What Lambda would break off is refused in so many words. */
export function tropLongue<R extends { readonly body: string }>(reponse: R): R | Reponse {
  if (reponse.body.length <= REPONSE_MAX) return reponse;
  return refuser(
    507,
    'Cette réponse dépasse ce que l’API transmet (4,5 Mo).',
    'Prenez le fichier entier (GET /depots/<identifiant>/fichier), ou demandez ce contenu à l’exploitant.',
  );
}
