import { Stack, Stage } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Deposants } from './acces/deposants.ts';
import { Destinataires } from './acces/destinataires.ts';
import { Alertes } from './alertes.ts';
import type { Contexte } from './brique/contexte.ts';
import { Droits } from './brique/droits.ts';
import type { Paquets } from './brique/paquets.ts';
import { Confiance } from './confiance.ts';
import { Console } from './console.ts';
import { Delais } from './delais.ts';
import { Depot } from './depot.ts';
import { MiseADisposition } from './mise-a-disposition.ts';
import { Notification } from './notification.ts';
import { Preuve } from './preuve.ts';
import { Rapprochement } from './rapprochement.ts';
import { Retention } from './retention.ts';
import { Socle } from './socle/socle.ts';
import type { StageConfig } from './stages.ts';
import { surveiller } from './surveillance.ts';
import { TableauDeBord } from './tableau-de-bord.ts';
import { Verification } from './verification.ts';

/**
 * The diagram, one line a step:
 *
 *   déposant ─► [depot] ─► arrivees ─► Depot ─► (journal) ─► MiseADisposition ─┬► verifier ─► Verification ─► (journal)
 *                  ▲                                            ▲              └► comptable-<codique> ─► destinataire
 *                  └────────── Rapprochement ───────────────────┴── Console ◄── agent
 *
 * Every decision is a transaction of the journal; its stream carries what follows from it, and what the stream misses
 * is sent again. Notification tells who is suspended, Delais what is near its term. Preuve seals the journal, Retention
 * ends what it keeps. Socle is what must survive; Flux is what may be destroyed and deployed anew.
 */
export class Pipeline extends Stage {
  constructor(scope: Construct, stage: StageConfig, paquets: Paquets) {
    super(scope, stage.name, { env: { region: stage.region } });
    const socle = new Socle(this, 'Socle', stage);
    const flux = new Stack(this, 'Flux');
    const alertes = new Alertes(flux, 'Alertes');
    const contexte: Contexte = { stage, socle, alertes, paquets, droits: new Droits(flux, stage, socle) };

    new Deposants(flux, 'Deposants', contexte);
    const depot = new Depot(flux, 'Depot', contexte);
    const verification = new Verification(flux, 'Verification', contexte);
    const mise = new MiseADisposition(flux, 'MiseADisposition', contexte);
    new Destinataires(flux, 'Destinataires', contexte);
    const console = new Console(flux, 'Console', contexte);
    new Notification(flux, 'Notification', contexte);
    new Delais(flux, 'Delais', contexte);
    new Confiance(flux, 'Confiance', contexte);
    new Rapprochement(flux, 'Rapprochement', contexte);
    new Preuve(flux, 'Preuve', contexte);
    new Retention(flux, 'Retention', contexte);

    surveiller(contexte);
    new TableauDeBord(flux, 'TableauDeBord', contexte, {
      files: [depot, ...verification.etapes].map(({ file }) => file),
      fonctions: [depot, ...verification.etapes, mise.envoi, console.projection].map(({ fonction }) => fonction),
    });
  }
}
