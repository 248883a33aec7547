import { Duration } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { QUEUE_VERIFIER, QUEUE_VERIFIER_GROS } from '../../schemas/messages/depot.ts';
import type { Contexte } from './brique/contexte.ts';
import { Etape } from './brique/etape.ts';

/** 100 MB take some seconds of a whole processor: the rest is for what may be slow around it. */
const DELAI = Duration.minutes(5);
/** MB: one whole processor. The reader's memory does not grow with the file. */
const UN_PROCESSEUR = 1769;

/** One verdict for each deposit, and its answer: two queues, so that the large files of month's end starve no one. */
export class Verification extends Construct {
  readonly etapes: readonly Etape[];

  constructor(scope: Construct, id: string, contexte: Contexte) {
    super(scope, id);
    const { stage, droits } = contexte;
    const secret = stage.connexion?.secret ?? null;
    const etape = (sienne: string, file: string, concurrence: number, attente: Duration) =>
      new Etape(this, sienne, contexte, {
        ...{ nom: 'verifier', file, concurrence, attente, delai: DELAI, memoire: UN_PROCESSEUR },
        lot: 1,
        environnement: secret === null ? {} : { PASSERELLE_SECRET: secret },
        droits: [
          ...droits.ecrireTable('journal'),
          ...droits.lireObjets('depot'),
          ...droits.creerObjets('verdicts'),
          ...droits.creerObjets('acquits'),
          ...droits.lireObjets('confiance'),
          ...(secret === null ? [] : this.traiterLaPca(contexte, secret)),
        ],
      });
    this.etapes = [
      etape('Verifier', QUEUE_VERIFIER, stage.concurrence.verifier, Duration.minutes(5)),
      etape('VerifierGros', QUEUE_VERIFIER_GROS, stage.concurrence.gros, Duration.minutes(30)),
    ];
  }
  /** The messages of a PCA file become dossiers, whose persons are objects under keyed names; a statement is about known ones. */
  private traiterLaPca({ droits }: Contexte, secret: string): PolicyStatement[] {
    return [
      droits.lireSecret(secret),
      ...droits.creerObjets('pca'),
      ...droits.creerObjets('amendes'),
      ...droits.lireTable('lectures'),
    ];
  }
}
