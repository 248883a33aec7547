import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Contexte } from './brique/contexte.ts';
import { Planifiee } from './brique/planifiee.ts';

/** Whom we believe, kept up to date: one hand at a time on the store. */
export class Confiance extends Planifiee {
  constructor(scope: Construct, id: string, contexte: Contexte) {
    const { droits } = contexte;
    super(scope, id, contexte, {
      ...{ nom: 'rafraichir', delai: Duration.minutes(15), memoire: 1769, ensemble: 1 },
      // CRLs are mostly published once a day.
      rendezVous: [{ chaque: Duration.hours(4) }],
      droits: [...droits.creerObjets('confiance'), ...droits.retirerObjets('confiance')],
    });
  }
}
