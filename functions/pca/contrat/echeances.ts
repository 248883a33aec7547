/** The dates of a contract: its anniversaries, its end, the two months of a mise en demeure. */
import { type EcheancePca, parDate } from '../calendrier/echeance.ts';
import type { Contrat } from './cycle.ts';
import { anniversaires, finDuContrat } from './situation.ts';

export function echeancesDuContrat(contrat: Contrat): EcheancePca[] {
  const objet = contrat.signe?.contrat ?? '';
  const fin = finDuContrat(contrat);
  if (contrat.resiliation !== null || fin === null) return [];
  const echeances: EcheancePca[] = [
    { regle: 'fin-du-contrat', date: fin, objet },
    ...anniversaires(contrat).map((date) => ({ regle: 'anniversaire-du-contrat' as const, date, objet })),
  ];
  if (contrat.miseEnDemeure !== null)
    echeances.push({ regle: 'fin-de-mise-en-demeure', date: contrat.miseEnDemeure.terme, objet });
  return echeances.sort(parDate);
}
