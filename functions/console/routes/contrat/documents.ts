/** What is downloaded of a contract: its documents, as far as each may read them, and its tables of routing. */
import { type Context, Hono } from 'hono';
import { type DonneesDuContrat, lireContrat } from '../../../../schemas/evenements/contrat.ts';
import type { Qui } from '../../../habilitation/qui.ts';
import { fluxContrat } from '../../../pca/flux.ts';
import { lireUnObjet } from '../../../pca/objets.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable } from '../../erreur.ts';
import { lireContratDe } from '../../lecture/contrat/contrat.ts';
import { disposition } from '../depot/telechargement.ts';
import { csvDesSecteurs } from './secteurs-csv.ts';

/** What confirms an account says where it is held: an étude reads its own, and those that it declared for the others. */
const dUneAutreEtude = (perimetre: Qui['perimetre'] | undefined, compte: DonneesDuContrat<'CompteDeclare'>): boolean =>
  perimetre?.type === 'etude' && ![compte.etude, compte.message.par.siret].includes(perimetre.siret);

/** What whoever asks may read of its documents. */
export async function documentsOuverts({ journal }: Pick<ConsoleNeeds, 'journal'>, c: Context, id: string) {
  const perimetre = c.get('qui')?.perimetre;
  return lireContrat((await journal.read(fluxContrat(id))).events).flatMap(({ data }) => {
    if ('document' in data) return [data.document];
    return 'confirmation' in data && !dUneAutreEtude(perimetre, data) ? [data.confirmation] : [];
  });
}

export function routesDocumentsDuContrat(needs: ConsoleNeeds): Hono {
  const app = new Hono();

  app.get('/:id/tables/:table', async (c) => {
    const nom = c.req.param('table');
    const lu = await lireContratDe(needs, c.req.param('id'));
    const table = lu?.tables.find((une) => une.table === nom);
    if (table === undefined)
      return introuvable(c, 'Aucune table d’affectation de ce contrat ne porte cette référence.');
    return c.body(csvDesSecteurs(table.lignes), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': disposition('attachment', `table-${nom}.csv`),
    });
  });

  app.get('/:id/documents/:sha256', async (c) => {
    const objets = await documentsOuverts(needs, c, c.req.param('id'));
    const objet = objets.find(({ sha256 }) => sha256 === c.req.param('sha256'));
    const contenu = objet === undefined ? null : await lireUnObjet(needs.objets, 'pca', objet);
    if (contenu === null) return introuvable(c, 'Aucun document de ce contrat ne porte cette empreinte.');
    return c.body(new Uint8Array(contenu), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': disposition('attachment', `contrat-${c.req.param('sha256').slice(0, 12)}`),
    });
  });
  return app;
}
