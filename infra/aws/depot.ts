import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Contexte } from './brique/contexte.ts';
import { Etape } from './brique/etape.ts';
import { DELAI_DE_RECEPTION } from './socle/socle.ts';

/** A file has arrived: the bucket says so, and the journal knows it at once. */
export class Depot extends Etape {
  constructor(scope: Construct, id: string, contexte: Contexte) {
    const { socle, droits } = contexte;
    super(scope, id, contexte, {
      nom: 'recevoir',
      file: socle.arrivees,
      lot: 10,
      concurrence: 20,
      attente: Duration.minutes(5),
      delai: DELAI_DE_RECEPTION,
      memoire: 512,
      droits: [...droits.ecrireTable('journal'), ...droits.lireObjets('depot')],
    });
  }
}
