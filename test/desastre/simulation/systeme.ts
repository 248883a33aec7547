/** The processes of the product around the world's state, as each platform runs them, and its clients before the door. */
import { recevoir } from '../../../functions/depot/handler.ts';
import { relancer } from '../../../functions/exploitation/relancer.ts';
import { expedier } from '../../../functions/mise-a-disposition/expedition.ts';
import { type Message, Retry } from '../../../functions/platform/ports.ts';
import { verifier } from '../../../functions/verification/handler.ts';
import { reprendre } from '../../../functions/verification/reprise.ts';
import { LETTRES_MAX } from '../../../schemas/evenements/exploitation.ts';
import { QUEUE_VERIFIER } from '../../../schemas/messages/depot.ts';
import { ADMINISTRATEUR } from '../../depot/exemples.ts';
import type { Scenario } from './acte.ts';
import { type Branchement, brancher, type Juge } from './brancher.ts';
import { FauteInjectee } from './faute.ts';
import type { Monde } from './monde.ts';
import { tenirLesNotifications } from './notification.ts';
import type { Processus } from './processus.ts';
import { type Lisible, projeterPour } from './projection.ts';
import { tenirLeRapprochement } from './rapprochement.ts';

export const ARRIVEES = 'arrivees';
const BAIL_S = 60;
const REDEMARRAGE_MS = 2000;
const REMISE_MS = 13 * 24 * 3_600_000;
const REDRESSEMENT_MS = 15 * 60_000;

export class Systeme {
  readonly monde: Monde;
  readonly #juge: Juge;

  constructor(
    monde: Monde,
    juge: Juge,
    { verificateurs, notificateurs = 1, adresseDes = 0 }: Scenario,
    lisible: Lisible,
  ) {
    this.monde = monde;
    this.#juge = juge;
    this.tenir('guichet', (p, ports) =>
      this.#pomper(p, ports, ARRIVEES, 'recevoir', async (corps) => void (await recevoir(ports)(corps))),
    );
    for (let n = 0; n < verificateurs; n += 1)
      this.tenir(`verificateur ${n}`, (p, ports) =>
        this.#pomper(p, ports, QUEUE_VERIFIER, 'verifier', verifier(ports)),
      );
    this.tenir('expedition', (p, ports) => this.#expedier(p, ports));
    this.tenir('reprise', (p, ports) => this.#reprendre(p, ports));
    for (let n = 0; n < notificateurs; n += 1)
      this.tenir(`notification ${n}`, (p, ports) => tenirLesNotifications(this, p, ports, adresseDes));
    this.tenir('rapprochement', (p, ports) => tenirLeRapprochement(this, p, ports));
    projeterPour(this, lisible);
    void this.#redresser();
  }

  /** One request to our API, in a process of its own; rejected where that process dies. */
  servir<T>(traitement: string, faire: (ports: Branchement) => Promise<T>): Promise<T> {
    const { monde } = this;
    return new Promise((resolve, reject) => {
      const vie = async (processus: Processus) => {
        processus.commencer(traitement);
        await faire(brancher(monde, processus, this.#juge)).then(resolve, reject);
      };
      monde.lancer(traitement, vie, () => reject(new FauteInjectee(`killed: ${traitement}`)));
    });
  }

  /** A client asks until he is answered. */
  async insister<T>(traitement: string, faire: (ports: Branchement) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await this.servir(traitement, faire);
      } catch (erreur) {
        this.monde.noter(erreur);
        await this.monde.veiller(null, this.monde.ordonnanceur.maintenant + 5000);
      }
    }
  }

  /** A process that is started again each time it is killed. */
  tenir(nom: string, vie: (processus: Processus, ports: Branchement) => Promise<void>): void {
    const { monde } = this;
    const demarrer = () =>
      monde.lancer(
        nom,
        (processus) => vie(processus, brancher(monde, processus, this.#juge)),
        () => monde.ordonnanceur.planifier(monde.ordonnanceur.maintenant + REDEMARRAGE_MS, demarrer),
      );
    demarrer();
  }

  async #pomper(
    processus: Processus,
    ports: Branchement,
    queue: string,
    traitement: string,
    traiter: (corps: unknown) => Promise<void>,
  ): Promise<void> {
    for (;;) {
      await this.monde.veiller(processus, () => this.monde.files.prochain(queue));
      processus.commencer(traitement);
      await this.essayer(async () => {
        const messages = await ports.files.receive(queue, { max: 1, leaseSeconds: BAIL_S });
        for (const message of messages) await this.#traiterUn(ports, queue, message, traiter);
      });
    }
  }

  async #traiterUn(
    ports: Branchement,
    queue: string,
    { handle, body, receiveCount }: Message,
    traiter: (corps: unknown) => Promise<void>,
  ): Promise<void> {
    try {
      await traiter(JSON.parse(body));
      await ports.files.delete(queue, handle);
    } catch (erreur) {
      if (!(erreur instanceof Retry)) this.monde.noter(erreur);
      const delai = erreur instanceof Retry ? erreur.delaySeconds : 2 ** receiveCount;
      await ports.files.release(queue, handle, delai);
    }
  }

  async #expedier(processus: Processus, ports: Branchement): Promise<void> {
    const { monde } = this;
    for (;;) {
      await monde.veiller(processus, () => monde.journal.prochainEnvoi(REMISE_MS));
      processus.commencer('expedier');
      if ((await this.essayer(() => expedier(ports))) !== 0) continue;
      // A skewed clock, or a stream that moved: what is due stays due.
      await monde.veiller(processus, monde.ordonnanceur.maintenant + 1000);
    }
  }

  async #reprendre(processus: Processus, ports: Branchement): Promise<void> {
    const { monde } = this;
    for (;;) {
      await monde.veiller(processus, () => monde.journal.prochaineEcheance());
      processus.commencer('reprendre');
      await this.essayer(() => reprendre(ports));
      await monde.veiller(processus, monde.ordonnanceur.maintenant + 1000);
    }
  }

  /** An operator sends what was put aside back to its handler. */
  async #redresser(): Promise<void> {
    const { monde } = this;
    const queues = [ARRIVEES, QUEUE_VERIFIER];
    const morts = () => queues.some((queue) => monde.files.prochain(queue) >= 0 && monde.files.morts(queue).length > 0);
    for (;;) {
      await monde.veiller(null, () => (morts() ? 0 : Number.POSITIVE_INFINITY));
      await monde.veiller(null, monde.ordonnanceur.maintenant + REDRESSEMENT_MS);
      for (const file of queues) await this.#relancer(file);
    }
  }

  async #relancer(file: string): Promise<void> {
    const lettres = (await this.monde.files.deadLetters(file, LETTRES_MAX)).map(({ handle }) => handle);
    const demande = { file, lettres, raison: 'Réparé.', par: ADMINISTRATEUR };
    if (lettres.length > 0) await this.insister('relancer', (ports) => relancer(ports)(demande));
  }

  /** What went wrong is told, and the process goes on a second later. */
  async essayer<T>(faire: () => Promise<T>): Promise<T | null> {
    try {
      return await faire();
    } catch (erreur) {
      this.monde.noter(erreur);
      await this.monde.veiller(null, this.monde.ordonnanceur.maintenant + 1000);
      return null;
    }
  }
}
