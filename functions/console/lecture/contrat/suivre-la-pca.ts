/** The read models of contracts, reversements and statements, made anew from the streams that moved. One writer at a time. */
import { lireContrat } from '../../../../schemas/evenements/contrat.ts';
import { lireEtat } from '../../../../schemas/evenements/pca-etat.ts';
import { lireReversement } from '../../../../schemas/evenements/pca-reversement.ts';
import type { Evenement } from '../../../journal/evenement.ts';
import type { EcritureDeLecture, Journal, Lectures } from '../../../platform/ports.ts';
import { indexDeLEtat } from '../etat/etats-connus.ts';
import { Lots } from '../lots.ts';
import { indexDuReversement } from '../reversement/reversements-connus.ts';
import { indexDuContrat } from './contrats-connus.ts';
import { suivreLesDossiers } from './suivis.ts';

const INDEX: Readonly<Record<string, (events: readonly Evenement[]) => readonly EcritureDeLecture[]>> = {
  contrat: (events) => indexDuContrat(lireContrat(events)),
  reversement: (events) => indexDuReversement(lireReversement(events)),
  etat: (events) => indexDeLEtat(lireEtat(events)),
};

const familleDe = (stream: string): string => stream.slice(0, stream.indexOf('/'));

export const estDeLaPca = (stream: string): boolean => /^(?:contrat|reversement|etat|dossier)\//.test(stream);

/** `streams`: those that moved, each once; what they hold now is what is shown. */
export async function suivreLaPca(
  needs: { readonly journal: Pick<Journal, 'read'>; readonly lectures: Lectures },
  streams: readonly string[],
): Promise<void> {
  const lots = new Lots(needs.lectures);
  for (const stream of streams) {
    const indexer = INDEX[familleDe(stream)];
    if (indexer === undefined) continue;
    for (const place of indexer((await needs.journal.read(stream)).events)) await lots.ajouter([place]);
  }
  await lots.ecrire();
  await suivreLesDossiers(
    needs,
    streams.filter((stream) => familleDe(stream) === 'dossier'),
  );
}
