import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Contexte } from './brique/contexte.ts';
import { Planifiee } from './brique/planifiee.ts';

/** No deposit is lost: the store against the journal, and the journal against all that stands beside it, every hour. */
export class Rapprochement extends Planifiee {
  constructor(scope: Construct, id: string, contexte: Contexte) {
    const { droits } = contexte;
    super(scope, id, contexte, {
      ...{ nom: 'rapprocher', delai: Duration.minutes(15), memoire: 512, ensemble: 1 },
      rendezVous: [{ chaque: Duration.hours(1) }],
      droits: [
        ...droits.listerVersions('depot'),
        ...droits.lireObjets('depot'),
        ...droits.lireObjets('verdicts'),
        ...droits.lireObjets('acquits'),
        ...droits.lireObjets('preuves'),
        ...droits.listerVersions('verdicts'),
        ...droits.listerVersions('acquits'),
        ...droits.listerVersions('preuves'),
        ...droits.ecrireTable('journal'),
        ...droits.ecrireTable('lectures'),
      ],
    });
  }
}
