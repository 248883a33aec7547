import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Contexte } from './brique/contexte.ts';
import { Planifiee } from './brique/planifiee.ts';

/** The journal is sealed, and what its verdicts rest on is kept while the trust store still has it. */
export class Preuve extends Planifiee {
  constructor(scope: Construct, id: string, contexte: Contexte) {
    const { stage, droits } = contexte;
    super(scope, id, contexte, {
      // Two would do no harm, and twice the work.
      ...{ nom: 'sceller', delai: Duration.minutes(5), memoire: 1024, ensemble: 1 },
      rendezVous: [{ chaque: Duration.minutes(5) }],
      environnement: stage.horodatage === null ? {} : { PASSERELLE_HORODATAGE: stage.horodatage },
      droits: [
        ...droits.ecrireTable('journal'),
        ...droits.lireObjets('verdicts'),
        ...droits.lireObjets('confiance'),
        ...droits.creerObjets('preuves'),
      ],
    });
  }
}
