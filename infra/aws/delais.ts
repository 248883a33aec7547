import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Contexte } from './brique/contexte.ts';
import { Planifiee } from './brique/planifiee.ts';

/** What time alone does to the dossiers of the phase comminatoire (contract art. 7 to 13), and who is told of it. */
export class Delais extends Planifiee {
  constructor(scope: Construct, id: string, contexte: Contexte) {
    const { droits } = contexte;
    super(scope, id, contexte, {
      // Two would do no harm, and twice the work.
      ...{ nom: 'delais', delai: Duration.minutes(15), memoire: 1024, ensemble: 1 },
      // A term ends at midnight in Paris: the hour after, its phase is over.
      rendezVous: [{ chaque: Duration.hours(1) }],
      droits: [
        ...droits.ecrireTable('journal'),
        ...droits.lireTable('lectures'),
        ...droits.lireObjets('registre'),
        droits.envoyerCourriels(),
      ],
    });
  }
}
