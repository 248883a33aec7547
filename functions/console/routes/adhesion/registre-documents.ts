/** The documents of the acts on the register, to whoever may read the adhésion. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import { lireAdhesion } from '../../../../schemas/evenements/adhesion.ts';
import { fluxAdhesion } from '../../../adhesion/handler.ts';
import { enMemoire } from '../../../platform/en-memoire.ts';
import { ObjetAbsent } from '../../../platform/ports.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable } from '../../erreur.ts';
import { disposition } from '../depot/telechargement.ts';
import { documentDemande } from '../suspension/suspension-demande.ts';

export function routesDocuments(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/', validator('param', documentDemande), async (c) => {
    const { siret, sha256 } = c.req.valid('param');
    const events = lireAdhesion((await needs.journal.read(fluxAdhesion(siret))).events);
    const absent = () => introuvable(c, 'Aucun document de cette adhésion ne porte cette empreinte.');
    const pieces = events.flatMap(({ data }) => ('piece' in data && data.piece !== undefined ? [data.piece] : []));
    const piece = pieces.find((une) => une.sha256 === sha256 && une.key.startsWith(`${siret}/`));
    if (piece === undefined) return absent();
    try {
      const octets = await enMemoire(needs.objets.read({ bucket: 'registre', key: piece.key, version: piece.version }));
      // Somebody else's document: no browser shows it, it is saved.
      return c.body(new Uint8Array(octets), 200, {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': disposition('attachment', `document-${sha256.slice(0, 12)}`),
      });
    } catch (erreur) {
      if (erreur instanceof ObjetAbsent) return absent();
      throw erreur;
    }
  });
  return app;
}
