import { Aws, CfnOutput, Duration } from 'aws-cdk-lib';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { QUEUES_INTERNES } from '../../schemas/messages/depot.ts';
import { environnementDeLaConnexion } from './acces/connexion.ts';
import type { Contexte } from './brique/contexte.ts';
import { admettreSansAutorisateur } from './brique/derogations.ts';
import { Fonction } from './brique/fonction.ts';
import { Suivi } from './brique/suivi.ts';
import { nomDuRoleConsole } from './noms.ts';

const PAR_SECONDE = 100;

/** Pages and API, and the read models that they show. */
export class Console extends Construct {
  readonly api: HttpApi;
  readonly projection: Suivi;

  constructor(scope: Construct, id: string, contexte: Contexte) {
    super(scope, id);
    const { droits } = contexte;
    this.projection = new Suivi(this, 'Projeter', contexte, {
      // Alone: two would overwrite each other's documents with older ones.
      ...{ nom: 'projeter', lot: 200, partiel: false, ensemble: 1, delai: Duration.minutes(5), memoire: 1024 },
      filtres: [{ eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'evenement#' }] } } } }],
      droits: [...droits.lireTable('journal'), ...droits.ecrireTable('lectures'), ...droits.lireObjets('verdicts')],
    });
    this.api = new HttpApi(this, 'Api', { apiName: `passerelle-${contexte.stage.name}`, createDefaultStage: false });
    const fonction = this.pages(contexte);
    this.ouvrir(contexte, fonction);
    this.publier(contexte);
    contexte.alertes.sonner('Console5xx', {
      titre: 'Console en erreur',
      metric: this.api.metricServerError({ period: contexte.alertes.periode, statistic: 'Sum' }),
      seuil: 0,
    });
  }

  /** The name that AWS gives to the API. */
  private get hote(): string {
    return `${this.api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`;
  }

  /** Until people can sign in, nobody comes in without credentials of this account (SigV4): it is never open. */
  private ouvrir({ stage }: Contexte, fonction: Fonction): void {
    const connectes = stage.connexion !== null && stage.connexion.oidc !== null;
    const commun = {
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration('Integration', fonction.lambda),
      ...(connectes ? {} : { authorizer: new HttpIamAuthorizer() }),
    };
    // The second one catches what is below the first, and not the first.
    const routes = ['/', '/{proxy+}'].flatMap((path) => this.api.addRoutes({ ...commun, path }));
    if (connectes) for (const route of routes) admettreSansAutorisateur(route);
  }

  private pages(contexte: Contexte): Fonction {
    const { droits, stage } = contexte;
    return new Fonction(this, 'Console', contexte, {
      ...{ nom: 'console', delai: Duration.seconds(29), memoire: 1024 },
      nomDuRole: nomDuRoleConsole(stage),
      environnement: environnementDeLaConnexion(stage.connexion, this.hote),
      droits: [
        ...droits.ecrireTable('journal'),
        ...(stage.connexion === null ? droits.lireTable('lectures') : droits.ecrireTable('lectures')),
        ...(stage.connexion === null ? [] : [droits.lireSecret(stage.connexion.secret)]),
        ...droits.deposer(),
        ...droits.lireObjets('verdicts'),
        ...droits.lireObjets('acquits'),
        ...droits.lireObjets('preuves'),
        ...droits.lireObjets('confiance'),
        ...droits.creerObjets('registre'),
        ...droits.creerObjets('pca'),
        ...droits.creerObjets('amendes'),
        ...droits.agirChezLesDestinataires(
          'sqs:ChangeMessageVisibility',
          'sqs:DeleteMessage',
          'sqs:GetQueueAttributes',
          'sqs:GetQueueUrl',
          'sqs:ReceiveMessage',
          'sqs:SendMessage',
        ),
        // Dead letters are looked at by being received, and sent again one by one.
        ...droits.envoyer(...QUEUES_INTERNES),
        droits.agirSurFiles(['sqs:GetQueueAttributes'], QUEUES_INTERNES),
        ...QUEUES_INTERNES.flatMap((file) => droits.lireFile(`${file}-lettres-mortes`)),
      ],
    });
  }

  private publier({ stage }: Contexte): void {
    const acces = new LogGroup(this, 'Acces', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: stage.removalPolicy,
    });
    new HttpStage(this, 'Publication', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: PAR_SECONDE, burstLimit: 2 * PAR_SECONDE },
      accessLogSettings: { destination: new LogGroupLogDestination(acces) },
    });
    new CfnOutput(this, 'Adresse', { value: `https://${this.hote}`, description: 'La console et l’API' });
  }
}
