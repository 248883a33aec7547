import type { Duration } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Contexte } from './contexte.ts';
import { FileAttente } from './file.ts';
import { Fonction, type FonctionProps } from './fonction.ts';

export interface EtapeProps extends FonctionProps {
  /** Its queue: one that exists already, or the name of a new one. */
  readonly file: FileAttente | string;
  /** Messages handed over at once. */
  readonly lot: number;
  /** Copies of the function at once: by the queue's reader, for a function's own limit would burn receptions. */
  readonly concurrence: number;
  /** An older message than that wakes somebody. */
  readonly attente: Duration;
}

/** A step: a queue, its dead letters, the function that reads it, and the alarms on all three. */
export class Etape extends Construct {
  readonly file: FileAttente;
  readonly fonction: Fonction;

  constructor(scope: Construct, id: string, contexte: Contexte, props: EtapeProps) {
    super(scope, id);
    const { stage, socle, alertes, droits } = contexte;
    const { file, lot, concurrence, attente, delai } = props;
    this.file =
      typeof file === 'string'
        ? new FileAttente(this, 'Attente', { stage, nom: file, key: socle.cles.files, delai })
        : file;
    this.fonction = new Fonction(this, id, contexte, {
      ...props,
      droits: [...props.droits, ...droits.lireFile(this.file.nom)],
    });
    new EventSourceMapping(this, 'Lecture', {
      target: this.fonction.lambda,
      eventSourceArn: this.file.queue.queueArn,
      batchSize: lot,
      maxConcurrency: concurrence,
      reportBatchItemFailures: true,
    }).node.addDependency(this.fonction.role);
    alertes.surveiller(id, this.file, attente);
  }
}
