import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { QUEUES_INTERNES } from '../../schemas/messages/depot.ts';
import type { Contexte } from './brique/contexte.ts';
import { Planifiee } from './brique/planifiee.ts';
import { Suivi } from './brique/suivi.ts';
import { aliasDesFiles } from './socle/cles.ts';

/** What leaves: from the outbox at once, again where it must, to queues that the register asks for. */
export class MiseADisposition extends Construct {
  readonly envoi: Suivi;

  constructor(scope: Construct, id: string, contexte: Contexte) {
    super(scope, id);
    const { droits } = contexte;
    const envoyer = [
      ...droits.ecrireTable('journal'),
      ...droits.envoyer(...QUEUES_INTERNES),
      ...droits.agirChezLesDestinataires('sqs:GetQueueUrl', 'sqs:SendMessage'),
    ];
    this.envoi = new Suivi(this, 'MettreADisposition', contexte, {
      ...{ nom: 'mettre-a-disposition', lot: 25, partiel: true, delai: Duration.minutes(1), memoire: 512 },
      filtres: [{ dynamodb: { NewImage: { sk: { S: ['envoi'] }, sends: { N: ['0'] } } } }],
      droits: envoyer,
    });
    this.relancer(contexte, envoyer);
    new Planifiee(this, 'Echeances', contexte, {
      ...{ nom: 'echeances', delai: Duration.minutes(1), memoire: 512 },
      rendezVous: [{ chaque: Duration.hours(1) }],
      droits: droits.lireTable('journal'),
    });
    this.provisionner(contexte);
  }

  private relancer(contexte: Contexte, envoyer: ReturnType<Contexte['droits']['envoyer']>): void {
    const { droits } = contexte;
    const files = ['arrivees', ...QUEUES_INTERNES];
    const mortes = files.map((file) => `${file}-lettres-mortes`);
    new Planifiee(this, 'Relancer', contexte, {
      ...{ nom: 'relancer', delai: Duration.minutes(5), memoire: 512, ensemble: 1 },
      rendezVous: [
        { chaque: Duration.minutes(5), demande: { quoi: 'messages' } },
        { chaque: Duration.hours(6), demande: { quoi: 'lettres-mortes' } },
      ],
      droits: [
        ...envoyer,
        droits.agirSurFiles(
          [
            'sqs:DeleteMessage',
            'sqs:GetQueueAttributes',
            'sqs:GetQueueUrl',
            'sqs:ReceiveMessage',
            'sqs:StartMessageMoveTask',
          ],
          mortes,
        ),
        droits.agirSurFiles(['sqs:SendMessage'], files),
      ],
    });
  }

  private provisionner(contexte: Contexte): void {
    const { stage, droits } = contexte;
    new Planifiee(this, 'Provisionner', contexte, {
      ...{ nom: 'provisionner', delai: Duration.minutes(15), memoire: 512, ensemble: 1 },
      rendezVous: [{ chaque: Duration.minutes(15) }],
      environnement: { PASSERELLE_CLE_FILES: aliasDesFiles(stage) },
      droits: [
        ...droits.lireTable('lectures'),
        ...droits.agirChezLesDestinataires(
          'sqs:CreateQueue',
          'sqs:GetQueueAttributes',
          'sqs:GetQueueUrl',
          'sqs:SetQueueAttributes',
          'sqs:TagQueue',
        ),
      ],
    });
  }
}
