import { Duration } from 'aws-cdk-lib';
import { AlarmStatusWidget, Dashboard, GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Contexte } from './brique/contexte.ts';
import type { FileAttente } from './brique/file.ts';
import type { Fonction } from './brique/fonction.ts';
import type { NomDeFonction } from './brique/paquets.ts';
import { type Mesure, mesure } from './surveillance.ts';

const PERIODE = Duration.minutes(5);

export interface Observes {
  readonly files: readonly FileAttente[];
  readonly fonctions: readonly Fonction[];
}

/** One page: is anything wrong, how many, how fast, what waits. */
export class TableauDeBord extends Construct {
  constructor(scope: Construct, id: string, { stage, alertes }: Contexte, { files, fonctions }: Observes) {
    super(scope, id);
    const graphe = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12, height: 6 });
    const notre = (fonction: NomDeFonction, nom: Mesure, statistic: string) =>
      mesure(stage.name, fonction, nom, statistic, PERIODE);
    new Dashboard(this, 'Page', {
      dashboardName: `passerelle-${stage.name}`,
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarmes', alarms: alertes.alarmes, width: 24, height: 6 })],
        [
          graphe('Dépôts et réponses', [notre('recevoir', 'depotsRecus', 'Sum'), notre('verifier', 'verdicts', 'Sum')]),
          graphe('Délai de réponse (ms)', [
            notre('verifier', 'reponseMs', 'p50'),
            notre('verifier', 'reponseMs', 'p99'),
          ]),
        ],
        [
          graphe(
            'Messages en attente',
            files.map(({ queue }) => queue.metricApproximateNumberOfMessagesVisible({ period: PERIODE })),
          ),
          graphe(
            'Âge du plus ancien message (s)',
            files.map(({ queue }) => queue.metricApproximateAgeOfOldestMessage({ period: PERIODE })),
          ),
        ],
        [
          graphe(
            'Durée des fonctions (ms)',
            fonctions.map(({ lambda }) => lambda.metricDuration({ period: PERIODE })),
          ),
          graphe(
            'Erreurs et refus de démarrer',
            fonctions.flatMap(({ lambda }) => [
              lambda.metricErrors({ period: PERIODE }),
              lambda.metricThrottles({ period: PERIODE }),
            ]),
          ),
        ],
      ],
    });
  }
}
