/** A file is judged byte for byte as it came: one that travels compressed (RFC 9110, 8.4) would be another file. */
import type { MiddlewareHandler } from 'hono';
import { refuser } from '../../../schemas/messages/refus.ts';
import { repondreRefus } from '../erreur.ts';

const COMPRESSE = refuser(
  'CONTENU_COMPRESSE',
  'Le fichier est envoyé compressé (en-tête Content-Encoding) : Passerelle juge les octets tels qu’ils arrivent.',
);

export const telQuel: MiddlewareHandler = async (c, next) => {
  const encodage = c.req.header('content-encoding')?.trim().toLowerCase() ?? '';
  return encodage === '' || encodage === 'identity' ? next() : repondreRefus(c, COMPRESSE.refus);
};
