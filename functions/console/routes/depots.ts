/** `POST /depots`: a file arrives; `GET /depots`: what became of all of them. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { cleDe, lireCle } from '../../depot/cle.ts';
import { recevoir } from '../../depot/handler.ts';
import { type ConsoleNeeds, TAILLE_MAX } from '../besoins.ts';
import { nombre } from '../en-clair/nombre.ts';
import { repondreErreur, repondreRefus, veutUnePage } from '../erreur.ts';
import { entree } from '../garde/entree.ts';
import { documentDuResume } from '../lecture/document.ts';
import { lireDossier } from '../lecture/dossier.ts';
import { listerDepots } from '../lecture/liste.ts';
import { pageDepots } from '../pages/depots.ts';

class TropGros extends Error {}

/** Counts what passes: the length that a sender announces proves nothing. */
async function* borner(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let taille = 0;
  for await (const morceau of content) {
    taille += morceau.length;
    if (taille > TAILLE_MAX) throw new TropGros();
    yield morceau;
  }
}

const depotDemande = entree(
  z.union([
    z.strictObject({ siret: z.string(), nom: z.string() }),
    z.strictObject({ codique: z.string(), nom: z.string() }),
  ]),
  'Le dépôt doit dire qui dépose et sous quel nom de fichier.',
  'Appelez POST /depots?siret=<SIRET à 14 chiffres>&nom=<nom du fichier>, ou, pour un poste comptable, POST /depots?codique=<codique>&nom=<nom du fichier>, le fichier étant le corps de la demande.',
);

export const listeDemandee = entree(
  z.object({ max: z.coerce.number().int().min(1).max(500).default(50), avant: z.string().max(200).optional() }),
  'La page de la liste demandée est illisible.',
  '« max » est un nombre de 1 à 500 ; « avant » est celui que donne la page précédente.',
);

/** Whoever sends a file again wants to know what it became, not that it is being verified. */
async function dejaDepose(needs: ConsoleNeeds, depotId: string) {
  const dossier = await lireDossier(needs, depotId);
  if (dossier === null) return { dejaDepose: true };
  const { etat, phrase } = documentDuResume(dossier.resume);
  return { dejaDepose: true, etat, phrase };
}

export function routesDepots(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/', validator('query', listeDemandee), async (c) => {
    const liste = await listerDepots(needs, c.req.valid('query'));
    if (veutUnePage(c)) return c.render(pageDepots(liste));
    return c.json({ depots: liste.depots.map(documentDuResume), suivant: liste.suivant });
  });
  app.post('/', validator('query', depotDemande), async (c) => {
    const demande = c.req.valid('query');
    const { nom } = demande;
    const key =
      'codique' in demande ? cleDe('comptables', demande.codique, nom) : cleDe('ordonnateurs', demande.siret, nom);
    const cle = lireCle(key);
    if (!cle.ok) return repondreRefus(c, cle.refus);
    const tropGros = () =>
      repondreErreur(
        c,
        413,
        `Le fichier dépasse la taille admise de ${nombre(TAILLE_MAX)} octets.`,
        'Répartissez les bordereaux ou les pièces justificatives en plusieurs fichiers.',
      );
    if (Number(c.req.header('content-length') ?? 0) > TAILLE_MAX) return tropGros();
    try {
      const { ref, sha256, size } = await needs.objets.put('depot', key, borner(c.req.raw.body ?? new Blob().stream()));
      const recu = await recevoir(needs)({ ...ref, sha256, size });
      if (!recu.ok) return repondreRefus(c, recu.refus);
      const { accuse } = recu;
      c.header('Location', `/depots/${accuse.depotId}`);
      if (!recu.dejaDepose) return c.json(accuse, 201);
      return c.json({ ...accuse, ...(await dejaDepose(needs, accuse.depotId)) }, 200);
    } catch (erreur) {
      if (erreur instanceof TropGros) return tropGros();
      // Whoever hung up has nothing to be told, and it is no fault of ours: nothing was kept.
      if (c.req.raw.signal.aborted) return c.body(null, 400);
      throw erreur;
    }
  });
  return app;
}
