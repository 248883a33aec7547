/** `POST /depots`: a file arrives; `GET /depots`: what became of all of them. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { lireCle } from '../../../depot/cle.ts';
import { recevoir } from '../../../depot/handler.ts';
import { type ConsoleNeeds, TAILLE_MAX } from '../../besoins.ts';
import { nombre } from '../../en-clair/nombre.ts';
import { repondreErreur, repondreRefus, veutUnePage } from '../../erreur.ts';
import { telQuel } from '../../garde/encodage.ts';
import { entree } from '../../garde/entree.ts';
import { attenteDe } from '../../lecture/accueil/attente.ts';
import { documentDuResume } from '../../lecture/depot/document.ts';
import { lireDossier } from '../../lecture/depot/dossier.ts';
import { LISTE_VIDE, listerDepots } from '../../lecture/depot/liste.ts';
import { pageDepots } from '../../pages/depot/depots.ts';
import { cleDemandee } from './deposant-demande.ts';
import { lireRecherche } from './recherche-demandee.ts';

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
    z.strictObject({ etude: z.string(), nom: z.string() }),
  ]),
  'Le dépôt doit dire qui dépose et sous quel nom de fichier.',
  'Appelez POST /depots?siret=<SIRET à 14 chiffres>&nom=<nom du fichier>, ou, pour un poste comptable, POST /depots?codique=<codique>&nom=<nom du fichier>, pour une étude, POST /depots?etude=<SIRET>&nom=<nom du fichier>, le fichier étant le corps de la demande.',
);

const place = z.string().max(400).optional();
const pageDemandee = entree(
  z.object({ max: z.coerce.number().int().min(1).max(500).optional(), avant: place, apres: place }),
  'La page de la liste demandée est illisible.',
  '« max » est un nombre de 1 à 500 ; « avant » et « apres » sont ceux que donne une autre page.',
);
/** Deposits of one answer: people scroll less than programs. */
const PAR_PAGE = 25;
const PAR_DOCUMENT = 50;

/** Whoever sends a file again wants to know what it became, not that it is being verified. */
async function dejaDepose(needs: ConsoleNeeds, depotId: string) {
  const dossier = await lireDossier(needs, depotId);
  if (dossier === null) return { dejaDepose: true };
  const { etat, phrase } = documentDuResume(dossier.resume);
  return { dejaDepose: true, etat, phrase };
}

export function routesDepots(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/', validator('query', pageDemandee), async (c) => {
    const enPage = veutUnePage(c);
    const { max = enPage ? PAR_PAGE : PAR_DOCUMENT, avant, apres } = c.req.valid('query');
    const { saisie, filtre, erreurs } = lireRecherche((nom) => c.req.query(nom));
    const [premiere] = Object.values(erreurs);
    if (premiere !== undefined && !enPage) return repondreErreur(c, 400, premiere, 'Corrigez ce critère.');
    const qui = c.get('qui');
    const liste =
      qui === null || premiere !== undefined
        ? LISTE_VIDE
        : await listerDepots(needs, qui.perimetre, { ...filtre, max, avant, apres });
    const { depots, suivant, precedent } = liste;
    if (!enPage) return c.json({ depots: depots.map(documentDuResume), suivant, precedent });
    const attente = qui?.perimetre.type === 'tout' ? await attenteDe(needs) : null;
    const premierePage = avant === undefined && apres === undefined;
    const role = qui?.acteur.role ?? 'administrateur';
    return c.render(
      pageDepots({ liste, saisie, erreurs, attente, premierePage, role }),
      premiere === undefined ? 200 : 400,
    );
  });
  app.post('/', telQuel, validator('query', depotDemande), async (c) => {
    const demande = c.req.valid('query');
    const key = cleDemandee(demande);
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
