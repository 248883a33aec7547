import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Contexte } from './brique/contexte.ts';
import { Planifiee } from './brique/planifiee.ts';

/** What has come to its term leaves, once its lock has ended: the only hand that erases a document. */
export class Retention extends Planifiee {
  constructor(scope: Construct, id: string, contexte: Contexte) {
    const { droits } = contexte;
    super(scope, id, contexte, {
      ...{ nom: 'conserver', delai: Duration.minutes(15), memoire: 512, ensemble: 1 },
      // The deposits of a whole exercice come to their term on one day: more than one run does.
      rendezVous: [{ chaque: Duration.hours(1) }],
      droits: [
        ...droits.ecrireTable('journal'),
        ...droits.effacerVersions('depot'),
        ...droits.effacerVersions('verdicts'),
        ...droits.effacerVersions('acquits'),
        ...droits.effacerVersions('registre'),
        ...droits.effacerVersions('pca'),
        ...droits.effacerVersions('amendes'),
        ...droits.listerVersions('verdicts'),
        ...droits.listerVersions('acquits'),
        ...droits.listerVersions('pca'),
        ...droits.listerVersions('amendes'),
        ...droits.creerObjets('preuves'),
      ],
    });
  }
}
