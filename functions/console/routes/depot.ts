/** One deposit: its page, its answer, its evidence. */
import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { validator } from 'hono/validator';
import { acquitEnClair } from '../../acquit/en-clair.ts';
import { enMemoire } from '../../platform/en-memoire.ts';
import type { ConsoleNeeds } from '../besoins.ts';
import { sobre } from '../en-clair/sobre.ts';
import { repondreErreur, veutUnePage } from '../erreur.ts';
import { documentDuDossier } from '../lecture/document.ts';
import { pageDepot } from '../pages/depot.ts';
import { depotDemande, dossierDe, inconnu } from './depot-demande.ts';
import { disposition, envoyer } from './telechargement.ts';

/** The answer for people, where they ask for it; the PES_ACQUIT otherwise, for browsers too. */
const veutDuTexte = (c: Context): boolean =>
  c.req.query('format') === 'texte' ||
  accepts(c, { header: 'Accept', supports: ['application/xml', 'text/plain'], default: 'application/xml' }) ===
    'text/plain';

export function routesDepot(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/', validator('param', depotDemande), async (c) => {
    const dossier = await dossierDe(needs, c.req.valid('param').id);
    if (dossier === null) return inconnu(c);
    return veutUnePage(c) ? c.html(pageDepot(dossier)) : c.json(documentDuDossier(dossier));
  });
  app.get('/acquit', validator('param', depotDemande), async (c) => {
    const dossier = await dossierDe(needs, c.req.valid('param').id);
    if (dossier === null) return inconnu(c);
    const { acquit, verdict, events } = dossier;
    if (acquit === null || verdict === null)
      return repondreErreur(c, 404, 'La réponse n’est pas encore émise.', 'La vérification est en cours : revenez.');
    if (veutDuTexte(c)) return c.text(acquitEnClair(events, verdict, sobre));
    const bytes = await enMemoire(needs.objets.read(acquit));
    return c.body(new Uint8Array(bytes), 200, { 'Content-Type': 'application/xml; charset=ISO-8859-1' });
  });
  // The evidence, byte for byte: hostile content may be in it, so no browser shows it.
  app.get('/fichier', validator('param', depotDemande), async (c) => {
    const dossier = await dossierDe(needs, c.req.valid('param').id);
    if (dossier === null) return inconnu(c);
    return envoyer(c, needs.objets.read(dossier.fichier), {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(dossier.resume.taille),
      'Content-Disposition': disposition('attachment', dossier.resume.nom),
      'Repr-Digest': `sha-256=:${Buffer.from(dossier.fichier.sha256, 'hex').toString('base64')}:`,
    });
  });
  return app;
}
