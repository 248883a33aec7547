import { Duration, Stack, Stage } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Alertes } from './alertes.ts';
import { Depot } from './depot.ts';
import { FileAttente } from './file.ts';
import { Journal } from './journal.ts';
import type { StageConfig } from './stages.ts';

/**
 * The diagram, one line a step:
 *
 *   ordonnateur ─► Depot ─► Arrivees ─┄► (verification, acquit, mise à disposition: not deployed yet) ─┄► Journal
 *                              └─► Alertes
 *
 * Socle is what must survive: the evidence, the journal, and the arrivals, which nothing could announce again.
 * Flux is what may be destroyed and deployed anew.
 */
export class Pipeline extends Stage {
  constructor(scope: Construct, stage: StageConfig) {
    super(scope, stage.name, { env: { region: stage.region } });
    const socle = new Stack(this, 'Socle', { terminationProtection: stage.protection });
    const flux = new Stack(this, 'Flux');

    // Six times the five minutes that the verification of the largest file may take.
    const arrivees = new FileAttente(socle, 'Arrivees', { stage, lease: Duration.minutes(30) });
    new Depot(socle, 'Depot', { stage, arrivees });
    new Journal(socle, 'Journal', { stage });
    new Alertes(flux, 'Alertes').surveiller(arrivees, 'Lettres mortes des arrivées');
  }
}
