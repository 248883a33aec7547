import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { MESURES } from '../../functions/platform/aws/fonctions/mesures.ts';
import type { Contexte } from './brique/contexte.ts';
import { espaceDeMesures } from './brique/fonction.ts';
import type { NomDeFonction } from './brique/paquets.ts';

export type Mesure = keyof typeof MESURES;

/** One of our own metrics, as the functions write it in their logs. */
export const mesure = (stage: string, fonction: NomDeFonction, nom: Mesure, statistic: string, period: Duration) =>
  new Metric({
    namespace: espaceDeMesures(stage),
    metricName: MESURES[nom],
    dimensionsMap: { service: fonction },
    statistic,
    period,
  });

/** Six runs of `sceller`. */
const ATTENTE_DE_SCEAU = Duration.minutes(30);
/** In an hour, of twelve: a service that fails now and then is asked again. */
const HORODATAGES_EN_ECHEC = 6;

/** What no queue and no function tells by itself. */
export function surveiller({ stage, alertes }: Contexte): void {
  const sonner = (nom: Mesure, fonction: NomDeFonction, titre: string, seuil = 0, statistic = 'Maximum') =>
    alertes.sonner(MESURES[nom], {
      titre,
      metric: mesure(stage.name, fonction, nom, statistic, Duration.hours(1)),
      seuil,
    });
  sonner('ecartes', 'recevoir', 'Fichiers écartés', 0, 'Sum');
  sonner('nonRapproches', 'rapprocher', 'Dépôts non rapprochés');
  sonner('ecarts', 'rapprocher', 'Écarts d’audit');
  sonner('nonEnvoyees', 'echeances', 'Messages non envoyés');
  sonner('nonRecues', 'echeances', 'Bordereaux non relevés par un comptable');
  sonner('nonNotifiees', 'notifier', 'Suspension non notifiée');
  sonner('sourcesEnEchec', 'rafraichir', 'Sources de confiance en échec');
  sonner('filesCorrigees', 'provisionner', 'Files des destinataires');
  sonner('attenteDeSceau', 'sceller', 'Journal non scellé', ATTENTE_DE_SCEAU.toSeconds());
  sonner('horodatagesEnEchec', 'sceller', 'Service d’horodatage muet', HORODATAGES_EN_ECHEC, 'Sum');
  sonner('lettresMortes', 'provisionner', 'Files des destinataires');
}
