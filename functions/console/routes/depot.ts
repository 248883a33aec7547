/** One deposit: its page, its answer, its evidence. */
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import { z } from 'zod';
import { enMemoire } from '../../platform/en-memoire.ts';
import type { ConsoleNeeds } from '../besoins.ts';
import { introuvable, repondreErreur, veutUnePage } from '../erreur.ts';
import { entree } from '../garde/entree.ts';
import { documentDuDossier } from '../lecture/document.ts';
import { lireDossier, retrouver } from '../lecture/dossier.ts';
import { pageDepot } from '../pages/depot.ts';

const depotDemande = entree(
  z.object({ id: z.string().regex(/^(?:[0-9a-f]{64}|[0-9a-f]{12})$/) }),
  'Cet identifiant de dépôt est incorrect.',
  'Donnez les 64 caractères de l’identifiant, ou ses 12 premiers.',
);

const inconnu = (c: Context) => introuvable(c, 'Aucun dépôt ne porte cet identifiant.');

/** The name that a browser gives to the saved file (RFC 6266): plain ASCII, and the real one beside it. */
function enPieceJointe(nom: string): string {
  const ascii = nom.normalize('NFD').replace(/[^A-Za-z0-9._-]/g, '_');
  const entier = encodeURIComponent(nom).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${entier}`;
}

/** The standard stream, made by hand: the types of the platforms do not agree on `ReadableStream.from`. */
function enFlux(content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const morceaux = content[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(flux) {
      const { done, value } = await morceaux.next();
      if (done) flux.close();
      else flux.enqueue(value);
    },
    async cancel() {
      await morceaux.return?.();
    },
  });
}

export function routesDepot(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const dossierDe = async (id: string) => {
    const depotId = await retrouver(needs, id);
    return depotId === null ? null : lireDossier(needs, depotId);
  };
  app.get('/', validator('param', depotDemande), async (c) => {
    const dossier = await dossierDe(c.req.valid('param').id);
    if (dossier === null) return inconnu(c);
    return veutUnePage(c) ? c.html(pageDepot(dossier)) : c.json(documentDuDossier(dossier));
  });
  app.get('/acquit', validator('param', depotDemande), async (c) => {
    const dossier = await dossierDe(c.req.valid('param').id);
    if (dossier === null) return inconnu(c);
    if (dossier.acquit === null)
      return repondreErreur(c, 404, 'La réponse n’est pas encore émise.', 'La vérification est en cours : revenez.');
    const bytes = await enMemoire(needs.objets.read(dossier.acquit));
    return c.body(new Uint8Array(bytes), 200, { 'Content-Type': 'application/xml; charset=ISO-8859-1' });
  });
  // The evidence, byte for byte: hostile content may be in it, so no browser shows it.
  app.get('/fichier', validator('param', depotDemande), async (c) => {
    const dossier = await dossierDe(c.req.valid('param').id);
    if (dossier === null) return inconnu(c);
    return c.body(enFlux(needs.objets.read(dossier.fichier)), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(dossier.resume.taille),
      'Content-Disposition': enPieceJointe(dossier.resume.nom),
      'Repr-Digest': `sha-256=:${Buffer.from(dossier.fichier.sha256, 'hex').toString('base64')}:`,
    });
  });
  return app;
}
