/** Structured logs, and metrics written among them (EMF): no call to CloudWatch is ever waited for. */
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { Retry } from '../../ports.ts';
import { MESURES } from './mesures.ts';

/** Names and level come from the environment (`POWERTOOLS_SERVICE_NAME`, `POWERTOOLS_METRICS_NAMESPACE`, `LOG_LEVEL`). */
export const log = new Logger();
const metrics = new Metrics();

type Mesure = keyof typeof MESURES;

const UNITES: Partial<Record<Mesure, (typeof MetricUnit)[keyof typeof MetricUnit]>> = {
  reponseMs: MetricUnit.Milliseconds,
  attenteDeSceau: MetricUnit.Seconds,
};

export const mesurer = (mesure: Mesure, valeur: number): void =>
  void metrics.addMetric(MESURES[mesure], UNITES[mesure] ?? MetricUnit.Count, valeur);

/** A fault of ours, for whoever the alarm wakes; `sujet` says what it is about, and is no name of a person or a file. */
export function signaler(erreur: unknown, sujet: Readonly<Record<string, string>> = {}): void {
  if (erreur instanceof Retry) log.info(erreur.message, { ...sujet, delai: erreur.delaySeconds });
  else if (erreur instanceof AggregateError) for (const une of erreur.errors) signaler(une, sujet);
  else log.error('échec', { ...sujet, error: erreur instanceof Error ? erreur : new Error(String(erreur)) });
}

/** Metrics leave with the last line of each invocation, were it a failure. */
export const mesure =
  <E, R>(traiter: (evenement: E) => Promise<R>) =>
  async (evenement: E): Promise<R> => {
    try {
      return await traiter(evenement);
    } finally {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    }
  };

/** A scheduled task: told whole when it fails, then tried again by its own schedule. */
export const tache = (travailler: (evenement: unknown) => Promise<void>) =>
  mesure(async (evenement: unknown) => {
    try {
      await travailler(evenement);
    } catch (erreur) {
      signaler(erreur);
      throw erreur;
    }
  });
