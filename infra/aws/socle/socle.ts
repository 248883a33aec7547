import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { FileAttente } from '../brique/file.ts';
import { arnDeCompartiment, arnDuRoleConsole, type NomDeCompartiment } from '../noms.ts';
import type { StageConfig } from '../stages.ts';
import { Annonces } from './annonces.ts';
import { Cles } from './cles.ts';
import { Compartiment } from './compartiment.ts';
import { Journal } from './journal.ts';
import { JournauxAcces } from './journaux-acces.ts';
import { Lectures } from './lectures.ts';
import { refusSurUnDepot } from './refus.ts';

/** Timeout of the function that reads the arrivals: it may have to read a large file to know its digest. */
export const DELAI_DE_RECEPTION = Duration.minutes(1);

/** What must survive: the evidence, the journal, their keys; and the arrivals, which the depot announces itself to. */
export class Socle extends Stack {
  readonly cles: Cles;
  readonly journal: Journal;
  readonly lectures: Lectures;
  readonly arrivees: FileAttente;

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id, { terminationProtection: stage.protection });
    this.cles = new Cles(this, 'Cles', stage);
    const { cles } = this;
    this.arrivees = new FileAttente(this, 'Arrivees', {
      ...{ stage, nom: 'arrivees', key: cles.files },
      delai: DELAI_DE_RECEPTION,
    });
    this.ranger(stage);
    this.journal = new Journal(this, 'Journal', { stage, key: cles.journal });
    this.lectures = new Lectures(this, 'Lectures', { stage, key: cles.journal });
  }

  private ranger(stage: StageConfig): void {
    const { cles, arrivees } = this;
    const journaux = new JournauxAcces(this, 'JournauxAcces', stage);
    const bucketArn = arnDeCompartiment(this, stage, 'depot');
    const annoncable = arrivees.accepterAnnonces({ bucketArn, account: this.account });
    const compartiment = (id: string, nom: NomDeCompartiment, key = cles.reponses, preuve = true) =>
      new Compartiment(this, id, { stage, nom, key, journaux, preuve });
    const depot = new Compartiment(this, 'Depot', {
      ...{ stage, nom: 'depot', key: cles.depot, journaux, preuve: true },
      comptoir: arnDuRoleConsole(this, stage),
    });
    for (const refus of refusSurUnDepot(depot)) depot.addToResourcePolicy(refus);
    depot.with(new Annonces(arrivees.queue.queueArn, annoncable));
    compartiment('Verdicts', 'verdicts');
    compartiment('Acquits', 'acquits');
    compartiment('Preuves', 'preuves', cles.preuves);
    // A CRL that has been replaced leaves; its version stays.
    compartiment('Confiance', 'confiance', cles.preuves, false);
    // Names of persons: they must be able to leave before any lock would end.
    compartiment('Registre', 'registre', cles.registre, false);
    compartiment('Pca', 'pca', cles.pca, false);
    compartiment('Amendes', 'amendes', cles.amendes, false);
    new CfnOutput(this, 'CompartimentDepot', { value: depot.bucketName, description: 'Où déposer' });
  }
}
