/** `GET /depots/:id/preuve`: everything that proves a deposit, as one archive that is checked without us. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import { abreger } from '../../../depot/cle.ts';
import { archiver } from '../../../preuve/archive.ts';
import type { Manque } from '../../../preuve/extrait.ts';
import { rassembler } from '../../../preuve/rassembler.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreErreur } from '../../erreur.ts';
import { retrouver } from '../../lecture/depot/dossier.ts';
import { depotDemande, inconnu } from './depot-demande.ts';
import { disposition, envoyer } from './telechargement.ts';

const PAS_ENCORE: Readonly<Record<Exclude<Manque, 'inconnu' | 'rompu'>, readonly [string, string]>> = {
  'sans-reponse': ['Ce dépôt n’a pas encore de réponse à prouver.', 'La vérification est en cours : revenez.'],
  'non-scelle': [
    'Les événements de ce dépôt ne sont pas encore scellés.',
    'Ils le sont toutes les cinq minutes : revenez.',
  ],
};

const ROMPUE = [
  'Des événements de ce dépôt ont été modifiés après avoir été écrits : la chaîne du journal est rompue, et cette archive ne prouverait rien.',
  'Prévenez l’exploitant : les événements sont à reprendre de la sauvegarde (docs/runbook.md, « Écarts d’audit »).',
] as const;

export function routesPreuve(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/', validator('param', depotDemande), async (c) => {
    const { scellement } = needs;
    const depotId = await retrouver(needs, c.req.valid('param').id);
    if (depotId === null) return inconnu(c);
    if (scellement === undefined)
      return repondreErreur(c, 501, 'Ce serveur ne scelle pas son journal.', 'Demandez la preuve à son exploitant.');
    const preuve = await rassembler({ ...needs, scellement }, depotId);
    if (preuve === 'inconnu') return inconnu(c);
    if (preuve === 'rompu') return repondreErreur(c, 500, ...ROMPUE);
    if (typeof preuve === 'string') return repondreErreur(c, 409, ...PAS_ENCORE[preuve]);
    return envoyer(c, archiver(preuve.pieces, preuve.jour), {
      'Content-Type': 'application/zip',
      'Content-Disposition': disposition('attachment', `preuve-${abreger(depotId)}.zip`),
    });
  });
  return app;
}
