/** One deposit: its page, its answer, its evidence. */
import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { validator } from 'hono/validator';
import { acquitEnClair } from '../../../acquit/en-clair.ts';
import { peut } from '../../../habilitation/qui.ts';
import { enMemoire } from '../../../platform/en-memoire.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { sobre } from '../../en-clair/sobre.ts';
import { introuvable, repondreErreur, veutUnePage } from '../../erreur.ts';
import { documentDuDossier } from '../../lecture/depot/document.ts';
import { pagesDuContenu, premierDeLaPage } from '../../pages/depot/contenu-du-flux.ts';
import { pageDepot } from '../../pages/depot/depot.ts';
import { dejaPurge, depotDemande, dossierDe, inconnu, pageDemandee } from './depot-demande.ts';
import { disposition, envoyer } from './telechargement.ts';

/** Bytes that an answer of ours holds, where there is another way: 6 MB of base64 in a Lambda. */
const REPONSE_MAX = 4_000_000;
/** Long enough to begin; whoever has the address needs no other right. */
const ADRESSE_SECONDES = 60;

/** The answer for people, where they ask for it; the PES_ACQUIT otherwise, for browsers too. */
const veutDuTexte = (c: Context): boolean =>
  c.req.query('format') === 'texte' ||
  accepts(c, { header: 'Accept', supports: ['application/xml', 'text/plain'], default: 'application/xml' }) ===
    'text/plain';

export function routesDepot(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/', validator('param', depotDemande), validator('query', pageDemandee), async (c) => {
    const { page } = c.req.valid('query');
    const dossier = await dossierDe(needs, c.req.valid('param').id, premierDeLaPage(page));
    if (dossier === null) return inconnu(c);
    const pages = dossier.verdict === null ? 1 : pagesDuContenu(dossier.verdict);
    if (page > pages) return introuvable(c, `Ce dépôt compte ${pages} page${pages > 1 ? 's' : ''}.`);
    return veutUnePage(c) ? c.render(pageDepot(dossier, page, c.get('qui'))) : c.json(documentDuDossier(dossier));
  });
  app.get('/acquit', validator('param', depotDemande), async (c) => {
    const dossier = await dossierDe(needs, c.req.valid('param').id);
    if (dossier === null) return inconnu(c);
    const purge = dejaPurge(c, dossier, 'acquit');
    if (purge !== null) return purge;
    const { acquit, verdict, events } = dossier;
    if (acquit === null)
      return repondreErreur(c, 404, 'La réponse n’est pas encore émise.', 'La vérification est en cours : revenez.');
    if (verdict !== null && veutDuTexte(c)) return c.text(acquitEnClair(events, verdict, sobre));
    const bytes = await enMemoire(needs.objets.read(acquit));
    return c.body(new Uint8Array(bytes), 200, { 'Content-Type': 'application/xml; charset=ISO-8859-1' });
  });
  app.get('/accuse-metier', validator('param', depotDemande), async (c) => {
    const dossier = await dossierDe(needs, c.req.valid('param').id);
    if (dossier === null) return inconnu(c);
    const purge = dejaPurge(c, dossier, 'acquit');
    if (purge !== null) return purge;
    if (dossier.accuseMetier === null)
      return repondreErreur(
        c,
        404,
        'Ce dépôt n’a pas d’accusé métier.',
        'Il n’en est émis que pour un fichier PCA accepté, une fois tous ses messages traités.',
      );
    const bytes = await enMemoire(needs.objets.read(dossier.accuseMetier));
    return c.body(new Uint8Array(bytes), 200, { 'Content-Type': 'application/xml; charset=ISO-8859-1' });
  });
  // The evidence, byte for byte: hostile content may be in it, so no browser shows it.
  app.get('/fichier', validator('param', depotDemande), async (c) => {
    const dossier = await dossierDe(needs, c.req.valid('param').id);
    if (dossier === null) return inconnu(c);
    const purge = dejaPurge(c, dossier, 'fichier');
    if (purge !== null) return purge;
    const qui = c.get('qui');
    // Debtors are named in it: whoever may not read their dossiers reads it no more than them.
    if (dossier.verdict?.pca !== undefined && (qui === null || !peut(qui, 'lire-dossiers')))
      return repondreErreur(
        c,
        403,
        'Ce fichier nomme des redevables : seuls le comptable et l’étude de leurs dossiers le lisent.',
        'Lisez sur la page du dépôt ce que chaque message est devenu.',
      );
    const { taille, nom } = dossier.resume;
    const jointe = disposition('attachment', nom);
    if (needs.adresseDe !== undefined && taille > REPONSE_MAX && c.req.method === 'GET')
      return c.redirect(await needs.adresseDe(dossier.fichier, ADRESSE_SECONDES, jointe), 303);
    return envoyer(c, needs.objets.read(dossier.fichier), {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(taille),
      'Content-Disposition': jointe,
      'Repr-Digest': `sha-256=:${Buffer.from(dossier.fichier.sha256, 'hex').toString('base64')}:`,
    });
  });
  return app;
}
