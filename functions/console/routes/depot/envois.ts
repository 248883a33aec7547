/** `POST /depots/envois`: where to send a file that is too long to come through us; its arrival makes the deposit. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { empreinteSchema } from '../../../../schemas/evenements/identifiants.ts';
import { lireCle } from '../../../depot/cle.ts';
import { type ConsoleNeeds, TAILLE_MAX } from '../../besoins.ts';
import { nombre } from '../../en-clair/nombre.ts';
import { repondreErreur, repondreRefus } from '../../erreur.ts';
import { commandeBreve, entree } from '../../garde/entree.ts';
import { cleDemandee } from './deposant-demande.ts';

/** Time to send 100 MB over a slow line; whoever has the address needs no other right. */
const ENVOI_SECONDES = 900;

const envoiDemande = entree(
  z.union([
    z.strictObject({ siret: z.string(), nom: z.string() }),
    z.strictObject({ codique: z.string(), nom: z.string() }),
    z.strictObject({ etude: z.string(), nom: z.string() }),
  ]),
  'L’envoi doit dire qui dépose et sous quel nom de fichier.',
  'Appelez POST /depots/envois?siret=<SIRET à 14 chiffres>&nom=<nom du fichier>, ou, pour un poste comptable, POST /depots/envois?codique=<codique>&nom=<nom du fichier>, pour une étude, POST /depots/envois?etude=<SIRET>&nom=<nom du fichier>.',
);
const fichierAnnonce = entree(
  z.object({ taille: z.int().min(1), sha256: empreinteSchema }),
  'L’envoi doit dire la taille du fichier et son empreinte.',
  'Envoyez {"taille": <octets>, "sha256": "<64 caractères hexadécimaux>"}.',
);

export function routesEnvois({ presigner, horloge }: ConsoleNeeds): Hono {
  const app = new Hono();
  const [query, json] = [validator('query', envoiDemande), validator('json', fichierAnnonce)];
  app.post('/', commandeBreve, query, json, async (c) => {
    const [demande, fichier] = [c.req.valid('query'), c.req.valid('json')];
    const key = cleDemandee(demande);
    const cle = lireCle(key);
    if (!cle.ok) return repondreRefus(c, cle.refus);
    if (fichier.taille > TAILLE_MAX)
      return repondreErreur(
        c,
        413,
        `Le fichier dépasse la taille admise de ${nombre(TAILLE_MAX)} octets.`,
        'Répartissez les bordereaux ou les pièces justificatives en plusieurs fichiers.',
      );
    if (presigner === undefined)
      return repondreErreur(
        c,
        501,
        'Ce serveur reçoit lui-même tous les fichiers : il ne donne pas d’adresse d’envoi.',
        `Envoyez le fichier par POST /depots, qui l’admet jusqu’à ${nombre(TAILLE_MAX)} octets.`,
      );
    const expireLe = new Date(Date.parse(horloge.now()) + ENVOI_SECONDES * 1000).toISOString();
    const { url, entetes } = await presigner(key, fichier, ENVOI_SECONDES);
    return c.json({ url, methode: 'PUT', entetes, expireLe, cle: key }, 201);
  });
  return app;
}
