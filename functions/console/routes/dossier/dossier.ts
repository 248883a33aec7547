/** One dossier: its page or its document, its printable diligences, and the documents that its events name. */
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { empreinteSchema } from '../../../../schemas/evenements/identifiants.ts';
import { DEBUT, genreDuContenu } from '../../../format/pj/genre.ts';
import { peut } from '../../../habilitation/qui.ts';
import type { NomDeDossier } from '../../../pca/besoins.ts';
import { compartimentDe, lireUnObjet } from '../../../pca/objets.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable, veutUnePage } from '../../erreur.ts';
import { cleDeDossierSchema } from '../../garde/cible-du-dossier.ts';
import { entree } from '../../garde/entree.ts';
import { demandeEnClair } from '../../lecture/dossier/demande-en-clair.ts';
import { documentDuDossier } from '../../lecture/dossier/document-du-dossier.ts';
import { documentsDe } from '../../lecture/dossier/documents.ts';
import { montrerLeDossier } from '../../lecture/dossier/dossier-montre.ts';
import { actesPossibles } from '../../pages/dossier/actes-possibles.ts';
import { diligences } from '../../pages/dossier/diligences.ts';
import { pageDossier } from '../../pages/dossier/dossier.ts';
import { disposition } from '../depot/telechargement.ts';
import { routesDesActes } from './actes.ts';
import { dossierDemande, inconnu } from './dossier-demande.ts';
import { routesDuPapier } from './papier.ts';
import { lectureParLEtude } from './premiere-lecture.ts';

const objetDemande = entree(
  cleDeDossierSchema.extend({ sha256: empreinteSchema }),
  'L’adresse de ce document est incorrecte.',
  'Elle finit par son empreinte SHA-256, de 64 caractères.',
);

const faitsDemandes = entree(
  z.object({ avant: z.coerce.number().int().positive().optional() }),
  'La page de la chronologie est illisible.',
  '« avant » est le numéro d’un fait, celui que donne le lien vers les faits précédents.',
);

/** No script, no form, whatever the document holds. */
const BAC_A_SABLE = "sandbox; frame-ancestors 'none'";

/** By its own first bytes: what was kept is one of these, or a text of ours. */
function typeDe(contenu: Buffer): readonly [type: string, extension: string] {
  switch (genreDuContenu(contenu.subarray(0, DEBUT))) {
    case 'pdf':
      return ['application/pdf', '.pdf'];
    case 'jpeg':
      return ['image/jpeg', '.jpg'];
    case 'png':
      return ['image/png', '.png'];
    case 'xml':
      return ['application/xml', '.xml'];
    default:
      return contenu[0] === 0x7b ? ['application/json', '.json'] : ['application/octet-stream', '.bin'];
  }
}

async function montrer(needs: ConsoleNeeds, c: Context, nom: NomDeDossier, avant: number | null) {
  const [montre, qui] = [await montrerLeDossier(needs, nom), c.get('qui')];
  if (montre === null || qui === null) return inconnu(c);
  const demande = await demandeEnClair(needs, montre);
  const possibles = actesPossibles(montre, qui);
  if (veutUnePage(c))
    return c.render(pageDossier({ montre, demande, possibles, confie: peut(qui, 'confier-dossier'), avant }));
  return c.json(
    documentDuDossier(
      montre,
      demande,
      possibles.map(({ chemin }) => chemin),
    ),
  );
}

async function ouvrir(needs: ConsoleNeeds, c: Context, { sha256, ...nom }: NomDeDossier & { readonly sha256: string }) {
  const montre = await montrerLeDossier(needs, nom);
  if (montre === null) return inconnu(c);
  const document = documentsDe(montre.events).find(({ objet }) => objet.sha256 === sha256);
  const contenu =
    document === undefined
      ? null
      : await lireUnObjet(needs.objets, compartimentDe(montre.demande.nature), document.objet);
  if (contenu === null) return introuvable(c, 'Aucun document de cette empreinte n’est conservé pour ce dossier.');
  const [type, extension] = typeDe(contenu);
  return c.body(new Uint8Array(contenu), 200, {
    'Content-Type': type,
    'Content-Disposition': disposition('attachment', `document-${sha256.slice(0, 12)}${extension}`),
    'Content-Security-Policy': BAC_A_SABLE,
  });
}

export function routesDossier(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', dossierDemande);
  const lu = lectureParLEtude(needs);
  app.get('/', param, validator('query', faitsDemandes), lu, (c) =>
    montrer(needs, c, c.req.valid('param'), c.req.valid('query').avant ?? null),
  );
  app.get('/diligences', param, lu, async (c) => {
    const montre = await montrerLeDossier(needs, c.req.valid('param'));
    if (montre === null) return inconnu(c);
    return c.html(diligences(montre, await demandeEnClair(needs, montre), needs.horloge.now()));
  });
  app.get('/objets/:sha256', validator('param', objetDemande), lu, (c) => ouvrir(needs, c, c.req.valid('param')));
  app.route('/actes/:acte', routesDesActes(needs));
  app.route('/', routesDuPapier(needs));
  return app;
}
