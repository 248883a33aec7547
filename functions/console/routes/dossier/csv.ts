/** `GET /dossiers.csv`: the list that the same search shows, whole. */
import { Hono } from 'hono';
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreErreur } from '../../erreur.ts';
import { dossiersEnCsv } from '../../lecture/dossier/dossiers-csv.ts';
import { disposition, envoyer } from '../depot/telechargement.ts';
import { lireRecherche } from './recherche-de-dossiers.ts';

export function routesDossiersCsv(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/', (c) => {
    const { filtre, erreurs } = lireRecherche((nom) => c.req.query(nom));
    const [premiere] = Object.values(erreurs);
    if (premiere !== undefined) return repondreErreur(c, 400, premiere, 'Corrigez ce critère.');
    const perimetre = c.get('qui')?.perimetre ?? { type: 'dossier', stream: '' };
    return envoyer(c, dossiersEnCsv(needs, perimetre, filtre), {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': disposition('attachment', `dossiers-${dateCivile(needs.horloge.now())}.csv`),
    });
  });
  return app;
}
