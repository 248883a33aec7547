import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { Contexte } from './contexte.ts';
import { admettreSansLettresMortes } from './derogations.ts';
import { LettresMortes } from './file.ts';
import { Fonction, type FonctionProps } from './fonction.ts';

export interface PlanifieeProps extends FonctionProps {
  /** How often, and what it is then told. */
  readonly rendezVous: readonly { readonly chaque: Duration; readonly demande?: Readonly<Record<string, string>> }[];
}

/** Calls missed in a row before somebody is woken. */
const MANQUES = 3;

/** A task at fixed times. A call that EventBridge could not make is kept; one that failed is made again next time. */
export class Planifiee extends Construct {
  readonly fonction: Fonction;

  constructor(scope: Construct, id: string, contexte: Contexte, props: PlanifieeProps) {
    super(scope, id);
    const { stage, socle, alertes } = contexte;
    const { rendezVous, nom, delai } = props;
    this.fonction = new Fonction(this, id, contexte, props);
    // Its schedule is its retry.
    this.fonction.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: delai });
    const deadLetterQueue = new LettresMortes(this, 'Appels', { stage, nom: `appels-${nom}`, key: socle.cles.files });
    admettreSansLettresMortes(deadLetterQueue, 'It holds what EventBridge could not call: it is dead letters itself.');
    for (const [rang, { chaque, demande = {} }] of rendezVous.entries())
      new Rule(this, `RendezVous${rang}`, {
        description: `Passerelle ${stage.name}: ${nom}`,
        schedule: Schedule.rate(chaque),
        targets: [
          new LambdaFunction(this.fonction.lambda, {
            event: RuleTargetInput.fromObject(demande),
            deadLetterQueue,
            retryAttempts: 2,
            maxEventAge: chaque,
          }),
        ],
      });
    alertes.surveillerLettresMortes(id, deadLetterQueue, 'Appel planifié perdu');
    this.veiller(id, contexte, props);
  }

  /** That it runs, which no fault of its own would tell; and that none of its calls was dropped before it began. */
  private veiller(id: string, { alertes }: Contexte, { rendezVous }: PlanifieeProps): void {
    const chaque = Math.min(...rendezVous.map((un) => un.chaque.toSeconds()));
    const { lambda } = this.fonction;
    alertes.sonnerAuSilence(`${id}Arretee`, {
      titre: 'Tâche planifiée arrêtée',
      metric: lambda.metricInvocations({ period: Duration.seconds(MANQUES * chaque), statistic: 'Sum' }),
    });
    alertes.sonner(`${id}Abandonnee`, {
      titre: 'Appel planifié perdu',
      metric: lambda.metric('AsyncEventsDropped', { period: alertes.periode, statistic: 'Sum' }),
      seuil: 0,
    });
  }
}
