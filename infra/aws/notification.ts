import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Contexte } from './brique/contexte.ts';
import { Planifiee } from './brique/planifiee.ts';

/** Art. 6: whoever is suspended is told; until he is, paper is not due. */
export class Notification extends Planifiee {
  constructor(scope: Construct, id: string, contexte: Contexte) {
    const { droits } = contexte;
    super(scope, id, contexte, {
      // Two would send the same mail twice.
      ...{ nom: 'notifier', delai: Duration.minutes(2), memoire: 512, ensemble: 1 },
      rendezVous: [{ chaque: Duration.minutes(5) }],
      droits: [
        ...droits.ecrireTable('journal'),
        ...droits.lireTable('lectures'),
        ...droits.creerObjets('registre'),
        droits.envoyerCourriels(),
      ],
    });
  }
}
