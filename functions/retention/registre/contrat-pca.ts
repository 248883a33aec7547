/** Until when each document of a contract serves: until its end, an account's until that étude declares another. Pure. */
import type { ContratEvenement } from '../../../schemas/evenements/contrat.ts';
import type { ObjetScelle } from '../../../schemas/evenements/identifiants.ts';
import { etatDuContrat } from '../../pca/contrat/cycle.ts';
import { finDuContrat } from '../../pca/contrat/situation.ts';
import { reunir, type Service } from './service.ts';

type Compte = Extract<ContratEvenement, { type: 'CompteDeclare' }>;

const compteSuivant = ({ data }: Compte, suite: readonly ContratEvenement[]): string | null =>
  suite.find((event): event is Compte => event.type === 'CompteDeclare' && event.data.etude === data.etude)?.data
    .depuis ?? null;

export function objetsDuContrat(events: readonly ContratEvenement[]): readonly Service[] {
  const contrat = etatDuContrat(events);
  const fin = contrat.resiliation?.le ?? finDuContrat(contrat);
  const document = (objet: ObjetScelle, nommeLe: string): Service => ({
    ...{ bucket: 'pca', objet, genre: 'contrat-document', fin, aussitot: false, nommeLe },
  });
  return reunir(
    events.flatMap((event, rang): readonly Service[] => {
      switch (event.type) {
        case 'ContratSigne':
        case 'ContratMisEnDemeure':
          return [document(event.data.document, event.at)];
        case 'CompteDeclare': {
          const remplace = compteSuivant(event, events.slice(rang + 1));
          return [{ ...document(event.data.confirmation, event.at), genre: 'contrat-compte', fin: remplace ?? fin }];
        }
        default:
          return [];
      }
    }),
  );
}
