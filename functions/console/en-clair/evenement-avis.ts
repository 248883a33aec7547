/** What the clock told an organisation, in a French sentence each. */
import type { AvisEvenement } from '../../../schemas/evenements/pca-avis.ts';
import { compter } from './nombre.ts';

const SITUATIONS = {
  bientot: 'proche',
  due: 'qui échoit ce jour',
  'en-retard': 'dont le dernier jour est passé',
} as const;
const PLURIELS = {
  bientot: 'proches',
  due: 'qui échoient ce jour',
  'en-retard': 'dont le dernier jour est passé',
} as const;

export function avisEnClair({ type, data }: AvisEvenement): string {
  switch (type) {
    case 'DelaisSignales': {
      const parSituation = Map.groupBy(data.avis, ({ situation }) => situation);
      const parties = [...parSituation].map(
        ([situation, avis]) =>
          `${compter(avis.length, 'délai')} ${(avis.length === 1 ? SITUATIONS : PLURIELS)[situation]}`,
      );
      return `Signalé : ${parties.join(' ; ')}.`;
    }
    case 'AvisEnvoye':
      return 'Courriel des délais envoyé.';
    default:
      return data satisfies never;
  }
}
