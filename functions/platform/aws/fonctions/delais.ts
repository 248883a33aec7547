/** What time alone does to the dossiers of the phase comminatoire; what one run leaves, the next one does. */
import type { Context } from 'aws-lambda';
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import { besoinsDesDelais } from '../../../console/lecture/delais/besoins.ts';
import { tenirLesDelais } from '../../../pca/echeance/tenir-les-delais.ts';
import { log, tache } from './journalisation.ts';
import { plateforme } from './plateforme.ts';

/** A lot takes less. */
const RESERVE_MS = 60_000;

export const handler = (evenement: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<void> =>
  tache(async () => {
    const encore = () => context.getRemainingTimeInMillis() > RESERVE_MS;
    const jour = dateCivile(plateforme.horloge.now());
    const delais = await tenirLesDelais({ ...besoinsDesDelais(plateforme), encore })(jour);
    if (Object.values(delais).some((combien) => combien > 0)) log.info('délais tenus', { jour, ...delais });
  })(evenement);
